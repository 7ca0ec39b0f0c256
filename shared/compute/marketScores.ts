// Scores of the markets from utilities and weights (domain 4.T04.6, 4.T04.7), on plain number arrays because sensitivity asks
// for them dozens of times while people type.
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import { EPSILON, judgedUtility, mean, measuredUtility, populationSd, reaches } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'

export type Criterion = {
  id: string
  axis: 'attractiveness' | 'fit'
  direction: 'benefit' | 'cost'
  kind: 'judged' | 'measured'
  /** Anchors of a measured criterion, lo < hi; null for a judged one. */
  lo: number | null
  hi: number | null
  /** Utility below which a market is knocked out, 0-1, or null. */
  veto: number | null
  memberInterest: boolean
}

export type Grid = {
  /** Group utility by market * criteria + criterion; NaN = no value. */
  group: Float64Array
  /** The same by partner; measured criteria repeat the shared value. */
  byPartner: Float64Array[]
  /** Population SD of the raw 1-5 means over partners, judged cells only. */
  spread: (number | null)[]
}

/** The utility of every cell, for the group and for each partner (domain 3.8, 4.T04.6, 4.T04.7). */
export function utilityGrid(
  criteria: readonly Criterion[],
  markets: readonly string[],
  partners: readonly PartnerId[],
  scores: RoundValues,
  measured: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): Grid {
  const size = criteria.length * markets.length
  const group = new Float64Array(size).fill(NaN)
  const byPartner = partners.map(() => new Float64Array(size).fill(NaN))
  const spread = new Array<number | null>(size).fill(null)
  markets.forEach((market, a) => {
    criteria.forEach((criterion, c) => {
      const cell = a * criteria.length + c
      if (criterion.kind === 'measured') {
        const value = ownEntry(ownEntry(measured, criterion.id), market)
        if (typeof value !== 'number' || criterion.lo === null || criterion.hi === null) return
        group[cell] = measuredUtility(value, criterion.lo, criterion.hi, criterion.direction)
        for (const own of byPartner) own[cell] = group[cell]
        return
      }
      const raw = partners.map((partner) => partnerNumber(scores, partner, criterion.id, market))
      const utilities = raw.map((score) => (score === null ? null : judgedUtility(score, criterion.direction)))
      utilities.forEach((utility, p) => {
        if (utility !== null) byPartner[p]![cell] = utility
      })
      group[cell] = mean(utilities) ?? NaN
      spread[cell] = populationSd(raw)
    })
  })
  return { group, byPartner, spread }
}

/** Weighted sum and weight of the cells of one market that have a value. */
export type Weighing = { sum: number; available: number }

/** Σ w u and Σ w over the cells with a value; `only` restricts to criteria of one axis (domain 4.T04.6). */
export function weigh(
  grid: Float64Array,
  market: number,
  weights: readonly number[],
  only?: (criterion: number) => boolean,
): Weighing {
  const offset = market * weights.length
  let sum = 0
  let available = 0
  for (let c = 0; c < weights.length; c += 1) {
    const utility = grid[offset + c]!
    if (Number.isNaN(utility) || (only && !only(c))) continue
    sum += weights[c]! * utility
    available += weights[c]!
  }
  return { sum, available }
}

/** Score 0-100, or null when no weight has a value (domain 4.T04.6). */
export function scoreOf({ sum, available }: Weighing): number | null {
  return available <= EPSILON ? null : (100 * sum) / available
}

/** Scores of the partners that are counted for a market (domain 4.T04.7), in partner order. */
export function partnerScores(
  criteria: readonly Criterion[],
  grid: Grid,
  market: number,
  weights: readonly number[],
  partners: readonly PartnerId[],
): [PartnerId, number][] {
  const scores: [PartnerId, number][] = []
  const offset = market * criteria.length
  partners.forEach((partner, p) => {
    const own = grid.byPartner[p]!
    // [C5] shared measured values alone are nobody's opinion.
    const hasJudged = criteria.some(
      (criterion, c) => criterion.kind === 'judged' && weights[c]! > EPSILON && !Number.isNaN(own[offset + c]!),
    )
    const weighing = weigh(own, market, weights)
    const score = scoreOf(weighing)
    if (hasJudged && score !== null && reaches(weighing.available, 0.5)) scores.push([partner, score])
  })
  return scores
}
