// Two people who begin to change the same plain text at once each put a shared text in its place, and the document keeps one
// of the two. Whoever made the other one brings what was written in it into the one that stayed.
import * as Y from 'yjs'
import { CONVERSION_ORIGIN, mergeTexts, writeSharedText } from '../../shared/board/sharedText.ts'

/** Watches until the answer is called. */
export function keepTexts(doc: Y.Doc, mayWrite: () => boolean): () => void {
  const items = doc.getMap('items')
  /** The shared texts begun here: the words they began with, and what they read now. */
  const begun = new Map<string, { base: string; now: string }>()

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    for (const event of events) {
      if (event.target instanceof Y.Text) {
        const text = begun.get(String(event.path[0]))
        if (text) text.now = event.target.toString()
      } else if (event.target === (items as unknown)) {
        for (const key of event.keys.keys()) changed(key, transaction)
      }
    }
  }

  function changed(key: string, transaction: Y.Transaction): void {
    const text: unknown = items.get(key)
    if (transaction.origin === CONVERSION_ORIGIN && text instanceof Y.Text) {
      begun.set(key, { base: text.toString(), now: text.toString() })
      return
    }
    const lost = begun.get(key)
    begun.delete(key)
    // A text that was deleted or replaced by another kind of value was meant to go.
    if (!lost || transaction.local || !(text instanceof Y.Text) || !mayWrite()) return
    doc.transact(
      () => writeSharedText(text, mergeTexts(lost.base, lost.now, text.toString())),
      // Not an edit of this moment: undo leaves it.
      keepTexts,
    )
  }

  items.observeDeep(observe)
  return () => items.unobserveDeep(observe)
}
