// Two people in one note: what the other types is applied to the open text editor as the smallest step, so that the caret
// stays and no keystroke lands on old text.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { tipTapDefaultExtensions, type Editor, type TLRecord } from 'tldraw'
import { RemoteCarets } from './remoteCarets.ts'
import { canonicalRichText, MAX_CHARACTERS } from './richText.ts'

/** Replaces only what differs between the editor's document and `next`. @returns whether anything did */
function applyMinimal(transaction: Transaction, next: Node): boolean {
  const { doc } = transaction
  const start = doc.content.findDiffStart(next.content)
  if (start === null) return false
  let { a, b } = doc.content.findDiffEnd(next.content)!
  // Repeated letters let the two searches overlap; both ends move until the cut starts where the difference does.
  const overlap = start - Math.min(a, b)
  if (overlap > 0) {
    a += overlap
    b += overlap
  }
  const { empty, from } = transaction.selection
  transaction.replace(start, a, next.slice(start, b)).setMeta('addToHistory', false)
  // A caret stays before what the other types at the same place; behind it, two people there would type letter by letter
  // into each other's words.
  if (empty) {
    const place = transaction.mapping.maps.at(-1)!.map(from, -1)
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(place), -1))
  }
  return true
}

/** tldraw hands late copies of the text to `setContent`, which would put the caret at the end. */
const MinimalSetContent = Extension.create({
  name: 'minimalSetContent',
  priority: 1,
  addCommands() {
    return {
      setContent:
        (content) =>
        ({ tr, dispatch }) => {
          const next = tr.doc.type.schema.nodeFromJSON(canonicalRichText(content as object))
          if (dispatch) applyMinimal(tr, next)
          return true
        },
    }
  },
})

/** Others refuse a longer text, so it must not come to be here. What others wrote always comes in. */
function lengthLimit(onReached: () => void): Extension {
  return Extension.create({
    name: 'lengthLimit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction, state) {
          if (!transaction.docChanged || transaction.getMeta('addToHistory') === false) return true
          const length = transaction.doc.textContent.length
          if (length <= MAX_CHARACTERS || length <= state.doc.textContent.length) return true
          onReached()
          return false
        },
      }),
    ],
  })
}

/** Options of the canvas' text editors. */
export function createTextOptions({ onTooLong }: { onTooLong: () => void }) {
  return {
    tipTapConfig: {
      extensions: [...tipTapDefaultExtensions, MinimalSetContent, RemoteCarets, lengthLimit(onTooLong)],
    },
  }
}

/** Shows a remote change in the text editor of the shape being edited. To be called inside the merge into the store. */
export function mergeRemoteText(editor: Editor, record: TLRecord): void {
  if (record.typeName !== 'shape' || editor.getEditingShapeId() !== record.id) return
  const textEditor = editor.getRichTextEditor()
  const { richText } = record.props as { richText?: object }
  if (!textEditor || !richText) return
  // The editor's own schema object: nodes of another one would be refused.
  const next = textEditor.schema.nodeFromJSON(richText)
  const transaction = textEditor.state.tr
  if (applyMinimal(transaction, next)) textEditor.view.dispatch(transaction)
}
