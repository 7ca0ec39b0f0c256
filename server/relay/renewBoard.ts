// What happens to a board made by an earlier version when it is opened: once brought up to date, with a point to go back to.
// Knows rooms, not what is renewed.
import { BoardError } from '../../shared/errors.ts'
import type { Log } from '../log.ts'
import type { Room } from './Room.ts'
import type { Renewal } from './RoomLog.ts'

/** Never rejects: a board that cannot be renewed is used as it is. */
export async function renewBoard(room: Room, { dueOn, apply }: Renewal, log: Log): Promise<void> {
  try {
    const name = await room.read(dueOn)
    if (name === null) return
    await room.keepPoint({ kind: 'named', name, participantId: null })
    const renewed = await room.change(apply)
    log.info({ board: room.boardId, renewed }, 'board brought up to date')
  } catch (error) {
    // A board that is unknown, deleted or unreadable is told to whoever asked for it.
    if (!(error instanceof BoardError)) log.warn({ board: room.boardId, err: error }, 'board not brought up to date')
  }
}
