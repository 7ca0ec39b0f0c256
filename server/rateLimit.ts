// A bucket per sender that refills with time. In memory: it slows guessing and storms, it is no account of anything.
import { BoardError } from '../shared/errors.ts'

const MAX_SENDERS = 10_000

export type RateLimit = {
  /** Counts one request. @throws BoardError too_fast when the sender's bucket is empty. */
  take(sender: string, now: Date): void
  /** Counts nothing. @throws BoardError too_fast when the sender's bucket is empty. */
  check(sender: string, now: Date): void
  /** Counts one request, also beyond what is allowed. */
  count(sender: string, now: Date): void
}

/** What a sender may do in a minute. Generous, because a whole hall may sit behind one address. */
export type RateLimits = {
  creations: RateLimit
  joins: RateLimit
  uploads: RateLimit
  /** Room codes that opened nothing, by address, and of all addresses together: what guessing costs. */
  wrongCodes: RateLimit
  allWrongCodes: RateLimit
  /** By address. */
  refusedUpgrades: RateLimit
  /** Sockets opened, by session: a page that goes round in a circle. */
  connections: RateLimit
}

export const createRateLimits = (): RateLimits => ({
  creations: createRateLimit(600),
  joins: createRateLimit(600),
  uploads: createRateLimit(600),
  wrongCodes: createRateLimit(60),
  allWrongCodes: createRateLimit(300),
  refusedUpgrades: createRateLimit(600),
  connections: createRateLimit(120),
})

/** @param perMinute requests a sender may make at once; as many come back within a minute. */
export function createRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>()
  const leftOf = (sender: string, now: Date): number => {
    const bucket = buckets.get(sender)
    if (!bucket) return perMinute
    return Math.min(perMinute, bucket.left + (Math.max(0, now.getTime() - bucket.atMs) / 60_000) * perMinute)
  }
  const check = (sender: string, now: Date): void => {
    if (leftOf(sender, now) < 1)
      throw new BoardError('too_fast', 'Too many tries from this network. Wait a minute, then try again.')
  }
  const count = (sender: string, now: Date): void => {
    const left = Math.max(0, leftOf(sender, now) - 1)
    buckets.delete(sender)
    // The longest unseen sender goes first: its bucket is the fullest.
    if (buckets.size >= MAX_SENDERS) buckets.delete(buckets.keys().next().value!)
    buckets.set(sender, { left, atMs: now.getTime() })
  }
  return {
    check,
    count,
    take(sender, now) {
      check(sender, now)
      count(sender, now)
    },
  }
}
