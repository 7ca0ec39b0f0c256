// Meta-cluster branding: attributes, names, readiness of channels, assets along the value chain (domain 4.T08.5).
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { partnerNumber } from './ballots.ts'
import { beats, compareIds, mean, populationSd, reaches, standardRank } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'
import { VALUE_CHAIN_STAGES, type AttributeResult, type BrandResults, type NameResult } from './coreResults.ts'
import { tallyVotes } from './votes.ts'

/** The four equal points a name is rated on (domain 4.T08.3). */
export const NAME_POINTS = ['memorable', 'explains', 'sayable', 'neutral'] as const
/** Fields of the positioning statement, all needed (domain 4.T08.3). */
export const POSITIONING_FIELDS = ['forWhom', 'need', 'name', 'category', 'benefit', 'proof', 'unlike'] as const
/** Column of the one cell of a channel that is common to all partners. */
export const COMMON_CELL = 'common'
const CORE_RANK = 4

export type ChannelState = 0 | 1 | 2 | 'na'
export type BrandInput = {
  attributes: readonly string[]
  /** Attribute -> `today`, `should` (1-5). */
  attributeRatings: RoundValues
  names: readonly { id: string; available: boolean }[]
  /** Name -> the four points (1-5). */
  nameRatings: RoundValues
  /** Name -> `vote`. */
  nameVotes: RoundValues
  channels: readonly { id: string; scope: 'common' | 'partner' }[]
  /** Channel -> `common` or partner -> state; null or absent = not started. */
  channelState: Readonly<Record<string, Readonly<Record<string, ChannelState | null>>>>
  /** Only assets that count as evidence (domain 3.2). */
  assets: readonly { id: string; partner: PartnerId; stage: string }[]
  positioning: Readonly<Record<string, string>>
}

function attributeResults(input: BrandInput, partners: readonly PartnerId[]): Record<string, AttributeResult> {
  const results = input.attributes.map((attribute): AttributeResult => {
    const pairs = partners.flatMap((partner) => {
      const today = partnerNumber(input.attributeRatings, partner, attribute, 'today')
      const should = partnerNumber(input.attributeRatings, partner, attribute, 'should')
      return today === null || should === null ? [] : [{ today, should }]
    })
    const today = mean(pairs.map((pair) => pair.today))
    const should = mean(pairs.map((pair) => pair.should))
    return {
      voters: pairs.length,
      today,
      should,
      gap: today === null || should === null ? null : should - today,
      disagreement: populationSd(pairs.map((pair) => pair.should)),
      rank: null,
    }
  })
  const ranks = standardRank(results.map((result) => result.should))
  return Object.fromEntries(input.attributes.map((id, i) => [id, { ...results[i]!, rank: ranks[i]! }]))
}

/** Rank 4 or better, by rank, then larger gap, then id (domain 4.T08.5.1). */
function coreAttributes(attributes: Record<string, AttributeResult>): string[] {
  return Object.entries(attributes)
    .filter(([, { rank }]) => rank !== null && rank <= CORE_RANK)
    .sort(([idA, a], [idB, b]) => {
      if (a.rank !== b.rank) return a.rank! - b.rank!
      if (beats(a.gap!, b.gap!)) return -1
      return beats(b.gap!, a.gap!) ? 1 : compareIds(idA, idB)
    })
    .map(([id]) => id)
}

function nameResult(input: BrandInput, name: BrandInput['names'][number], partners: readonly PartnerId[]): NameResult {
  const scores = partners.flatMap((partner) => {
    const points = mean(NAME_POINTS.map((point) => partnerNumber(input.nameRatings, partner, name.id, point)))
    return points === null ? [] : [(100 * (points - 1)) / 4]
  })
  const tally = tallyVotes(input.nameVotes, partners, name.id)
  return {
    score: mean(scores),
    voters: scores.length,
    disagreement: populationSd(scores),
    available: name.available,
    ...tally,
    eligible: name.available && tally.adopted,
  }
}

/** Entries whose value no other entry beats. */
function best<T>(entries: readonly T[], value: (entry: T) => number): T[] {
  const highest = Math.max(...entries.map(value))
  return entries.filter((entry) => reaches(value(entry), highest))
}

