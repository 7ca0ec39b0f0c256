// What a single firm gets from us in each market, and how fresh what we know is (domain 4.T13).
import { type ComputeContext, type Content, type ContentItem, idsField, namesMarket, textField } from './content.ts'
import { ownEntry } from './ownEntry.ts'
import { daysSince } from './relations.ts'
import { dotShares, type DotResult } from './votes.ts'

/** Kinds of services a firm asks for (ours), in the order they are shown. */
export const SERVICE_TYPES = [
  'information',
  'contacts',
  'training',
  'missions',
  'landing',
  'regulation',
  'funding',
] as const
/** Days a fact sheet stays fresh (domain 4.T13, domain 2 R1.8 b). */
export const FRESH_SHEET_DAYS = 365

export type MarketHub = {
  /** Services for this market or for all that count as evidence (domain 3.2), and those on demand. */
  services: string[]
  onDemand: string[]
  /** Contacts of T10 in this market who help on demand. */
  contacts: string[]
  /** Fact sheets about this market that are fresh. */
  fresh: string[]
  /** News goes to the members about the market, and to the market about us. */
  toMembers: boolean
  toMarket: boolean
  /** Kind of service -> number of counting services here. */
  byType: Record<string, number>
  /** Kinds that people want here and nobody offers yet. */
  wanted: string[]
}
export type HubResults = {
  services: string[]
  onDemand: string[]
  sheets: string[]
  /** Fact sheet -> days since its date; null without a date that has come. */
  ages: Record<string, number | null>
  /** Sheets that are not fresh, oldest first; sheets without an age come first. */
  ageing: string[]
  /** Fresh ÷ fact sheets, 0-1; null without sheets. */
  freshShare: number | null
  /** Every candidate market, so that what was written about one that left stays in sight. */
  markets: Record<string, MarketHub>
  /** Decided markets with a service or contact on demand ÷ decided markets, 0-1; null while nothing is decided. */
  serviceCoverage: number | null
  /** Decided markets without one. */
  unserved: string[]
  /** Top needs that no counting service is for (domain 5.1, T02 to T13), and the share of the others, 0-1; null without. */
  needHoles: string[]
  needCoverage: number | null
  /** Dots on the services to build first (domain 3.7). */
  serviceDots: Record<string, DotResult>
}

const ids = (items: readonly ContentItem[]): string[] => items.map(({ id }) => id)

/** Whether a fact sheet of this age is fresh; an unknown age is not. */
export const isFreshAge = (days: number | null | undefined): boolean => days != null && days <= FRESH_SHEET_DAYS

type Counted = { services: ContentItem[]; sheets: ContentItem[]; contacts: ContentItem[] }

function marketHub(content: Content, market: string, all: Counted, ages: HubResults['ages']): MarketHub {
  const inMarket = (items: readonly ContentItem[]): ContentItem[] =>
    items.filter(({ fields }) => namesMarket(fields.market, market))
  const services = inMarket(all.services)
  const sheets = inMarket(all.sheets)
  const byType = SERVICE_TYPES.map((type): [string, number] => [
    type,
    services.filter(({ fields }) => textField(fields.type) === type).length,
  ])
  const cells = ownEntry(content.cells('T13.offer'), market)
  const goesTo = (direction: string): boolean => sheets.some(({ fields }) => fields.direction === direction)
  return {
    services: ids(services),
    onDemand: ids(services.filter(({ fields }) => fields.onDemand === true)),
    contacts: ids(inMarket(all.contacts)),
    fresh: ids(sheets.filter(({ id }) => isFreshAge(ages[id]))),
    toMembers: goesTo('to_members'),
    toMarket: goesTo('to_market'),
    byType: Object.fromEntries(byType),
    wanted: byType.filter(([type, number]) => number === 0 && ownEntry(cells, type) === 1).map(([type]) => type),
  }
}

/** The whole of T13 (domain 4.T13, Compute). */
export function computeHub(content: Content, context: ComputeContext): HubResults {
  const counting = (widget: string): ContentItem[] => content.items(widget).filter((item) => item.counts)
  const services = counting('T13.services')
  const sheets = counting('T13.factSheets')
  const contacts = counting('T10.actors').filter(({ fields }) => fields.onDemand === true)
  const ages = Object.fromEntries(sheets.map(({ id, fields }) => [id, daysSince(fields.date, context.today)]))
  const ageing = ids(sheets)
    .filter((id) => !isFreshAge(ages[id]))
    .sort((a, b) => (ages[b] ?? Infinity) - (ages[a] ?? Infinity) || 0)
  const markets = Object.fromEntries(
    context.markets.map((market) => [market, marketHub(content, market, { services, sheets, contacts }, ages)]),
  )
  const unserved = context.decided.filter((market) => {
    const hub = ownEntry(markets, market)
    return !hub || (hub.onDemand.length === 0 && hub.contacts.length === 0)
  })
  const { length } = context.decided
  const needs = context.topNeeds
  const needHoles = needs.filter((need) => !services.some(({ fields }) => idsField(fields.needs).includes(need)))
  return {
    services: ids(services),
    onDemand: ids(services.filter(({ fields }) => fields.onDemand === true)),
    sheets: ids(sheets),
    ages,
    ageing,
    freshShare: sheets.length === 0 ? null : (sheets.length - ageing.length) / sheets.length,
    markets,
    serviceCoverage: length === 0 ? null : (length - unserved.length) / length,
    unserved,
    needHoles,
    needCoverage: needs.length === 0 ? null : (needs.length - needHoles.length) / needs.length,
    serviceDots: dotShares(content.values('T13.serviceDots'), context.partners, ids(content.items('T13.services'))),
  }
}
