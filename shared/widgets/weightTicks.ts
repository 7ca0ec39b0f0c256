// The axis of the partners' weights, in per cent.
import type { MarketsResults } from '../compute/results.ts'

/** Round numbers from 0 to the first one that holds every partner's weight: 0, 10, 20 or wider. */
export function weightTicks(results: MarketsResults): number[] {
  const most = Math.max(
    0,
    ...Object.values(results.partnerWeights).flatMap((weights) => Object.values(weights).map((weight) => weight * 100)),
  )
  if (most <= 20) return [0, 10, 20]
  return most <= 50 ? [0, 25, 50] : [0, 50, 100]
}
