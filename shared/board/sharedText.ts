// Long texts of fields that several people may write at once. Such a text is a Y.Text in `items`; a plain string is read the
// same and becomes a Y.Text when it is first changed. Only what differs is written, so that nobody's letters are lost.
import { simpleDiffString } from 'lib0/diff'
import { diffAuto } from 'lib0/diff/patience'
import * as Y from 'yjs'

/** Origin of the change from a plain string to a Y.Text of the same words: nobody's edit, so nobody undoes it. */
export const CONVERSION_ORIGIN = { from: 'conversion' } as const

/** Makes `text` read `next`, changing as little as possible. To be called inside a transaction. */
export function writeSharedText(text: Y.Text, next: string): void {
  let moved = 0
  for (const words of diffAuto(text.toString(), next)) {
    // Whole words are compared first; inside a changed word only its changed letters are written.
    const { index, remove, insert } = simpleDiffString(words.remove, words.insert)
    const place = words.index + index + moved
    if (remove > 0) text.delete(place, remove)
    if (insert !== '') text.insert(place, insert)
    moved += insert.length - remove
  }
}

/**
 * Brings two changes of one text together: what either inserted is there, what either deleted is gone.
 * @param base the text both began with
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const start = new Y.Doc()
  start.clientID = 1
  start.getText().insert(0, base)
  const state = Y.encodeStateAsUpdate(start)
  const [a, b] = [theirs, mine].map((text, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 2
    Y.applyUpdate(doc, state)
    doc.transact(() => writeSharedText(doc.getText(), text))
    return doc
  }) as [Y.Doc, Y.Doc]
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  return a.getText().toString()
}

/**
 * A value of `items` as plain JSON. An empty text counts as nothing entered: null for a field of an item (so that it hides
 * the text the item was created with), undefined for anything else; undefined too for what no reader knows.
 */
export function plainItemValue(key: string, value: unknown): unknown {
  if (value instanceof Y.Text) {
    const text = value.toString()
    if (text !== '') return text
    return key.split('/').length > 2 ? null : undefined
  }
  return value instanceof Y.AbstractType ? undefined : value
}
