// What a template may take over from others into fields and cells it has already (domain 5.1): a draft, a count, a date. Each is
// said in words and done only when somebody agrees. Whole items are offered at their lists (board/links.ts). Pure.
import { decidedMarkets } from '../board/axis.ts'
import type { ItemEdit } from '../board/boardEdit.ts'
import { findItem, listItems, singleField, type BoardState, type FieldValue } from '../board/boardState.ts'
import { instanceName, instancesOf, isLeftInstance, marketOf } from '../board/instances.ts'
import { fieldSeedOf } from '../board/validateField.ts'
import { templateOf, templateSeedOf, type TemplateId } from '../catalog.ts'
import { enumerate, itemLabel, itemLabels, textOf } from '../charts/boardTexts.ts'
import { MISSION_COUNTS, type MissionCount, type MissionResults } from '../compute/missions.ts'
import { roundHalfAway } from '../compute/numbers.ts'
import type { Results } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'
import { interestOffers } from './profilesFindings.ts'

/** The edits a proposal needs; each may refuse with a BoardError. */
type Edits = Pick<ItemEdit, 'setField' | 'setItemField' | 'setItemFields' | 'setCell' | 'addItem'>

export type Proposal = {
  /** The same for everybody and at every reading. */
  id: string
  /** The flow of seeds/flows.json it belongs to. */
  flow: string
  text: string
  /** Where it comes from, such as `T07.propositions/sme` or a page. */
  from: string
} & (
  | { kind: 'edit'; apply: (edit: Edits) => void }
  /** A page to add, which is the facilitator's to do. */
  | { kind: 'page'; template: TemplateId; market: string }
)

type Facts = { board: BoardState; results: Omit<Results, 'coverage'>; t: Translate }

/** The draft of the positioning (T08) from the added value for one audience (T07): field -> field. */
const DRAFT = { need: 'pain', benefit: 'whatWeAdd', proof: 'proof', unlike: 'onlyTogetherBecause' } as const
const POSITIONING = 'T08.positioning'

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** The beginning of a text that fits a field, cut between words. */
function fitting(text: string, field: string): string {
  const most = fieldSeedOf(POSITIONING, field).maxLength ?? text.length
  if (text.length <= most) return text
  const cut = text.slice(0, most + 1)
  const end = cut.lastIndexOf(' ')
  return end > 0 ? cut.slice(0, end) : text.slice(0, most)
}

/** T07 -> T08: fields of the positioning that are still empty are filled; it then names what it was drafted from. */
function positioningDrafts({ board, t }: Facts): Proposal[] {
  if (!isEmpty(singleField(board, POSITIONING, 'draftOf'))) return []
  return listItems(board, 'T07.propositions').flatMap((item): Proposal[] => {
    const audience = itemLabel(item, t)
    const texts = Object.entries(DRAFT).map(
      ([field, source]) => [field, textOf(item.fields[source], t).trim()] as const,
    )
    if (isEmpty(item.fields.audience) || texts.every(([, text]) => text === '')) return []
    const draft = [['forWhom', audience] as const, ...texts].filter(
      ([field, text]) => text !== '' && isEmpty(singleField(board, POSITIONING, field)),
    )
    if (draft.length === 0) return []
    return [
      {
        id: `draft/${item.id}`,
        flow: 'proposition',
        text: t('proposal.draft', { audience, count: draft.length }),
        from: `T07.propositions/${item.id}`,
        kind: 'edit',
        apply: (edit) => {
          for (const [field, text] of draft) edit.setField(POSITIONING, field, fitting(text, field))
          edit.setField(POSITIONING, 'draftOf', item.id)
        },
      },
    ]
  })
}

/** T03 -> T04: how many companies prefer a market, only where no survey says so. */
function interestShares({ board, results, t }: Facts): Proposal[] {
  const profiles = results.T03
  if (!profiles || profiles.withPreference === 0) return []
  const offers = interestOffers(profiles, board)
  if (offers.length === 0) return []
  return [
    {
      id: 'interest',
      flow: 'interestToMarkets',
      text: t('proposal.interest', { count: offers.length }),
      from: 'T03.profiles',
      kind: 'edit',
      apply: (edit) => {
        for (const { criterion, market, percent } of offers)
          edit.setCell('T04.measured', criterion, market, roundHalfAway(percent))
      },
    },
  ]
}

/** T04 -> T06: a page for each chosen market. Pages that name no market yet are for them to choose. */
function missingPages({ board, t }: Facts, template: TemplateId): Proposal[] {
  if (templateSeedOf(template)?.repeats !== 'market') return []
  const markets = instancesOf(board, template).map((instance) => marketOf(board, instance))
  const names = itemLabels(board, 'T04.markets', t)
  return decidedMarkets(board)
    .filter((market) => !markets.includes(market))
    .map((market) => ({
      id: `page/${market}`,
      flow: 'decidedMarkets',
      text: t('proposal.page', { market: names.get(market) ?? market }),
      from: 'T04.decision',
      kind: 'page',
      template,
      market,
    }))
}

type Closed = { instance: TemplateId; mission: MissionResults; closedOn: string }

/** Missions that are closed, in the order of their pages. */
function closedMissions({ results }: Facts): Closed[] {
  return Object.entries(results.T12 ?? {}).flatMap(([instance, mission]): Closed[] =>
    mission.closedOn === null ? [] : [{ instance, mission, closedOn: mission.closedOn }],
  )
}

