// What a phone's room page is for at this moment: the rounds and writings that wait for this person, newest first. Pure.
import type { BoardState, PartnerId, Round } from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import type { Role } from '../../shared/roles.ts'
import type { Writing } from '../../shared/session/workshop.ts'

export type RoomTask =
  | { kind: 'score' | 'vote'; id: string; openedAt: string; round: Round }
  | { kind: 'write'; id: string; openedAt: string; writing: Writing }
export type TaskName = RoomTask['kind'] | 'now'

type Person = { participantId: string; partnerId: PartnerId | null; role: Role }
type Tasked = Pick<BoardState, 'rounds' | 'workshop'>

/** Whether a ballot of this widget is a yes or no of a partner. */
export const isVote = (widget: WidgetId): boolean => widgetSeedOf(widget)?.kind === 'partnerVote'

/** Everything open that this person can take part in, the newest first. */
export function roomTasks(board: Tasked, me: Person): RoomTask[] {
  if (me.role === 'viewer') return []
  const rounds: RoomTask[] = board.rounds
    .filter(({ state }) => state === 'open' && me.partnerId !== null)
    .map((round) => ({ kind: isVote(round.widget) ? 'vote' : 'score', id: round.id, openedAt: round.openedAt, round }))
  const writings: RoomTask[] = board.workshop.writings
    .filter(({ state }) => state === 'open')
    .map((writing) => ({ kind: 'write', id: writing.id, openedAt: writing.openedAt, writing }))
  return [...rounds, ...writings].sort((a, b) => (a.openedAt > b.openedAt ? -1 : a.openedAt < b.openedAt ? 1 : 0))
}

/** Whether a task waits for this very person: a vote that others of the partner cast does not. */
export function isAsked(board: Tasked, me: Person, task: RoomTask): boolean {
  if (task.kind !== 'vote') return true
  const casters = me.partnerId === null ? undefined : board.workshop.casters[me.partnerId]
  return casters === undefined || casters.includes(me.participantId)
}

/** What the first tab is called. */
export const taskName = (tasks: readonly RoomTask[]): TaskName => tasks[0]?.kind ?? 'now'
