// Carries out what an import plans: all of it in one change of the document, or nothing. One step of undo.
import * as Y from 'yjs'
import { createBoardEdit, EDIT_ORIGIN, type EditContext, type ItemEdit } from '../board/boardEdit.ts'
import { findItem, itemKey, readBoard, type BoardState } from '../board/boardState.ts'
import { CONVERSION_ORIGIN } from '../board/sharedText.ts'
import { fieldSeedOf } from '../board/validateField.ts'
import type { WidgetId } from '../catalog.ts'
import type { Write } from './importPlan.ts'

/** @throws BoardError when the board takes one of the writes no more; then nothing has changed */
export function applyImport(doc: Y.Doc, context: EditContext, widget: WidgetId, writes: readonly Write[]): void {
  if (writes.length === 0) return
  // A change of the document is not taken back by an error in the middle of it: whatever refuses does so on a copy.
  const rehearsal = new Y.Doc()
  Y.applyUpdate(rehearsal, Y.encodeStateAsUpdate(doc))
  carryOut(rehearsal, context, widget, writes)
  rehearsal.destroy()
  carryOut(doc, context, widget, writes)
}

function carryOut(doc: Y.Doc, context: EditContext, widget: WidgetId, writes: readonly Write[]): void {
  shareTexts(doc, widget, writes)
  let board: BoardState | null = null
  const edit = createBoardEdit(doc, context, () => (board ??= readBoard(doc)))
  doc.transact(() => {
    for (const write of writes) {
      writeOne(edit, widget, write)
      // Cells and fields are checked against rows and columns, which they do not change.
      if (write.kind === 'add' || write.kind === 'item') board = null
    }
  }, EDIT_ORIGIN)
}

function writeOne(edit: ItemEdit, widget: WidgetId, write: Write): void {
  switch (write.kind) {
    case 'add':
      edit.addItem(widget, write.fields)
      return
    case 'item':
      edit.setItemFields(widget, write.item, write.fields)
      return
    case 'field':
      edit.setField(widget, write.field, write.value)
      return
    case 'cell':
      edit.setCell(widget, write.row, write.column, write.value)
  }
}

/**
 * Long texts that will change become shared texts before, in a change of its own: one that is made and changed in the same
 * change has no letters of before that undo could bring back.
 */
function shareTexts(doc: Y.Doc, widget: WidgetId, writes: readonly Write[]): void {
  const items = doc.getMap('items')
  const board = readBoard(doc)
  const share = (key: string, field: string, held: unknown, next: unknown): void => {
    const isWritten = fieldSeedOf(widget, field).type === 'longText' && (next === null || typeof next === 'string')
    if (!isWritten || items.get(key) instanceof Y.Text) return
    if (held === undefined || held === null || typeof held === 'string') items.set(key, new Y.Text(held ?? ''))
  }
  doc.transact(() => {
    for (const write of writes) {
      if (write.kind === 'field') {
        const key = itemKey(widget, write.field)
        share(key, write.field, items.get(key), write.value)
      }
      if (write.kind !== 'item') continue
      const item = findItem(board, widget, write.item)
      if (!item) continue
      for (const [field, value] of Object.entries(write.fields)) {
        const key = itemKey(widget, write.item, field)
        share(key, field, items.get(key) ?? item.fields[field], value)
      }
    }
  }, CONVERSION_ORIGIN)
}
