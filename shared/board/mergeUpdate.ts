// Takes another replica's update in. Use it in the place of Y.applyUpdate for everything that comes from outside.
import * as Y from 'yjs'

/**
 * Applies an update after cutting off what the document has already. Yjs (13.6) throws half-way when an update repeats the
 * beginning of a piece whose known part was deleted and collected meanwhile: that happens to honest people, when somebody
 * types while the connection comes back and another person deletes the same note.
 * @throws Error for bytes that are no update
 */
export function mergeUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  // Almost every update brings only new pieces; then the state of all clients need not be written down.
  const repeats = [...Y.parseUpdateMeta(update).from].some(([client, clock]) => clock < Y.getState(doc.store, client))
  Y.applyUpdate(doc, repeats ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update, origin)
}
