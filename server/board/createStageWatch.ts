// What the running workshop holds for people who may be gone: control, spotlight, the stand-in's lead, raised hands. Ends it
// when they have been away too long, and lets late people into the groups at work. Hears of people from the rooms; keeps
// nothing that a restart would lose, because who is away then counts as away from the first person who comes back.
import { BoardError } from '../../shared/errors.ts'
import type { Workshop } from '../../shared/session/workshop.ts'
import type { AppLog } from '../http/AppDeps.ts'
import type { Timers } from '../relay/Peer.ts'
import type { Rooms } from '../relay/Rooms.ts'
import { joinGroups } from '../session/groupCommands.ts'
import { lowerHands } from '../session/handCommands.ts'
import { changeStage, put, readStage } from '../session/stage.ts'
import type { ParticipantRow, Storage } from '../storage/Storage.ts'
import { isActive } from './peopleStore.ts'
import type { StageWatch } from './StageWatch.ts'

/** Views are led by somebody who is there; a reload takes less than this. */
export const LEADING_GRACE_MS = 10_000
/** A stand-in who is gone this long leads no more: as long as it takes to stand in for a facilitator. */
export const STAND_IN_GRACE_MS = 30_000
/** A phone whose screen went dark comes back; a person who left the room does not. */
export const HAND_GRACE_MS = 60_000
/** Who was here a moment ago still counts as in the room when groups are made. */
export const AROUND_MS = 120_000

/** What is known of one board: since when, and when people left who are not back. Times of `timers`. */
type Watched = { since: number; leftAt: Map<string, number>; isLooking: boolean; cancel: (() => void) | null }

type Parts = { rooms: Rooms; storage: Storage; timers: Timers; log: Pick<AppLog, 'error'> }

