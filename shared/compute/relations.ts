// Whom the partners know in each market, how well, and which doors are open (domain 4.T10).
import type { PartnerId } from '../board/boardState.ts'
import { type ComputeContext, type Content, type ContentItem, namesMarket, numberField, textField } from './content.ts'
import { dayNumber } from './indicators.ts'
import { judgedUtility, mean, reaches } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'

/** How formal a link is, 0-1 (domain 4.T10, Compute). */
export const FORMALITY: Readonly<Record<string, number>> = {
  none: 0,
  contact: 0.25,
  exchange: 0.5,
  mou: 0.75,
  contract: 1,
}
/** Strength (0-100) from which a link carries (domain 2, R1.7 a). */
export const STRONG_LINK = 50
/** Days a last contact stays fresh: fully, by half (domain 4.T10), and for keeping in touch (domain 2, R1.6 b). */
const FRESH_DAYS = 90
const HALF_FRESH_DAYS = 365
export const IN_TOUCH_DAYS = 183

export type MarketDoors = {
  /** Actors of the market that count as evidence (domain 3.2). */
  actors: string[]
  /** Verified entry points among them, and the different types these are of. */
  verified: string[]
  types: string[]
  /** Mean strength 0-100 of the existing links to its actors; null without any. */
  meanStrength: number | null
  /** Existing links that reach STRONG_LINK. */
  strong: string[]
  /** Partners with an existing link, in the consortium's order, and those without. */
  partners: PartnerId[]
  representatives: string[]
  /** Actors with an owner and a next contact, and those spoken to within half a year. */
  cared: string[]
  inTouch: string[]
}
export type RelationsResults = {
  /** Link -> strength 0-100; null while closeness or formality is missing. */
  links: Record<string, number | null>
  /** Every candidate market, so that what was written about one that left stays in sight. */
  markets: Record<string, MarketDoors>
  /** Actors whose next contact lies before today, longest overdue first. */
  overdue: string[]
  /** Actors of type initiative that count, by scope. */
  initiatives: { territory: string[]; meta_cluster: string[] }
}

/** Whole days from an ISO date until today; null for anything else and for days to come. */
export function daysSince(date: unknown, today: string): number | null {
  const [from, to] = [dayNumber(date), dayNumber(today)]
  return from === null || to === null || from > to ? null : to - from
}

/** 1 within 90 days, 0.5 within 365, else 0, also without a contact (domain 4.T10). */
export function recency(lastContact: unknown, today: string): number {
  const days = daysSince(lastContact, today)
  return days === null || days > HALF_FRESH_DAYS ? 0 : days <= FRESH_DAYS ? 1 : 0.5
}

/**
 * L = 100·(u(closeness) + recency + formality)/3, 0-100 (domain 4.T10).
 * @param closeness 1-5, or null
 * @param formality key of FORMALITY
 * @returns null while closeness or formality is missing
 */
export function linkStrength(
  closeness: number | null,
  lastContact: unknown,
  formality: unknown,
  today: string,
): number | null {
  const formal = typeof formality === 'string' ? ownEntry(FORMALITY, formality) : undefined
  if (closeness === null || closeness < 1 || closeness > 5 || formal === undefined) return null
  return (100 * (judgedUtility(closeness, 'benefit') + recency(lastContact, today) + formal)) / 3
}

const ids = (items: readonly ContentItem[]): string[] => items.map(({ id }) => id)

type Link = { id: string; partner: string; actor: string; strength: number | null; isExisting: boolean }

function linksOf(content: Content, today: string): Link[] {
  const contacts = new Map(content.items('T10.actors').map(({ id, fields }) => [id, fields.lastContact]))
  return content.items('T10.links').map(({ id, fields, counts }) => ({
    id,
    partner: textField(fields.from),
    actor: textField(fields.to),
    strength: linkStrength(numberField(fields.closeness), contacts.get(textField(fields.to)), fields.formality, today),
    isExisting: counts && fields.existing === true,
  }))
}

function marketDoors(
  market: string,
  actors: readonly ContentItem[],
  links: readonly Link[],
  context: ComputeContext,
): MarketDoors {
  const here = actors.filter(({ fields }) => namesMarket(fields.market, market))
  const known = new Set(ids(here))
  const existing = links.filter((link) => link.isExisting && known.has(link.actor))
  const verified = here.filter(({ fields }) => fields.entryPoint === true && fields.verified === true)
  const isKept = ({ fields }: ContentItem): boolean =>
    textField(fields.owner) !== '' && dayNumber(fields.nextContact) !== null
  const isInTouch = ({ fields }: ContentItem): boolean => {
    const days = daysSince(fields.lastContact, context.today)
    return days !== null && days <= IN_TOUCH_DAYS
  }
  return {
    actors: ids(here),
    verified: ids(verified),
    types: [...new Set(verified.map(({ fields }) => textField(fields.type)))],
    meanStrength: mean(existing.map(({ strength }) => strength)),
    strong: existing.filter(({ strength }) => strength !== null && reaches(strength, STRONG_LINK)).map(({ id }) => id),
    partners: context.partners.filter((partner) => existing.some((link) => link.partner === partner)),
    representatives: ids(here.filter(({ fields }) => textField(fields.type) === 'local_representative')),
    cared: ids(here.filter(isKept)),
    inTouch: ids(here.filter(isInTouch)),
  }
}

/** The whole of T10 (domain 4.T10, Compute). */
export function computeRelations(content: Content, context: ComputeContext): RelationsResults {
  const all = content.items('T10.actors')
  const actors = all.filter((item) => item.counts)
  const links = linksOf(content, context.today)
  const overdue = all
    .map(({ id, fields }) => ({ id, days: daysSince(fields.nextContact, context.today) ?? 0 }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days)
  const initiatives = (scope: string): string[] =>
    ids(actors.filter(({ fields }) => textField(fields.type) === 'initiative' && textField(fields.scope) === scope))
  return {
    links: Object.fromEntries(links.map(({ id, strength }) => [id, strength])),
    markets: Object.fromEntries(context.markets.map((market) => [market, marketDoors(market, actors, links, context)])),
    overdue: overdue.map(({ id }) => id),
    initiatives: { territory: initiatives('territory'), meta_cluster: initiatives('meta_cluster') },
  }
}
