// How sure the order of markets is: every weight changed alone, equal weights, and the swing that would tie neighbours
// (domain 4.T04.8). Works on the ranked markets only; status, nulls and vetoes stay as in the base.
import { scoreOf, weigh } from './marketScores.ts'
import { beats, EPSILON, standardRank } from './numbers.ts'
import type { CriticalSwing, MarketsResults, Variation } from './coreResults.ts'

export type SensitivityInput = {
  criteria: readonly string[]
  /** Ranked markets in input order: id, row in the grid, base score. */
  ranked: readonly { id: string; row: number; score: number }[]
  /** Ids of the ranked markets in display order. */
  order: readonly string[]
  /** Utility by market row * criteria + criterion; NaN = no value. */
  grid: Float64Array
  weights: readonly number[]
  /** Relative change of one weight, 1-90. */
  sensitivityPct: number
  maxTargets: number
}

const sameMembers = (a: readonly boolean[], b: readonly boolean[]): boolean => a.every((isIn, i) => isIn === b[i])

function scoresUnder(input: SensitivityInput, weights: readonly number[]): number[] {
  // A ranked market always has weight behind its score; the fallback only satisfies the type.
  return input.ranked.map((market) => scoreOf(weigh(input.grid, market.row, weights)) ?? 0)
}

/** Ordered pairs (a, b) where a beats b in the base and b beats a in the variation. */
function countReversals(base: readonly number[], varied: readonly number[]): number {
  let reversals = 0
  for (let a = 0; a < base.length; a += 1) {
    for (let b = 0; b < base.length; b += 1) {
      if (beats(base[a]!, base[b]!) && beats(varied[b]!, varied[a]!)) reversals += 1
    }
  }
  return reversals
}

function byId<T>(input: SensitivityInput, values: readonly T[]): Record<string, T> {
  return Object.fromEntries(input.ranked.map((market, i) => [market.id, values[i]!]))
}

/** The relative change of one weight at which a neighbouring pair ties, or nulls (domain 4.T04.8). */
function criticalSwing(input: SensitivityInput, first: string, second: string): CriticalSwing {
  const none: CriticalSwing = { pair: [first, second], criterion: null, changePct: null }
  const a = input.ranked.find((market) => market.id === first)!
  const b = input.ranked.find((market) => market.id === second)!
  if (!beats(a.score, b.score)) return none
  const m = input.criteria.length
  const differences = input.criteria.map((_, c) => input.grid[a.row * m + c]! - input.grid[b.row * m + c]!)
  const matters = (c: number): boolean => input.weights[c]! > EPSILON
  let total = 0
  for (let c = 0; c < m; c += 1) {
    if (!matters(c)) continue
    if (Number.isNaN(differences[c]!)) return none
    total += input.weights[c]! * differences[c]!
  }
  let best: { c: number; change: number } | null = null
  for (let c = 0; c < m; c += 1) {
    if (!matters(c) || Math.abs(differences[c]!) <= EPSILON) continue
    const change = -total / (input.weights[c]! * differences[c]!)
    if (change < -1 - EPSILON) continue
    if (best === null || Math.abs(change) < Math.abs(best.change) - EPSILON) best = { c, change }
  }
  return best === null ? none : { ...none, criterion: input.criteria[best.c]!, changePct: 100 * best.change }
}

/** The whole sensitivity block (domain 4.T04.8). */
export function computeSensitivity(input: SensitivityInput): MarketsResults['sensitivity'] {
  const base = input.ranked.map((market) => market.score)
  const baseRanks = standardRank(base) as number[]
  const isWinner = (rank: number): boolean => rank === 1
  const isShortlisted = (rank: number): boolean => rank <= input.maxTargets
  const changed: Variation[] = []
  let variations = 0
  let winnerChanges = 0
  let shortlistChanges = 0
  let reversals = 0
  input.criteria.forEach((criterion, c) => {
    if (input.weights[c]! <= EPSILON) return
    for (const sign of [1, -1] as const) {
      variations += 1
      const moved = input.weights.map((weight, k) =>
        k === c ? weight * (1 + (sign * input.sensitivityPct) / 100) : weight,
      )
      const sum = moved.reduce((total, weight) => total + weight, 0)
      const scores = scoresUnder(
        input,
        moved.map((weight) => weight / sum),
      )
      const ranks = standardRank(scores) as number[]
      const winnerChanged = !sameMembers(baseRanks.map(isWinner), ranks.map(isWinner))
      const shortlistChanged = !sameMembers(baseRanks.map(isShortlisted), ranks.map(isShortlisted))
      const turned = countReversals(base, scores)
      winnerChanges += Number(winnerChanged)
      shortlistChanges += Number(shortlistChanged)
      reversals += turned
      if (winnerChanged || shortlistChanged || turned > 0) {
        changed.push({ criterion, sign, ranks: byId(input, ranks), winnerChanged, shortlistChanged, reversals: turned })
      }
    }
  })
  const equal = scoresUnder(
    input,
    input.criteria.map(() => 1 / input.criteria.length),
  )
  return {
    variations,
    winnerChanges,
    shortlistChanges,
    reversals,
    robustness: variations === 0 ? null : 1 - shortlistChanges / variations,
    changed,
    equalWeights: { scores: byId(input, equal), ranks: byId(input, standardRank(equal) as number[]) },
    criticalSwings: input.order.slice(1).map((second, i) => criticalSwing(input, input.order[i]!, second)),
  }
}