/** The eligible name with the highest approval, then score; a full tie adopts none (domain 4.T08.5.2). */
function adoptName(names: Record<string, NameResult>): { adoptedName: string | null; nameTie: boolean } {
  const eligible = Object.entries(names).filter(([, name]) => name.eligible)
  if (eligible.length === 0) return { adoptedName: null, nameTie: false }
  const leaders = best(
    best(eligible, ([, name]) => name.approvalShare ?? 0),
    ([, name]) => name.score ?? -1,
  )
  return { adoptedName: leaders.length === 1 ? leaders[0]![0] : null, nameTie: leaders.length > 1 }
}

type Cell = { channel: string; partner: PartnerId | null; state: ChannelState | null }

/** 0-100 over the cells that apply; unset counts as 0; null when none applies (domain 4.T08.5.3). */
function readinessOf(cells: readonly Cell[]): { readiness: number | null; count: number } {
  let sum = 0
  let count = 0
  for (const { state } of cells) {
    if (state === 'na') continue
    sum += state ?? 0
    count += 1
  }
  return { readiness: count === 0 ? null : (100 * sum) / (2 * count), count }
}

/** Every cell of the channel checklist: one for a common channel, one per partner otherwise (domain 4.T08.3). */
export function channelCells(input: BrandInput, partners: readonly PartnerId[]): Cell[] {
  return input.channels.flatMap(({ id, scope }): Cell[] => {
    const states = ownEntry(input.channelState, id) ?? {}
    if (scope === 'common') return [{ channel: id, partner: null, state: ownEntry(states, COMMON_CELL) ?? null }]
    return partners.map((partner) => ({ channel: id, partner, state: ownEntry(states, partner) ?? null }))
  })
}

function assetResults(input: BrandInput, partners: readonly PartnerId[]): BrandResults['assets'] {
  const count = (matches: (asset: BrandInput['assets'][number]) => boolean): number =>
    input.assets.filter(matches).length
  const byStage = Object.fromEntries(
    VALUE_CHAIN_STAGES.map((stage) => [stage, count((asset) => asset.stage === stage)]),
  ) as BrandResults['assets']['byStage']
  const byPartner = partners.map((partner): [PartnerId, number] => [
    partner,
    count((asset) => asset.partner === partner),
  ])
  const chain = VALUE_CHAIN_STAGES.filter((stage) => stage !== 'SX')
  const missingStages = chain.filter((stage) => byStage[stage] === 0)
  const total = byPartner.reduce((sum, [, own]) => sum + own, 0)
  const n = partners.length
  const concentration = byPartner.reduce((sum, [, own]) => sum + (own / total) ** 2, 0)
  return {
    byStage,
    byPartner: Object.fromEntries(byPartner),
    stageCoverage: (chain.length - missingStages.length) / chain.length,
    missingStages,
    // [C8] 1 = even, 0 = one partner only; without assets or a second partner there is no balance to speak of.
    balance: total === 0 || n < 2 ? null : 1 - (concentration - 1 / n) / (1 - 1 / n),
  }
}

/** The whole of T08 (domain 4.T08.5). */
export function computeBrand(input: BrandInput, partners: readonly PartnerId[]): BrandResults {
  const attributes = attributeResults(input, partners)
  const core = coreAttributes(attributes)
  const names = Object.fromEntries(input.names.map((name) => [name.id, nameResult(input, name, partners)]))
  const cells = channelCells(input, partners)
  const all = readinessOf(cells)
  const readinessWhere = (matches: (cell: Cell) => boolean): number | null =>
    readinessOf(cells.filter(matches)).readiness
  return {
    attributes,
    coreAttributes: core,
    coreOverfull: core.length > CORE_RANK,
    names,
    ...adoptName(names),
    readiness: all.readiness,
    readinessCells: all.count,
    readinessByChannel: Object.fromEntries(
      input.channels.map(({ id }) => [id, readinessWhere((cell) => cell.channel === id)]),
    ),
    readinessByPartner: Object.fromEntries(
      partners.map((partner) => [partner, readinessWhere((cell) => cell.partner === partner)]),
    ),
    assets: assetResults(input, partners),
    positioningComplete: POSITIONING_FIELDS.every((field) => (input.positioning[field] ?? '').trim() !== ''),
  }
}
