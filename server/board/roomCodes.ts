// The code of a room: a short-lived word in front of an ordinary invitation, which can be taken back like any other.
// At most one code of a board is open.
import { randomInt } from 'node:crypto'
import { newRoomCode } from '../../shared/session/roomCode.ts'
import type { Rooms } from '../relay/Rooms.ts'
import type { BoardRow, InviteRow, RoomCodeRow, Storage } from '../storage/Storage.ts'
import { newInvite } from './createBoard.ts'
import { createInTurn } from './inTurn.ts'

export const ROOM_HOURS = 12

export type RoomParts = { storage: Storage; rooms: Rooms }
export type OpenRoom = { code: string; expiresAt: string }
/** What a code opens. */
export type FoundRoom = { board: BoardRow; invite: InviteRow }

/** Of two facilitators who ask at once the second gets the open code: the first one ends. */
const inTurn = createInTurn()

/** Opens a room with a new code; a former code ends, and its invitation with it. */
export function startRoom(parts: RoomParts, boardId: string, participantId: string, at: Date): Promise<OpenRoom> {
  const { storage, rooms } = parts
  return inTurn(boardId, async () => {
    await endCodes(parts, boardId, participantId, at)
    const createdAt = at.toISOString()
    const expiresAt = new Date(at.getTime() + ROOM_HOURS * 3_600_000).toISOString()
    const { row: invite } = newInvite(boardId, { role: 'editor', maxUses: null, expiresAt }, createdAt)
    await storage.addInvite(invite)
    const code = await freeCode(storage)
    await storage.putRoomCode({ code, boardId, inviteId: invite.id, createdAt, expiresAt, endedAt: null })
    await storage.addAudit({
      boardId,
      at: createdAt,
      participantId,
      action: 'invite',
      detail: { invite: invite.id, role: 'editor', maxUses: null, expiresAt, isRoom: true },
    })
    // Everybody may know that a room is open; only facilitators are told the code.
    await rooms.change(boardId, (doc) => void doc.getMap('session').set('room', { openedAt: createdAt, expiresAt }))
    return { code, expiresAt }
  })
}

/** Ends the open code; nothing to do when there is none. Who came with it stays. */
export function endRoom(parts: RoomParts, boardId: string, participantId: string, at: Date): Promise<void> {
  return inTurn(boardId, async () => {
    await endCodes(parts, boardId, participantId, at)
    await parts.rooms.change(boardId, (doc) => void doc.getMap('session').set('room', null))
  })
}

async function endCodes({ storage }: RoomParts, boardId: string, participantId: string, at: Date): Promise<void> {
  const open = await storage.openRoomCode(boardId)
  if (!open) return
  const time = at.toISOString()
  await storage.endRoomCodes(boardId, time)
  // Taken back already, or over by itself: nothing to tell of.
  if ((await inviteBehind(storage, open, at)) === null) return
  await storage.revokeInvite(boardId, open.inviteId, time)
  await storage.addAudit({
    boardId,
    at: time,
    participantId,
    action: 'revokeInvite',
    detail: { invite: open.inviteId, removed: 0 },
  })
}

async function freeCode(storage: Storage): Promise<string> {
  for (;;) {
    const code = newRoomCode((below) => randomInt(below))
    if ((await storage.findRoomCode(code)) === null) return code
  }
}

/** The open code of a board, or null. */
export async function roomOf(storage: Storage, boardId: string, at: Date): Promise<OpenRoom | null> {
  const row = await storage.openRoomCode(boardId)
  return row && (await inviteBehind(storage, row, at)) ? { code: row.code, expiresAt: row.expiresAt } : null
}

/** What a code opens now, or null: unknown, over, taken back and erased with its board are all the same. */
export async function findRoom(storage: Storage, code: string, at: Date): Promise<FoundRoom | null> {
  const row = await storage.findRoomCode(code)
  const invite = row && (await inviteBehind(storage, row, at))
  const board = row && (await storage.findBoard(row.boardId))
  return invite && board && board.deletedAt === null ? { board, invite } : null
}

async function inviteBehind(storage: Storage, row: RoomCodeRow, at: Date): Promise<InviteRow | null> {
  if (row.endedAt !== null || row.expiresAt <= at.toISOString()) return null
  const invite = (await storage.listInvites(row.boardId)).find((one) => one.id === row.inviteId)
  return invite && invite.revokedAt === null ? invite : null
}
