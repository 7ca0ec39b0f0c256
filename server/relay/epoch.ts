// Two histories of one board must not mix: after a restore, a replica of the time before would bring back what the restore
// took away. The restored document carries a mark that only replicas made of it can know.
import * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import { restoreSession } from '../../shared/session/restoreSession.ts'

const EPOCH_KEY = 'epoch'

export const epochChanged = (): BoardError =>
  new BoardError('board_epoch_changed', 'The board was set back to an earlier state. Load it again.')

/**
 * The state a board starts its next epoch with: the content of `state`, nothing running, rights as they are now, and the mark.
 * @param present the board as it is before it goes back
 * @throws Error when Yjs cannot read the state
 */
export function stateOfNewEpoch(state: Uint8Array, epoch: number, present: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  doc.transact(() => {
    doc.getMap('meta').set(EPOCH_KEY, epoch)
    restoreSession(doc.getMap('session'), present.getMap('session'))
  })
  return Y.encodeStateAsUpdate(doc)
}

/**
 * [R12] Whether a state vector is that of a replica from before the last restore: it knows entries of the board, but not
 * the one that marks the epoch. A replica that knows nothing of the board yet belongs to every epoch.
 */
export function isOfFormerEpoch(doc: Y.Doc, epoch: number, stateVector: Uint8Array): boolean {
  if (epoch === 1) return false
  const mark = doc.getMap('meta')._map.get(EPOCH_KEY)?.id.client
  if (mark === undefined) return false
  const known = [...Y.decodeStateVector(stateVector)].filter(([, clock]) => clock > 0).map(([clientId]) => clientId)
  return !known.includes(mark) && known.some((clientId) => Y.getState(doc.store, clientId) > 0)
}
