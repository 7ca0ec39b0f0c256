// A rate with a burst, for one connection. Time comes in, so that it can be tested without waiting.

export type TokenBucket = { take(amount: number, nowMs: number): boolean }

/** @param perSecond refill. @param burst the most that may be taken at once after a pause. */
export function createTokenBucket(perSecond: number, burst: number): TokenBucket {
  let left = burst
  let last = 0
  return {
    take(amount, nowMs) {
      left = Math.min(burst, left + ((nowMs - last) / 1000) * perSecond)
      last = nowMs
      if (amount > left) return false
      left -= amount
      return true
    },
  }
}
