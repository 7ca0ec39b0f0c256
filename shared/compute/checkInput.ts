// The checks of an `evaluate` input that look at more than one value: ids are unique, references name something, anchors are
// in order, states fit the channel's scope.
import { BoardError } from '../errors.ts'
import { type ChannelState, COMMON_CELL } from './brand.ts'
import type { EvaluateInput } from './inputSchema.ts'
import { ownEntry } from './ownEntry.ts'

type Named = readonly { id: string }[]

function refuse(field: string, message: string): never {
  throw new BoardError('invalid_value', message, field)
}

function unique(ids: readonly string[], field: (index: number) => string): Set<string> {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) refuse(field(i), `repeats the id "${id}"; every id may be used once`)
  })
  return new Set(ids)
}

const idsOf = (items: Named, field: string): Set<string> =>
  unique(
    items.map((item) => item.id),
    (i) => `${field}.${i}.id`,
  )

function known(id: string, ids: ReadonlySet<string>, field: string, what: string): void {
  if (!ids.has(id)) refuse(field, `names "${id}", which is no ${what} here; correct the id or add the ${what}`)
}

function knownKeys(entries: object, ids: ReadonlySet<string>, field: string, what: string): void {
  for (const id of Object.keys(entries)) known(id, ids, `${field}.${id}`, what)
}

function checkBallots(
  ballots: readonly { partner: string; participant: string | null }[],
  partners: ReadonlySet<string>,
  field: string,
): void {
  const seen = new Set<string>()
  ballots.forEach(({ partner, participant }, i) => {
    known(partner, partners, `${field}.${i}.partner`, 'partner')
    if (participant === null) return
    const key = JSON.stringify([partner, participant])
    if (seen.has(key)) refuse(`${field}.${i}.participant`, `has a second ballot; keep one for "${participant}"`)
    seen.add(key)
  })
}

/** Partner -> row -> anything: both keys must be known. */
function checkByPartner(
  values: Record<string, object | null>,
  partners: ReadonlySet<string>,
  rows: ReadonlySet<string>,
  field: string,
  what: string,
): void {
  for (const [partner, own] of Object.entries(values)) {
    known(partner, partners, `${field}.${partner}`, 'partner')
    knownKeys(own ?? {}, rows, `${field}.${partner}`, what)
  }
}

function checkNeeds(input: EvaluateInput, partners: ReadonlySet<string>): void {
  const { T02, T04 } = input
  if (!T02) return
  const needs = idsOf(T02.needs, 'T02.needs')
  checkBallots(T02.ballots, partners, 'T02.ballots')
  T02.ballots.forEach(({ ratings }, i) => knownKeys(ratings, needs, `T02.ballots.${i}.ratings`, 'need'))
  const markets = new Set(T04?.markets.map((market) => market.id))
  T02.needLinks.forEach((link, i) => {
    known(link.need, needs, `T02.needLinks.${i}.need`, 'need')
    if (link.market !== null && T04) known(link.market, markets, `T02.needLinks.${i}.market`, 'market')
    if (link.market === null && link.service === null)
      refuse(`T02.needLinks.${i}.market`, 'must name the market the need is linked to')
  })
}

function checkMarkets({ T04 }: EvaluateInput, partners: ReadonlySet<string>): void {
  if (!T04) return
  const criteria = idsOf(T04.criteria, 'T04.criteria')
  const markets = idsOf(T04.markets, 'T04.markets')
  T04.criteria.forEach(({ kind, lo, hi }, i) => {
    if (kind !== 'measured') return
    if (lo === null) refuse(`T04.criteria.${i}.lo`, 'must be a number: a measured criterion needs both anchors')
    if (hi === null || hi <= lo) refuse(`T04.criteria.${i}.hi`, 'must be a number above lo')
  })
  checkBallots(T04.ballots, partners, 'T04.ballots')
  const checkCells = (cells: Record<string, object | null>, field: string): void => {
    knownKeys(cells, criteria, field, 'criterion')
    for (const [id, row] of Object.entries(cells)) knownKeys(row ?? {}, markets, `${field}.${id}`, 'market')
  }
  T04.ballots.forEach(({ scores }, i) => checkCells(scores, `T04.ballots.${i}.scores`))
  checkCells(T04.measured, 'T04.measured')
  checkByPartner(T04.weightPoints, partners, criteria, 'T04.weightPoints', 'criterion')
  T04.decision.markets.forEach((id, i) => known(id, markets, `T04.decision.markets.${i}`, 'market'))
  knownKeys(T04.decision.votes, partners, 'T04.decision.votes', 'partner')
}

function checkState(state: unknown, field: string): void {
  if (state !== null && state !== 0 && state !== 1 && state !== 2 && state !== 'na')
    refuse(field, 'must be 0 (not started), 1 (draft), 2 (live), "na" or null')
}

function checkBrand({ T08 }: EvaluateInput, partners: ReadonlySet<string>): void {
  if (!T08) return
  const attributes = idsOf(T08.attributes, 'T08.attributes')
  const names = idsOf(T08.names, 'T08.names')
  const channels = idsOf(T08.channels, 'T08.channels')
  checkByPartner(T08.attributeRatings, partners, attributes, 'T08.attributeRatings', 'attribute')
  checkByPartner(T08.nameRatings, partners, names, 'T08.nameRatings', 'name')
  knownKeys(T08.nameVotes, names, 'T08.nameVotes', 'name')
  for (const [name, votes] of Object.entries(T08.nameVotes))
    knownKeys(votes, partners, `T08.nameVotes.${name}`, 'partner')
  knownKeys(T08.channelState, channels, 'T08.channelState', 'channel')
  for (const { id, scope } of T08.channels) {
    const state = ownEntry(T08.channelState, id) ?? null
    const field = `T08.channelState.${id}`
    if (scope === 'common' || state === null) {
      checkState(state, field)
      continue
    }
    if (typeof state !== 'object' || Array.isArray(state)) refuse(field, 'must be an object with one state per partner')
    knownKeys(state, partners, field, 'partner')
    for (const [partner, own] of Object.entries(state)) checkState(own, `${field}.${partner}`)
  }
  T08.assets.forEach(({ partner }, i) => {
    if (partner !== null) known(partner, partners, `T08.assets.${i}.partner`, 'partner')
  })
}

/**
 * Checks what single values cannot tell.
 * @throws BoardError `invalid_value` with the path of the value and how to mend it.
 */
export function checkInput(input: EvaluateInput): void {
  const { strategyStart, strategyEnd } = input
  if (strategyStart && strategyEnd && strategyEnd < strategyStart)
    refuse('strategyEnd', `must not be before strategyStart, ${strategyStart}`)
  const partners = unique(input.partners, (i) => `partners.${i}`)
  checkNeeds(input, partners)
  checkMarkets(input, partners)
  checkBrand(input, partners)
}

/** Channel -> `common` or partner -> state, from a checked input: the layout of the board's checklist cells. */
export function channelCellsOf(
  T08: NonNullable<EvaluateInput['T08']>,
): Record<string, Record<string, ChannelState | null>> {
  return Object.fromEntries(
    T08.channels.map(({ id, scope }) => {
      const state = (ownEntry(T08.channelState, id) ?? null) as
        ChannelState | Record<string, ChannelState | null> | null
      if (scope === 'common') return [id, { [COMMON_CELL]: state as ChannelState | null }]
      return [id, (state ?? {}) as Record<string, ChannelState | null>]
    }),
  )
}
