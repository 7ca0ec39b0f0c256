// Whether a person may cast a ballot in a round, and why not. Pure; the server decides by the same rule.
import type { BoardState } from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import type { Me } from '../board/boardContext.ts'

/** `notCaster`: others of the partner cast its vote; `by` are their ids. */
export type BallotRight =
  { state: 'voter' } | { state: 'viewer' } | { state: 'noPartner' } | { state: 'notCaster'; by: readonly string[] }

export function ballotRight(
  board: Pick<BoardState, 'workshop'>,
  widget: WidgetId,
  me: Pick<Me, 'participantId' | 'role' | 'partnerId'>,
): BallotRight {
  if (me.role === 'viewer') return { state: 'viewer' }
  if (me.partnerId === null) return { state: 'noPartner' }
  // Only the one vote of a partner has somebody who casts it; everybody scores for themselves.
  const by = widgetSeedOf(widget)?.kind === 'partnerVote' ? board.workshop.casters[me.partnerId] : undefined
  return by && !by.includes(me.participantId) ? { state: 'notCaster', by } : { state: 'voter' }
}
