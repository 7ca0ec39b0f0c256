// How what others write comes into an open text editor: as the smallest step, so that the caret stays and no keystroke lands
// on old text. Knows ProseMirror, no canvas and no document.
import type { Node } from '@tiptap/pm/model'
import { AllSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Transform } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'

/** Where the caret stood, found again by other means than counting; null when it cannot be found. */
export type FindPlace = () => { anchor: number; head: number } | null

/**
 * Replaces only what differs between the document and `next`.
 * @returns the part of the former document that was replaced; null when nothing differed
 */
export function replaceDifference(change: Transform, next: Node): { start: number; end: number } | null {
  const { doc } = change
  const start = doc.content.findDiffStart(next.content)
  if (start === null) return null
  let { a, b } = doc.content.findDiffEnd(next.content)!
  // Repeated letters let the two searches overlap; both ends move until the cut starts where the difference does.
  const overlap = start - Math.min(a, b)
  if (overlap > 0) {
    a += overlap
    b += overlap
  }
  change.replace(start, a, next.slice(start, b))
  return { start, end: a }
}

/**
 * Makes the text editor's document read `next` by replacing only what differs.
 * @param findPlace asked when the caret stood inside what is replaced
 * @returns whether anything differed
 */
export function applyMinimal(transaction: Transaction, next: Node, findPlace: FindPlace = () => null): boolean {
  const { selection } = transaction
  const replaced = replaceDifference(transaction, next)
  if (!replaced) return false
  transaction.setMeta('addToHistory', false)
  const isInside = (position: number) => position > replaced.start && position < replaced.end
  const found = isInside(selection.anchor) || isInside(selection.head) ? findPlace() : null
  transaction.setSelection(found ? between(transaction, found.anchor, found.head) : mapped(transaction, selection))
  return true
}

/**
 * A caret stays before what the other types at the same place; behind it, two people there would type letter by letter into
 * each other's words. Selected letters stay selected, and those that others put before or behind them do not join in.
 */
function mapped(transaction: Transaction, selection: Transaction['selection']): Transaction['selection'] {
  const { mapping } = transaction
  const map = (position: number, side: -1 | 1) => mapping.maps.at(-1)!.map(position, side)
  const { empty, from, to, anchor, head } = selection
  if (empty) return TextSelection.near(transaction.doc.resolve(map(from, -1)), -1)
  if (!(selection instanceof TextSelection) && !(selection instanceof AllSelection))
    return selection.map(transaction.doc, mapping)
  const [first, last] = [map(from, 1), map(to, -1)]
  if (first >= last) return TextSelection.near(transaction.doc.resolve(last), -1)
  return anchor <= head ? between(transaction, first, last) : between(transaction, last, first)
}

function between({ doc }: Transaction, anchor: number, head: number): Transaction['selection'] {
  const within = (position: number) => doc.resolve(Math.max(0, Math.min(doc.content.size, position)))
  return TextSelection.between(within(anchor), within(head))
}

/** Not in ProseMirror's types. */
type Internals = EditorView & { domObserver: { flush(): void } }

/**
 * Brings what the browser has done on screen into the text editor: letters, and the caret after a key such as End. The
 * browser tells of them later; a letter or a change from outside that comes first would meet the old selection and replace it.
 */
export function readScreen(view: EditorView): void {
  ;(view as Internals).domObserver.flush()
}
