// Everybody of the board: the list of the server, joined with who is connected now.
import { useEffect, useMemo, useState } from 'react'
import { api, type BoardInfo } from '../api.ts'
import type { PresenceUser } from '../sync/presence.ts'
import type { Me, PersonInfo } from './boardContext.ts'

type People = { me: Me; people: PersonInfo[]; clockOffsetMs: number }

const offsetOf = (info: BoardInfo) => Date.parse(info.serverTime) - Date.now()

/** Asks the server again when somebody unknown appears or somebody's name or partner changes. */
export function usePeople(info: BoardInfo, users: readonly PresenceUser[]): People {
  const [latest, setLatest] = useState(() => ({ info, clockOffsetMs: offsetOf(info) }))
  const { boardId } = info
  useEffect(() => {
    const abort = new AbortController()
    api
      .board(boardId, abort.signal)
      .then((next) => setLatest({ info: next, clockOffsetMs: offsetOf(next) }))
      .catch((problem: unknown) => {
        // The list of before stays; the connection itself tells when the server is out of reach.
        if (!abort.signal.aborted) console.warn('people of the board could not be read', problem)
      })
    return () => abort.abort()
  }, [boardId, users])

  return useMemo(() => {
    const here = new Map(users.map((user) => [user.participantId, user]))
    const { me, participants } = latest.info
    const people = participants.map((person) => {
      const user = here.get(person.participantId)
      return {
        participantId: person.participantId,
        name: user?.name ?? person.name,
        partnerId: user ? user.partnerId : person.partnerId,
        role: person.role,
        isHere: user !== undefined || person.participantId === me.participantId,
      }
    })
    return { me, people, clockOffsetMs: latest.clockOffsetMs }
  }, [latest, users])
}
