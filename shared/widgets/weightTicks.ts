// How weights are drawn: the partners' axis and the length of bars, in per cent.
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

/** Bars are this long at the widest, and 18 % or less share one scale, so that equal boards look equal. */
const BAR_FROM_PERCENT = 18

/** Length of a weight's bar when the longest may take `room` px. Weights from 0 to 1; bars start at zero and keep proportion. */
export function weightBar(weight: number, weights: Readonly<Record<string, number>>, room: number): number {
  const most = Math.max(BAR_FROM_PERCENT, ...Object.values(weights).map((other) => other * 100))
  return (weight * 100 * room) / most
}
