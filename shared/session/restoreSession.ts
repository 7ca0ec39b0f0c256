// What becomes of the running workshop when the board goes back to an earlier state. Pure: from the session of now to the one
// that was restored.
import type * as Y from 'yjs'
import type { RunningStep } from '../board/boardState.ts'

type Session = Y.Map<unknown>

/** What runs or points at something that may not be there any more: it ends. */
const ENDING = ['step', 'timer', 'control', 'spotlight', 'summons', 'hands', 'spoken', 'groups'] as const
/** Who may come in, lead and edit: a restore is no way around it, so it stays as it is now; so does what counts waiting ideas. */
const LASTING = ['frozen', 'notes', 'door', 'room', 'deputies', 'standIn', 'ideas'] as const
const LASTING_PREFIXES = ['lock/', 'casters/'] as const

const isLasting = (key: string): boolean =>
  (LASTING as readonly string[]).includes(key) || LASTING_PREFIXES.some((prefix) => key.startsWith(prefix))

/**
 * Changes `restored`; part of a change of its document.
 * @param present the session of the board as it is before it goes back
 */
export function restoreSession(restored: Session, present: Session): void {
  for (const key of ENDING)
    if (restored.has(key)) restored.set(key, key === 'hands' ? [] : key === 'spoken' ? {} : null)
  for (const key of [...restored.keys()]) if (isLasting(key) && !present.has(key)) restored.delete(key)
  for (const [key, value] of present.entries()) if (isLasting(key)) restored.set(key, value)
  // The step that runs now ends: what it set aside is given back.
  const step = present.get('step') as RunningStep | null | undefined
  for (const [key, value] of Object.entries(step?.restore ?? {})) restored.set(key, value)
}
