// What the commands of the running workshop read and change: the session and the board's own facts, without its items.
import type * as Y from 'yjs'
import { readMeta, readSession, type BoardState } from '../../shared/board/boardState.ts'
import type { AppDeps } from '../http/AppDeps.ts'
import type { Act } from './command.ts'

export type Stage = Omit<BoardState, 'items'>
export const readStage = (doc: Y.Doc): Stage => ({ ...readMeta(doc), ...readSession(doc) })

/** The root that only the server writes. */
export type Session = Y.Map<unknown>

/**
 * Reads the stage and changes it in one change of the document, so that of two who command at the same moment each sees what
 * the other did. A run that throws has changed nothing.
 */
export function changeStage<T>(
  { deps, boardId }: { deps: Pick<AppDeps, 'rooms'>; boardId: string },
  run: (stage: Stage, session: Session, doc: Y.Doc) => T,
): Promise<T> {
  return deps.rooms.change(boardId, (doc) => run(readStage(doc), doc.getMap('session'), doc))
}

/** Writes a value unless it is there already: nobody hears of what did not change. */
export function put(session: Session, key: string, value: unknown): void {
  if (JSON.stringify(session.get(key) ?? null) !== JSON.stringify(value)) session.set(key, value)
}

export function audit(
  { deps, boardId, participant, at }: Pick<Act, 'deps' | 'boardId' | 'participant' | 'at'>,
  action: Parameters<AppDeps['storage']['addAudit']>[0]['action'],
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  return deps.storage.addAudit({ boardId, at: at.toISOString(), participantId: participant.id, action, detail })
}
