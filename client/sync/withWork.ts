// The document as it would be with held work in it. Knows no editor, so that pages without a canvas can load it.
import * as Y from 'yjs'
import { mergeUpdate } from '../../shared/board/mergeUpdate.ts'

/** Origin of what is brought back: nobody's edit of this moment, so undo leaves it. */
export const BROUGHT_BACK = { from: 'held work' } as const

/** The document with the held work in it, as it would be without the workshop's limits. */
export function withWork(doc: Y.Doc, update: Uint8Array): Y.Doc {
  const wanted = new Y.Doc()
  for (const root of doc.share.keys()) wanted.getMap(root)
  Y.applyUpdate(wanted, Y.encodeStateAsUpdate(doc))
  mergeUpdate(wanted, update, BROUGHT_BACK)
  return wanted
}