export function createStageWatch({ rooms, storage, timers, log }: Parts): StageWatch {
  const boards = new Map<string, Watched>()
  const deps = { rooms }

  function watched(boardId: string): Watched {
    const known = boards.get(boardId)
    if (known) return known
    const made: Watched = { since: timers.now(), leftAt: new Map(), isLooking: false, cancel: null }
    boards.set(boardId, made)
    return made
  }

  /** Since when a person is away; null while connected. */
  function awaySince(boardId: string, participantId: string): number | null {
    if (rooms.connected(boardId).has(participantId)) return null
    const board = watched(boardId)
    return board.leftAt.get(participantId) ?? board.since
  }

  /** Ends what people hold who are away too long. Answers when the next of it is due, or null. */
  async function endWhatIsDue(boardId: string, workshop: Workshop, people: readonly ParticipantRow[]) {
    let next: number | null = null
    /** Whether the grace is over; if not, it is looked at again when it is. */
    const isOver = (participantId: string, graceMs: number): boolean => {
      const since = awaySince(boardId, participantId)
      if (since === null) return false
      const due = since + graceMs
      if (due <= timers.now()) return true
      next = Math.min(next ?? due, due)
      return false
    }
    const byId = new Map(people.filter(isActive).map((person) => [person.id, person]))
    const { control, spotlight, standIn, hands } = workshop
    const leadsNoMore =
      standIn !== null &&
      (byId.get(standIn.participantId)?.role !== 'editor' || isOver(standIn.participantId, STAND_IN_GRACE_MS))
    const mayControl = (id: string): boolean =>
      byId.get(id)?.role === 'facilitator' || (standIn?.participantId === id && !leadsNoMore)
    const endsControl = control !== null && (!mayControl(control.by) || isOver(control.by, LEADING_GRACE_MS))
    const endsSpotlight =
      spotlight !== null && (!byId.has(spotlight.participantId) || isOver(spotlight.participantId, LEADING_GRACE_MS))
    if (leadsNoMore || endsControl || endsSpotlight)
      await changeStage({ deps, boardId }, (now, session) => {
        // Only what was looked at: somebody else may lead by now.
        if (leadsNoMore && now.workshop.standIn?.participantId === standIn.participantId) put(session, 'standIn', null)
        if (endsControl && now.workshop.control?.by === control.by) put(session, 'control', null)
        if (endsSpotlight && now.workshop.spotlight?.participantId === spotlight.participantId)
          put(session, 'spotlight', null)
      })
    const raised = hands.map(({ participantId }) => participantId)
    const gone = raised.filter((id) => !byId.has(id) || isOver(id, HAND_GRACE_MS))
    if (gone.length > 0) await lowerHands({ deps, boardId }, new Set(gone))
    return next
  }

  async function letIntoGroups(boardId: string, { groups }: Workshop, people: readonly ParticipantRow[]) {
    if (!groups || groups.groups.length === 0) return
    const grouped = new Set(groups.groups.flatMap((group) => group.people))
    const here = rooms.connected(boardId)
    for (const person of people)
      if (person.role === 'editor' && isActive(person) && here.has(person.id) && !grouped.has(person.id))
        await joinGroups({ deps, boardId }, person.id)
  }

  async function look(boardId: string, board: Watched): Promise<void> {
    let next: number | null
    if (rooms.connected(boardId).size === 0) {
      // Nobody to lead and nobody led: the board must not be opened for this. What is left is seen when somebody comes.
      const last = Math.max(board.since, ...board.leftAt.values())
      next = last + AROUND_MS
      if (next <= timers.now()) {
        boards.delete(boardId)
        return
      }
    } else {
      const { workshop } = await rooms.read(boardId, readStage)
      const { control, spotlight, standIn, hands, groups } = workshop
      const isHeld = control !== null || spotlight !== null || standIn !== null || hands.length > 0 || groups !== null
      const people = isHeld ? await storage.listParticipants(boardId) : []
      next = isHeld ? await endWhatIsDue(boardId, workshop, people) : null
      await letIntoGroups(boardId, workshop, people)
    }
    if (next !== null) lookAfter(boardId, board, Math.max(1, next - timers.now()))
  }

  function lookAfter(boardId: string, board: Watched, ms: number): void {
    board.cancel?.()
    board.cancel = timers.later(ms, () => lookSoon(boardId, board))
  }

  /** One look for all that happens at once. */
  function lookSoon(boardId: string, board: Watched): void {
    if (board.isLooking) return
    board.isLooking = true
    timers.soon(() => {
      board.isLooking = false
      look(boardId, board).catch((error: unknown) => {
        // A board that was deleted meanwhile, or a server that closes, has nothing to look after.
        if (error instanceof BoardError) boards.delete(boardId)
        else log.error({ board: boardId, err: error }, 'the workshop was not looked after')
      })
    })
  }

  rooms.watchPeople?.({
    came(boardId, participantId) {
      const board = watched(boardId)
      board.leftAt.delete(participantId)
      lookSoon(boardId, board)
    },
    left(boardId, participantId) {
      const board = watched(boardId)
      board.leftAt.set(participantId, timers.now())
      lookSoon(boardId, board)
    },
  })

  return {
    look: (boardId) => lookSoon(boardId, watched(boardId)),
    around(boardId) {
      const board = boards.get(boardId)
      const since = timers.now() - AROUND_MS
      const recent = [...(board?.leftAt ?? [])].filter(([, at]) => at > since).map(([id]) => id)
      return new Set([...rooms.connected(boardId), ...recent])
    },
    async leadersAwayMs(boardId) {
      const facilitators = (await storage.listParticipants(boardId)).filter(
        (person) => person.role === 'facilitator' && isActive(person),
      )
      const here = rooms.connected(boardId)
      const board = boards.get(boardId)
      if (!board || facilitators.some(({ id }) => here.has(id))) return 0
      const left = facilitators.map(({ id }) => board.leftAt.get(id) ?? board.since)
      return timers.now() - Math.max(board.since, ...left)
    },
  }
}