const isCount = (value: unknown): value is MissionCount => MISSION_COUNTS.some((one) => one === value)

/** T12 -> T16: what closed missions add up to, for each indicator that counts them. */
function indicatorCounts(facts: Facts): Proposal[] {
  const { board, t } = facts
  const closed = closedMissions(facts)
  const last = closed
    .map(({ closedOn }) => closedOn)
    .sort()
    .at(-1)
  if (last === undefined) return []
  return listItems(board, 'T16.indicators').flatMap((item): Proposal[] => {
    const { counts, actual } = item.fields
    if (!isCount(counts)) return []
    const sum = closed.reduce((total, { mission }) => total + mission.counts[counts], 0)
    if (actual === sum) return []
    return [
      {
        id: `count/${item.id}`,
        flow: 'missionResults',
        text: t('proposal.count', { count: closed.length, name: itemLabel(item, t), sum }),
        from: closed[0]!.instance,
        kind: 'edit',
        apply: (edit) => edit.setItemFields('T16.indicators', item.id, { actual: sum, actualDate: last }),
      },
    ]
  })
}

/** Latest day each contact was met on a mission: contact -> ISO date, only where T10 has an earlier one or none. */
function newerContacts(board: BoardState, { instance, mission }: Closed): Map<string, string> {
  const counting = new Set(mission.meetings)
  const days = new Map<string, string>()
  for (const { id, fields } of listItems(board, `${instance}.meetings`)) {
    const [actor, day] = [fields.actor, fields.date]
    if (!counting.has(id) || typeof actor !== 'string' || typeof day !== 'string') continue
    const known = findItem(board, 'T10.actors', actor)?.fields.lastContact
    const latest = days.get(actor) ?? (typeof known === 'string' ? known : '')
    if (day > latest) days.set(actor, day)
  }
  return days
}

/** Partner and contact of each memorandum signed on a mission whose link in T10 says less. */
function newMemoranda(board: BoardState, { instance, mission }: Closed) {
  const counting = new Set(mission.meetings)
  const links = listItems(board, 'T10.links')
  const signed = new Map<string, { partner: string; actor: string; link: string | null }>()
  for (const { id, fields } of listItems(board, `${instance}.meetings`)) {
    const partner = findItem(board, `${instance}.delegates`, String(fields.delegate))?.fields.partner
    if (!counting.has(id) || fields.mou !== true || typeof partner !== 'string') continue
    const actor = String(fields.actor)
    const own = links.filter((link) => link.fields.from === partner && link.fields.to === actor)
    if (own.some((link) => link.fields.formality === 'mou' || link.fields.formality === 'contract')) continue
    signed.set(JSON.stringify([partner, actor]), { partner, actor, link: own[0]?.id ?? null })
  }
  return [...signed.values()]
}

/** T12 -> T10: whom a closed mission met, and with whom it signed. New contacts are offered at the list of contacts. */
function relationNews(facts: Facts): Proposal[] {
  const { board, t } = facts
  const names = itemLabels(board, 'T10.actors', t)
  const nameOf = (id: string): string => names.get(id) ?? id
  return closedMissions(facts).flatMap((closed): Proposal[] => {
    const { instance } = closed
    const mission = instanceName(board, instance, t)
    const days = newerContacts(board, closed)
    const memoranda = newMemoranda(board, closed)
    const met: Proposal = {
      id: `met/${instance}`,
      flow: 'missionResults',
      text: t('proposal.met', { count: days.size, mission, names: enumerate([...days.keys()].map(nameOf), t) }),
      from: `${instance}.meetings`,
      kind: 'edit',
      apply: (edit) => {
        for (const [actor, day] of days) edit.setItemField('T10.actors', actor, 'lastContact', day)
      },
    }
    const partners = new Map(board.partners.map(({ id, name }) => [id, name]))
    const pairs = memoranda.map(({ partner, actor }) =>
      t('proposal.pair', { partner: partners.get(partner) ?? partner, actor: nameOf(actor) }),
    )
    const signed: Proposal = {
      id: `signed/${instance}`,
      flow: 'missionResults',
      text: t('proposal.signed', { count: memoranda.length, mission, names: enumerate(pairs, t) }),
      from: `${instance}.meetings`,
      kind: 'edit',
      apply: (edit) => {
        for (const { partner, actor, link } of memoranda) {
          const said = { existing: true, formality: 'mou' }
          if (link === null) edit.addItem('T10.links', { from: partner, to: actor, ...said })
          else edit.setItemFields('T10.links', link, said)
        }
      },
    }
    return [...(days.size > 0 ? [met] : []), ...(memoranda.length > 0 ? [signed] : [])]
  })
}

/** What is proposed on a page now; nothing on the page of a market that is no longer chosen. */
export function proposals(facts: Facts, instance: TemplateId): Proposal[] {
  const { board } = facts
  if (isLeftInstance(board, instance)) return missingPages(facts, templateOf(instance))
  switch (templateOf(instance)) {
    case 'T04':
      return interestShares(facts)
    case 'T08':
      return positioningDrafts(facts)
    case 'T10':
      return relationNews(facts)
    case 'T16':
      return indicatorCounts(facts)
    default:
      return missingPages(facts, templateOf(instance))
  }
}
