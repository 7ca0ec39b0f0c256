// A bucket per sender that refills with time. In memory: it slows guessing and storms, it is no account of anything.
import { BoardError } from '../../shared/errors.ts'

const MAX_SENDERS = 10_000

export type RateLimit = {
  /** Counts one request. @throws BoardError too_fast when the sender's bucket is empty. */
  take(sender: string, now: Date): void
}

/** What a sender may do in a minute. Generous, because a whole hall may sit behind one address. */
export type RateLimits = { creations: RateLimit; joins: RateLimit; uploads: RateLimit }

export const createRateLimits = (): RateLimits => ({
  creations: createRateLimit(600),
  joins: createRateLimit(600),
  uploads: createRateLimit(600),
})

/** @param perMinute requests a sender may make at once; as many come back within a minute. */
export function createRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>()
  return {
    take(sender, now) {
      const nowMs = now.getTime()
      const bucket = buckets.get(sender) ?? { left: perMinute, atMs: nowMs }
      const refilled = bucket.left + (Math.max(0, nowMs - bucket.atMs) / 60_000) * perMinute
      const left = Math.min(perMinute, refilled) - 1
      if (left < 0) throw new BoardError('too_fast', 'Too many tries from this network. Wait a minute, then try again.')
      buckets.delete(sender)
      // The longest unseen sender goes first: its bucket is the fullest.
      if (buckets.size >= MAX_SENDERS) buckets.delete(buckets.keys().next().value!)
      buckets.set(sender, { left, atMs: nowMs })
    },
  }
}
