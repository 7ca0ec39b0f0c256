// Who hears from us how often: recurring items against audiences and markets, and how the work is shared out (domain 4.T09).
import type { PartnerId } from '../board/boardState.ts'
import { type ComputeContext, type Content, type ContentItem, namesMarket, textField } from './content.ts'

/** Audiences that should hear from us regularly about every market (domain 4.T09, Compute). */
export const CADENCE_AUDIENCES = ['members', 'stakeholders', 'target_market'] as const
export type CadenceAudience = (typeof CADENCE_AUDIENCES)[number]
export type AudienceMarket = { audience: CadenceAudience; market: string }

export type CommunicationResults = {
  /** Items that count as evidence (domain 3.2), and the recurring ones among them, in their order. */
  complete: string[]
  recurring: string[]
  /** Pairs of audience and decided market with a recurring item ÷ all pairs, 0-1; null while nothing is decided. */
  cadenceCoverage: number | null
  /** Pairs that nothing recurring serves, audience by audience, in the order of the decision. */
  uncovered: AudienceMarket[]
  /** Partner -> items it owns, complete or not. */
  load: Record<PartnerId, number>
  /** Items without an owner of the consortium. */
  unowned: string[]
}

/** Whether an item recurs: anything but once (domain 4.T09, Parts). */
export function isRecurring({ fields }: Pick<ContentItem, 'fields'>): boolean {
  const recurrence = textField(fields.recurrence)
  return recurrence !== '' && recurrence !== 'once'
}

/** The whole of T09 (domain 4.T09, Compute). */
export function computeCommunication(content: Content, context: ComputeContext): CommunicationResults {
  const items = content.items('T09.items')
  const complete = items.filter((item) => item.counts)
  const recurring = complete.filter(isRecurring)
  const pairs = CADENCE_AUDIENCES.flatMap((audience) =>
    context.decided.map((market): AudienceMarket => ({ audience, market })),
  )
  const uncovered = pairs.filter(
    ({ audience, market }) =>
      !recurring.some(({ fields }) => textField(fields.audience) === audience && namesMarket(fields.market, market)),
  )
  const owned = (partner: PartnerId): number => items.filter(({ fields }) => fields.owner === partner).length
  return {
    complete: complete.map(({ id }) => id),
    recurring: recurring.map(({ id }) => id),
    cadenceCoverage: pairs.length === 0 ? null : (pairs.length - uncovered.length) / pairs.length,
    uncovered,
    load: Object.fromEntries(context.partners.map((partner) => [partner, owned(partner)])),
    unowned: items.filter(({ fields }) => !context.partners.includes(textField(fields.owner))).map(({ id }) => id),
  }
}
