// The arithmetic every formula shares: comparison with tolerance, means, spread, ranks, rounding, utility (domain 3.3-3.8).
// Empty is null, never 0. Knows nothing of boards, templates or partners.
import type { Disagreement } from './coreResults.ts'

/** Tolerance of every comparison (domain 3.3). */
export const EPSILON = 1e-9

/** "x reaches t" (domain 3.3). */
export const reaches = (x: number, t: number): boolean => x >= t - EPSILON
/** "x below t" (domain 3.3). */
export const below = (x: number, t: number): boolean => x < t - EPSILON
/** "x beats y" (domain 3.3). */
export const beats = (x: number, y: number): boolean => x > y + EPSILON

/** Arithmetic mean of the non-null values, or null when there is none (domain 3.4). */
export function mean(values: readonly (number | null)[]): number | null {
  let sum = 0
  let count = 0
  for (const value of values) {
    if (value === null) continue
    sum += value
    count += 1
  }
  return count === 0 ? null : sum / count
}

/** Population standard deviation of the non-null values; null below two values (domain 3.4). */
export function populationSd(values: readonly (number | null)[]): number | null {
  const centre = mean(values)
  if (centre === null) return null
  let squares = 0
  let count = 0
  for (const value of values) {
    if (value === null) continue
    squares += (value - centre) ** 2
    count += 1
  }
  return count < 2 ? null : Math.sqrt(squares / count)
}

/** Thresholds of the labels by scale (domain 3.4). */
export const SPREAD_ON_5 = { some: 0.5, discuss: 1 } as const
export const SPREAD_ON_100 = { some: 10, discuss: 20 } as const

/** The label of a disagreement (domain 3.4). */
export function disagreementLabel(
  disagreement: number | null,
  thresholds: { readonly some: number; readonly discuss: number },
): Disagreement {
  if (disagreement === null) return 'not-computable'
  if (reaches(disagreement, thresholds.discuss)) return 'discuss'
  return reaches(disagreement, thresholds.some) ? 'some-spread' : 'aligned'
}

/** Standard competition ranks "1-2-2-4", highest value first; null stays null and beats nobody (domain 3.4). */
export function standardRank(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) => {
    if (value === null) return null
    let rank = 1
    for (const other of values) if (other !== null && beats(other, value)) rank += 1
    return rank
  })
}

/** Orders ids by code point, the last criterion of every display order (domain 3.4). */
export function compareIds(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < left.length && i < right.length; i += 1) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Display order: rank, then id (domain 3.4); entries without rank are left out. */
export function displayOrder(entries: readonly { id: string; rank: number | null }[]): string[] {
  return entries
    .filter((entry) => entry.rank !== null)
    .sort((a, b) => a.rank! - b.rank! || compareIds(a.id, b.id))
    .map((entry) => entry.id)
}

/** Utility 0-1 of a judged score 1-5 (domain 3.8). */
export function judgedUtility(score: number, direction: 'benefit' | 'cost'): number {
  const utility = (score - 1) / 4
  return direction === 'cost' ? 1 - utility : utility
}

/** Utility 0-1 of a measured value with anchors lo < hi fixed before scoring (domain 3.8). */
export function measuredUtility(value: number, lo: number, hi: number, direction: 'benefit' | 'cost'): number {
  // Halves, so that the widest anchors a double can hold do not overflow.
  const share = (value / 2 - lo / 2) / (hi / 2 - lo / 2)
  const utility = Math.min(1, Math.max(0, share))
  return direction === 'cost' ? 1 - utility : utility
}

// A half that is exact on paper arrives up to a few units in the last place lower; this much is given back.
const HALF_SLACK = 1 + 1e-13

/** Rounds half away from zero to 4 decimals; -0 becomes 0 (domain 3.3). */
export function roundHalfAway(value: number): number {
  const scaled = Math.abs(value) * 1e4
  if (scaled >= 2 ** 52) return value
  const rounded = Math.floor(scaled * HALF_SLACK + 0.5) / 1e4
  return rounded === 0 ? 0 : Math.sign(value) * rounded
}
