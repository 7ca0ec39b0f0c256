// Target-market selection: from partners' scores and weights to ranking, nine-box, shortlist (domain 4.T04.5-4.T04.8).
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { type Criterion, type Grid, partnerScores, scoreOf, utilityGrid, weigh } from './marketScores.ts'
import { computeWeights, type NeedMap, type WeightMode } from './marketWeights.ts'
import {
  below,
  disagreementLabel,
  displayOrder,
  populationSd,
  reaches,
  SPREAD_ON_100,
  standardRank,
} from './numbers.ts'
import type { MarketResult, MarketsResults, NeedsResults } from './coreResults.ts'
import { computeSensitivity } from './sensitivity.ts'

export type Market = { id: string; maturity: string | null }
export type MarketSettings = {
  weightMode: WeightMode
  /** 0-1. */
  lambda: number
  /** 1-90. */
  sensitivityPct: number
  /** Integer >= 1. */
  maxTargets: number
}
export type MarketsInput = {
  criteria: readonly Criterion[]
  markets: readonly Market[]
  /** Judged criterion -> market -> 1-5. */
  scores: RoundValues
  /** Measured criterion -> market -> the one shared value. */
  measured: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  /** Criterion -> `points` >= 0. */
  points: RoundValues
  needMap: NeedMap
  settings: MarketSettings
}

/** Weight of values a market needs to be ranked (domain 4.T04.6). */
const NEEDED_COMPLETENESS = 0.7

function band(score: number): number {
  return reaches(score, 200 / 3) ? 2 : reaches(score, 100 / 3) ? 1 : 0
}

function zoneOf(attractiveness: number | null, fit: number | null): MarketResult['zone'] {
  if (attractiveness === null || fit === null) return null
  const sum = band(attractiveness) + band(fit)
  return sum >= 3 ? 'go' : sum === 2 ? 'selective' : 'hold'
}

function marketResult(
  input: MarketsInput,
  grid: Grid,
  row: number,
  weights: readonly number[],
  partners: readonly PartnerId[],
): MarketResult {
  const { criteria } = input
  const utility = (c: number): number => grid.group[row * criteria.length + c]!
  const all = weigh(grid.group, row, weights)
  const missing = criteria.reduce((sum, _, c) => (Number.isNaN(utility(c)) ? sum + weights[c]! : sum), 0)
  const score = scoreOf(all)
  const vetoedBy = criteria
    .filter(({ veto }, c) => veto !== null && !Number.isNaN(utility(c)) && below(utility(c), veto))
    .map((criterion) => criterion.id)
  // [C4] a veto comes first, also on a criterion without weight.
  const isThin = score === null || below(all.available, NEEDED_COMPLETENESS)
  const axisScore = (axis: Criterion['axis']): number | null =>
    scoreOf(weigh(grid.group, row, weights, (c) => criteria[c]!.axis === axis))
  const attractiveness = axisScore('attractiveness')
  const fit = axisScore('fit')
  const byPartner = partnerScores(criteria, grid, row, weights, partners)
  const disagreement = populationSd(byPartner.map(([, own]) => own))
  return {
    score,
    completeness: all.available,
    low: 100 * all.sum,
    high: 100 * (all.sum + missing),
    vetoedBy,
    status: vetoedBy.length > 0 ? 'knocked-out' : isThin ? 'insufficient-data' : 'ranked',
    partnerScores: Object.fromEntries(byPartner),
    disagreement,
    label: disagreementLabel(disagreement, SPREAD_ON_100),
    attractiveness,
    fit,
    zone: zoneOf(attractiveness, fit),
    rank: null,
  }
}

function byCriterion<T>(criteria: readonly Criterion[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(criteria.map((criterion, c) => [criterion.id, values[c]!]))
}

function cellsByMarket<T>(
  input: MarketsInput,
  isShown: (criterion: Criterion) => boolean,
  value: (cell: number) => T,
): Record<string, Record<string, T>> {
  const shown = input.criteria.map((criterion, c) => ({ criterion, c })).filter(({ criterion }) => isShown(criterion))
  return Object.fromEntries(
    input.markets.map(({ id }, a) => [
      id,
      Object.fromEntries(shown.map(({ criterion, c }) => [criterion.id, value(a * input.criteria.length + c)])),
    ]),
  )
}

/**
 * The whole of T04 but the decision (domain 4.T04.5-4.T04.8).
 * @param needs results of T02 on the same board, or null; without them the needs weights are 1/m
 */
export function computeMarkets(
  input: MarketsInput,
  partners: readonly PartnerId[],
  needs: NeedsResults | null,
): MarketsResults {
  const { criteria, markets, settings } = input
  const ids = criteria.map((criterion) => criterion.id)
  const weighting = computeWeights(
    { ...settings, criteria: ids, points: input.points, needs, needMap: input.needMap },
    partners,
  )
  const { weights } = weighting
  const marketIds = markets.map((market) => market.id)
  const grid = utilityGrid(criteria, marketIds, partners, input.scores, input.measured)
  const results = markets.map((_, row) => marketResult(input, grid, row, weights, partners))
  const ranks = standardRank(results.map((result) => (result.status === 'ranked' ? result.score : null)))
  results.forEach((result, row) => (result.rank = ranks[row]!))
  const order = displayOrder(results.map(({ rank }, row) => ({ id: marketIds[row]!, rank })))
  const shortlist = order.filter((id) => ranks[marketIds.indexOf(id)]! <= settings.maxTargets)
  const utility = (cell: number): number | null => (Number.isNaN(grid.group[cell]!) ? null : grid.group[cell]!)
  return {
    partnerWeights: Object.fromEntries(
      [...weighting.partnerWeights].map(([partner, own]) => [partner, byCriterion(criteria, own)]),
    ),
    weightAbstained: weighting.abstained,
    partnerMeanWeights: byCriterion(criteria, weighting.partnerMeans),
    weightDisagreementPoints: byCriterion(criteria, weighting.disagreement),
    needsWeights: byCriterion(criteria, weighting.needsWeights),
    weights: byCriterion(criteria, weights),
    utility: cellsByMarket(input, () => true, utility),
    cellDisagreement: cellsByMarket(
      input,
      (criterion) => criterion.kind === 'judged',
      (cell) => grid.spread[cell]!,
    ),
    markets: Object.fromEntries(marketIds.map((id, row) => [id, results[row]!])),
    shortlist,
    overfull: shortlist.length > settings.maxTargets,
    sensitivity: computeSensitivity({
      criteria: ids,
      ranked: results.flatMap(({ status, score }, row) =>
        status === 'ranked' && score !== null ? [{ id: marketIds[row]!, row, score }] : [],
      ),
      order,
      grid: grid.group,
      weights,
      sensitivityPct: settings.sensitivityPct,
      maxTargets: settings.maxTargets,
    }),
  }
}
