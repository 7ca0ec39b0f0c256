// What of a running workshop cannot come along into another server: people who are not there, and what only the first server
// knows (ballots of open rounds, private notes, codes to come in with). Pure.
import type * as Y from 'yjs'
import type { Round } from '../board/boardState.ts'
import type { Writing } from './workshop.ts'

/** Held by or pointing at people who are connected, or told by the server's own tables. */
const LEFT_BEHIND = [
  'control',
  'spotlight',
  'summons',
  'hands',
  'groups',
  'standIn',
  'room',
  'ideas',
  'deputies',
] as const

/**
 * Changes the session of a board that has just come from a file; part of a change of its document. Rounds and writings that
 * were open stay open and begin without anybody; who may cast a vote is open again, because everybody joins as somebody new.
 */
export function settleSession(session: Y.Map<unknown>): void {
  for (const key of LEFT_BEHIND) session.delete(key)
  for (const [key, value] of [...session.entries()]) {
    if (key.startsWith('casters/')) session.delete(key)
    const isCounted = key.startsWith('round/') || key.startsWith('writing/')
    const { state, progress } = (isCounted ? value : {}) as Partial<Round | Writing>
    if (state === 'open' && Object.keys(progress ?? {}).length > 0)
      session.set(key, { ...(value as object), progress: {} })
  }
}
