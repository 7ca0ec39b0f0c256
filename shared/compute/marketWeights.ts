// Weights of the criteria: what partners gave, what the needs ask for, and the mix of both (domain 4.T04.5).
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import { EPSILON, mean, populationSd } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'
import type { NeedsResults } from './coreResults.ts'

export type WeightMode = 'partners' | 'needs' | 'blend'
/** Need -> criterion -> 0, 1 or 3. */
export type NeedMap = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The map used until a consortium enters its own (domain 4.T04.5). */
export const DEFAULT_NEED_MAP: NeedMap = {
  N01: { C9: 3 },
  N02: { C1: 1, C7: 1, C9: 1 },
  N03: { C8: 3, C9: 1 },
  N04: { C2: 1, C4: 3 },
  N05: { C3: 3 },
  N06: { C1: 1, C2: 1, C8: 1 },
  N07: { C4: 3, C5: 1 },
  N08: { C5: 3 },
  N09: { C7: 3 },
  N10: { C5: 1, C7: 1, C9: 1 },
  N11: { C9: 3 },
  N12: { C6: 1, C8: 1 },
  L03: { C4: 1 },
  L04: { C4: 1 },
}

export type WeightsInput = {
  criteria: readonly string[]
  /** Criterion -> `points` (>= 0). */
  points: RoundValues
  /** Results of T02, or null when the board has no needs. */
  needs: NeedsResults | null
  needMap: NeedMap
  weightMode: WeightMode
  /** Share of the needs weights in mode `blend`, 0-1. */
  lambda: number
}

/** Arrays run in criteria order; every set of weights sums to 1 (when there is a criterion). */
export type MarketWeights = {
  partnerWeights: Map<PartnerId, number[]>
  abstained: PartnerId[]
  partnerMeans: number[]
  /** Population SD over partners of 100 w, in points. */
  disagreement: (number | null)[]
  needsWeights: number[]
  weights: number[]
}

function shares(points: readonly number[]): number[] | null {
  const sum = points.reduce((total, x) => total + x, 0)
  if (sum <= EPSILON) return null
  if (Number.isFinite(sum)) return points.map((x) => x / sum)
  // Points near the largest double overflow their sum; halved often enough they do not.
  return shares(points.map((x) => x / points.length / 2))
}

function needsShares(input: WeightsInput): number[] | null {
  const results = Object.entries(input.needs?.needs ?? {})
  return shares(
    input.criteria.map((criterion) => {
      let sum = 0
      for (const [need, result] of results) {
        // [C3] only validated needs speak; entries for needs or criteria not on the board find no partner here.
        if (!result.validated || result.priority === null) continue
        const factor = ownEntry(ownEntry(input.needMap, need), criterion)
        if (typeof factor === 'number') sum += result.priority * factor
      }
      return sum
    }),
  )
}

/** All three sets of weights, whatever the mode (domain 4.T04.5). */
export function computeWeights(input: WeightsInput, partners: readonly PartnerId[]): MarketWeights {
  const { criteria } = input
  const equal = criteria.map(() => 1 / criteria.length)
  const partnerWeights = new Map<PartnerId, number[]>()
  const abstained: PartnerId[] = []
  for (const partner of partners) {
    const points = criteria.map((criterion) =>
      Math.max(0, partnerNumber(input.points, partner, criterion, 'points') ?? 0),
    )
    const weights = shares(points)
    if (weights === null) abstained.push(partner)
    else partnerWeights.set(partner, weights)
  }
  const rows = [...partnerWeights.values()]
  const partnerMeans = rows.length === 0 ? equal : criteria.map((_, c) => mean(rows.map((row) => row[c]!))!)
  const needsWeights = needsShares(input) ?? equal
  const lambda = input.weightMode === 'partners' ? 0 : input.weightMode === 'needs' ? 1 : input.lambda
  const mixed = criteria.map((_, c) => (1 - lambda) * partnerMeans[c]! + lambda * needsWeights[c]!)
  const sum = mixed.reduce((total, weight) => total + weight, 0)
  return {
    partnerWeights,
    abstained,
    partnerMeans,
    disagreement: criteria.map((_, c) => populationSd(rows.map((row) => 100 * row[c]!))),
    needsWeights,
    weights: mixed.map((weight) => weight / sum),
  }
}
