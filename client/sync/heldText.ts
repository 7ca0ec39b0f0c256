// A text editor in which a composition (IME) runs must not be touched: the composition would break off. What others write is
// held back until it ends; what this person composes meanwhile is brought into the newer text. Knows no screen.
import * as Y from 'yjs'
import { readFragment, writeFragment } from './richText.ts'

export type HeldText = {
  /** Others changed the text to this. */
  receive(next: object): void
  /** The text editor shows this now. @returns the newer text with what changed in the editor since the last call */
  compose(shown: object): object
}

/**
 * All texts are rich text as JSON. Where both put something in one place, what is composed comes first.
 * @param shown what the text editor shows, when it last agreed with everybody
 */
export function holdText(shown: object): HeldText {
  const start = replica(1)
  write(start, shown)
  const state = Y.encodeStateAsUpdate(start)
  /** What the text editor shows, and what everybody has by now. */
  const [editors, newest] = [replica(2, state), replica(3, state)]
  return {
    receive: (next) => write(newest, next),
    compose(now) {
      write(editors, now)
      Y.applyUpdate(newest, Y.encodeStateAsUpdate(editors))
      return readFragment(newest.getXmlFragment())
    },
  }
}

function replica(clientId: number, state?: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  if (state) Y.applyUpdate(doc, state)
  return doc
}

function write(doc: Y.Doc, text: object): void {
  doc.transact(() => writeFragment(doc, doc.getXmlFragment(), text))
}
