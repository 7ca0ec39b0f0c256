// The last check of updates: applying them to the room's document. Yjs neither validates nor undoes, so after a refusal here
// the document must be thrown away and read again.
import * as Y from 'yjs'
import { mergeUpdate } from '../../shared/board/mergeUpdate.ts'
import { BoardError } from '../../shared/errors.ts'
import { mayWrite, ROOTS, type Role, type Root } from '../../shared/roles.ts'
import { rootOfType } from './gate.ts'
import type { ParsedUpdate } from './parseUpdate.ts'

/** Transaction origins of a room's document. */
export const FROM_DISK = { from: 'disk' }
export const FROM_CLIENT = { from: 'client' }
export const FROM_SERVER = { from: 'server' }

const hasHoles = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null
const isRoot = (name: string): name is Root => (ROOTS as readonly string[]).includes(name)

/**
 * Runs `change` and hands over the updates Yjs makes of it, also when it throws: only what is new, in Yjs's own encoding,
 * so that raw bytes of a client are neither stored nor passed on. Without a call nothing changed.
 */
export function captureUpdate(doc: Y.Doc, change: () => void, onUpdate: (update: Uint8Array) => void): void {
  doc.on('update', onUpdate)
  try {
    change()
  } finally {
    doc.off('update', onUpdate)
  }
}

/** Almost every update brings only new pieces; the others are cut first, as mergeUpdate explains. */
function applyParsed(doc: Y.Doc, { bytes, structs }: ParsedUpdate): void {
  for (const [client, row] of structs) {
    if (row[0]!.id.clock < Y.getState(doc.store, client)) return mergeUpdate(doc, bytes, FROM_CLIENT)
  }
  Y.applyUpdate(doc, bytes, FROM_CLIENT)
}

/**
 * [R2] Applies updates the gate allows, in one transaction. The gate asks about each when those before it are applied.
 * @param steps calls `apply` for one update after the other
 * @param role of everybody whose updates these are
 * @returns the update to store, or null when the document did not change
 * @throws BoardError bad_frame or not_allowed; the document is then spoiled
 */
export function trialApply(
  doc: Y.Doc,
  role: Role,
  steps: (apply: (update: ParsedUpdate) => void) => void,
): Uint8Array | null {
  const hadHoles = hasHoles(doc)
  const touched = new Set<string>()
  const collect = (transaction: Y.Transaction): void => {
    for (const type of transaction.changed.keys()) {
      const root = rootOfType(type as Y.AbstractType<unknown>)
      if (root !== null) touched.add(root)
    }
  }
  const made: Uint8Array[] = []
  doc.on('afterTransaction', collect)
  try {
    captureUpdate(
      doc,
      () => doc.transact(() => steps((update) => applyParsed(doc, update)), FROM_CLIENT),
      (bytes) => made.push(bytes),
    )
  } catch (error) {
    throw new BoardError(
      'bad_frame',
      `The update cannot be applied (${error instanceof Error ? error.name : 'error'}).`,
    )
  } finally {
    doc.off('afterTransaction', collect)
  }
  if (!hadHoles && hasHoles(doc)) throw new BoardError('bad_frame', 'The update has holes.')
  for (const root of touched) {
    if (!isRoot(root) || !mayWrite(role, root))
      throw new BoardError('not_allowed', 'This part of the board is not yours to change.')
  }
  return made.length > 1 ? Y.mergeUpdates(made) : (made[0] ?? null)
}
