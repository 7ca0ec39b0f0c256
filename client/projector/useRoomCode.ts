// The open room's code, for facilitators; asked again whenever a room is opened or closed.
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'

export type OpenRoomCode = { code: string; expiresAt: string; link: string }

/** Null while no room is open, and for people who may not know its code. */
export function useRoomCode(): OpenRoomCode | null {
  const { board, boardId, me } = useBoard()
  const { room: opened, door } = board.workshop
  // Who stands in for a facilitator leads the steps, and lets nobody in.
  const mayKnow = me.role === 'facilitator'
  const [room, setRoom] = useState<OpenRoomCode | null>(null)
  const openedAt = opened?.openedAt ?? null
  useEffect(() => {
    let isCurrent = true
    const show = (found: OpenRoomCode | null) => isCurrent && setRoom(found)
    if (!mayKnow || openedAt === null) show(null)
    else {
      api.room(boardId).then(
        ({ code, expiresAt, link }) => show(code && expiresAt && link ? { code, expiresAt, link } : null),
        (problem: unknown) => {
          show(null)
          console.warn('the code of the room could not be read', problem)
        },
      )
    }
    return () => {
      isCurrent = false
    }
  }, [boardId, mayKnow, openedAt])
  return door === 'closed' ? null : room
}
