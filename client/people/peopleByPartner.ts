// The people of a board as they are listed: by partner, who is here first. Pure.
import type { Partner, PartnerId } from '../../shared/board/boardState.ts'
import type { PersonInfo } from '../board/boardContext.ts'

export type PartnerPeople = { partner: Partner | null; place: number; people: PersonInfo[] }

/** Every partner in the consortium's order, also those without people; last whoever belongs to none. */
export function peopleByPartner(partners: readonly Partner[], people: readonly PersonInfo[]): PartnerPeople[] {
  const known = new Set<PartnerId | null>(partners.map(({ id }) => id))
  const of = (partner: PartnerId | null) =>
    people
      .filter(({ partnerId }) => (known.has(partnerId) ? partnerId : null) === partner)
      .sort((a, b) => Number(b.isHere) - Number(a.isHere) || a.name.localeCompare(b.name))
  const groups: PartnerPeople[] = partners.map((partner, place) => ({ partner, place, people: of(partner.id) }))
  const others = of(null)
  return others.length > 0 ? [...groups, { partner: null, place: -1, people: others }] : groups
}
