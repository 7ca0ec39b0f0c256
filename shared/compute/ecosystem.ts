// Whether the home base is strong enough: factors by partners' ballots, patterns of growth, the three spheres (domain 4.T15).
import { partnerNumber } from './ballots.ts'
import { type ComputeContext, type Content, type ContentItem, textField } from './content.ts'
import { mean, populationSd, standardRank } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'

/** Sets of factors (domain 1.7), in the order they are shown. */
export const FACTOR_SETS = ['suHung', 'ecosystem', 'belgian'] as const
export type FactorSet = (typeof FACTOR_SETS)[number]
/** Spheres of the triple helix, in the order they are shown. */
export const SPHERES = ['academia', 'government', 'industry'] as const
export type Sphere = (typeof SPHERES)[number]
/**
 * Parts of the model of a region's system of innovation (domain 1.7) and the factors of the source that speak of each. Factors
 * that a consortium adds belong to a set and not to the model.
 */
export const RSI_PARTS = {
  universities: ['F1', 'E3', 'B1'],
  networks: ['F4', 'F5'],
  capital: ['F2', 'E4', 'B2', 'B3'],
  policy: ['E5', 'E6'],
  largeFirms: ['E2'],
  newFirms: ['F3', 'E1', 'B4', 'B6', 'B9'],
  partners: ['B7', 'B8'],
  markets: ['E7', 'B5'],
} as const
export type RsiPart = keyof typeof RSI_PARTS
/** How many of the lowest factors are the weak spots; ties are all named (domain 4.T15). */
const WEAKEST = 3

export type FactorResult = {
  set: FactorSet | null
  /** Group mean 0-4 as scored; null when nobody scored it. */
  level: number | null
  /** 25 · level, or 100 − that where more is worse, 0-100. */
  value: number | null
  disagreement: number | null
  voters: number
}
export type EcosystemResults = {
  factors: Record<string, FactorResult>
  /** Mean value of the set's factors, 0-100; null while none has a value. */
  sets: Record<FactorSet, number | null>
  /** Mean value of the factors of each part of the model, 0-100; null while none of them has a value. */
  model: Record<RsiPart, number | null>
  /** The lowest three factors, lowest first; more when they tie. */
  weakest: string[]
  /** The highest three, highest first, ties included: what T07 and T08 can build on (domain 5.1). */
  strongest: string[]
  /** 100 · sum of the states ÷ twice their number, 0-100; null until every pattern has been judged. */
  klepper: number | null
  spheres: Record<Sphere, number>
  /** −Σ q ln q ÷ ln 3 over the spheres' shares, 0-1; null without actors. */
  helixBalance: number | null
}

/** Evenness of the three spheres, 0 (one only) to 1 (even); null without actors (domain 4.T15). */
export function helixBalance(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const entropy = counts
    .filter((count) => count > 0)
    .reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0)
  return entropy / Math.log(3)
}

function factorResult(content: Content, context: ComputeContext, { id, fields }: ContentItem): FactorResult {
  const values = content.values('T15.scores')
  const levels = context.partners.map((partner) => partnerNumber(values, partner, id, 'level'))
  const level = mean(levels)
  const set = textField(fields.set)
  const strength = level === null ? null : 25 * level
  return {
    set: FACTOR_SETS.find((one) => one === set) ?? null,
    level,
    value: strength === null ? null : fields.direction === 'cost' ? 100 - strength : strength,
    disagreement: populationSd(levels),
    voters: levels.filter((one) => one !== null).length,
  }
}

/** The first three by rank, with everything tied at the third place, in rank order and then the list's. */
function firstThree(factors: readonly [string, FactorResult][], sign: 1 | -1): string[] {
  const ranks = standardRank(factors.map(([, { value }]) => (value === null ? null : sign * value)))
  return factors
    .map(([id], i) => ({ id, rank: ranks[i]! }))
    .filter(({ rank }) => rank !== null && rank <= WEAKEST)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

function klepperIndex(content: Content): number | null {
  const cells = content.cells('T15.klepperState')
  const states = content.items('T15.patterns').map(({ id }) => ownEntry(ownEntry(cells, id), 'common'))
  const judged = states.filter((state): state is number => typeof state === 'number')
  if (states.length === 0 || judged.length < states.length) return null
  return (100 * judged.reduce((sum, state) => sum + state, 0)) / (2 * judged.length)
}

/** The whole of T15 (domain 4.T15, Compute). */
export function computeEcosystem(content: Content, context: ComputeContext): EcosystemResults {
  const factors = content
    .items('T15.factors')
    .map((item): [string, FactorResult] => [item.id, factorResult(content, context, item)])
  const inSet = (set: FactorSet): (number | null)[] =>
    factors.filter(([, factor]) => factor.set === set).map(([, factor]) => factor.value)
  const actors = content.items('T15.actors').filter((item) => item.counts)
  const spheres = SPHERES.map((sphere): [Sphere, number] => [
    sphere,
    actors.filter(({ fields }) => textField(fields.sphere) === sphere).length,
  ])
  return {
    factors: Object.fromEntries(factors),
    sets: Object.fromEntries(FACTOR_SETS.map((set) => [set, mean(inSet(set))])) as Record<FactorSet, number | null>,
    model: Object.fromEntries(
      Object.entries(RSI_PARTS).map(([part, ids]) => [
        part,
        mean(factors.filter(([id]) => ids.some((one) => one === id)).map(([, factor]) => factor.value)),
      ]),
    ) as Record<RsiPart, number | null>,
    weakest: firstThree(factors, -1),
    strongest: firstThree(factors, 1),
    klepper: klepperIndex(content),
    spheres: Object.fromEntries(spheres) as Record<Sphere, number>,
    helixBalance: helixBalance(spheres.map(([, count]) => count)),
  }
}
