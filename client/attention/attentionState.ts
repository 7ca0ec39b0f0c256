// Who is held, who leads the view and whose turn it is, read from the workshop for one person. Pure.
import type { Control, Group, Groups, Hand, Spotlight, Summons, Workshop } from '../../shared/session/workshop.ts'
import type { Role } from '../../shared/roles.ts'

type Person = { participantId: string; role: Role }

/** Whose view this person's screen must show, or null. Facilitators are never held: somebody has to be able to help. */
export function heldBy(control: Control | null, me: Person): string | null {
  return control && control.by !== me.participantId && me.role !== 'facilitator' ? control.by : null
}

/** A summons calls for a moment only: whoever comes back much later is not thrown to where the others were. */
export const SUMMONS_HOLDS_MS = 60_000

/** Whether a summons is for this person now. `seenId`: the latest one that was there before, or was answered. */
export function isCalledBy(
  summons: Summons | null,
  me: Person,
  seenId: string | null,
  serverNowMs: number,
): summons is Summons {
  if (!summons || summons.id === seenId || summons.by === me.participantId) return false
  return serverNowMs - Date.parse(summons.at) < SUMMONS_HOLDS_MS
}

/** What the spotlight means for this person. */
export type SpotlightPart = 'none' | 'askedMe' | 'asked' | 'onMe' | 'on'
export function spotlightPart(spotlight: Spotlight | null, me: Person): SpotlightPart {
  if (!spotlight) return 'none'
  const isMe = spotlight.participantId === me.participantId
  return spotlight.state === 'asked' ? (isMe ? 'askedMe' : 'asked') : isMe ? 'onMe' : 'on'
}

export type OwnHand = { state: 'down' } | { state: 'up'; place: number } | { state: 'speaking' }
/** One's own hand; `place` counts from 1 among those who wait. */
export function ownHand(hands: readonly Hand[], participantId: string): OwnHand {
  const waiting = hands.filter(({ speaking }) => !speaking)
  const place = waiting.findIndex((hand) => hand.participantId === participantId)
  if (place >= 0) return { state: 'up', place: place + 1 }
  return hands.some((hand) => hand.participantId === participantId) ? { state: 'speaking' } : { state: 'down' }
}

export function ownGroup(groups: Groups | null, participantId: string): Group | null {
  return groups?.groups.find(({ people }) => people.includes(participantId)) ?? null
}

/** After so long without a facilitator people are told; the server gives the lead to somebody else from then on. */
export const ALONE_AFTER_MS = 30_000
/** When nobody was named, or none of the named is here, anybody with a partner may lead after this. */
export const ANYBODY_AFTER_MS = 120_000

/**
 * Whether this person may lead now.
 * @param here ids of the people with the board open
 * @param aloneMs how long no facilitator has been connected
 */
export function mayStandIn(
  workshop: Pick<Workshop, 'deputies' | 'standIn'>,
  me: Person & { partnerId: string | null },
  here: ReadonlySet<string>,
  aloneMs: number,
): boolean {
  if (workshop.standIn || me.role !== 'editor') return false
  if (workshop.deputies.includes(me.participantId)) return aloneMs >= ALONE_AFTER_MS
  const isDeputyHere = workshop.deputies.some((id) => here.has(id))
  return aloneMs >= ANYBODY_AFTER_MS && !isDeputyHere && me.partnerId !== null
}
