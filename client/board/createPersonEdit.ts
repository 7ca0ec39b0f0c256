// What a person may do to the panels of an open board, by the functions that panels and document view call. No React, no canvas.
import { createBoardEdit } from '../../shared/board/boardEdit.ts'
import type { PartnerId } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { applyImport } from '../../shared/importing/applyImport.ts'
import { newItemId } from '../newItemId.ts'
import type { BoardSnapshots } from '../sync/boardSnapshot.ts'
import type { BoardConnection } from '../sync/openBoard.ts'
import type { BoardEdit } from './boardContext.ts'

/** Edits of this person; refused where the board may not be changed, so that nothing is typed into the void. */
export function createPersonEdit(
  connection: BoardConnection,
  snapshots: BoardSnapshots,
  person: { participantId: string; partnerId: PartnerId | null },
  t: (key: string) => string,
): BoardEdit {
  const context = { ...person, newId: () => newItemId(), now: () => new Date().toISOString() }
  const edit = createBoardEdit(connection.doc, context, snapshots.read)
  const check = () => {
    if (!connection.mayEdit()) throw new BoardError('not_allowed', t('canvas.readOnly'))
  }
  const only =
    <A extends unknown[], R>(change: (...args: A) => R) =>
    (...args: A): R => {
      check()
      return change(...args)
    }
  return {
    setField: only(edit.setField),
    setItemField: only(edit.setItemField),
    setItemFields: only(edit.setItemFields),
    setCell: only(edit.setCell),
    addItem: only(edit.addItem),
    addLinkedItem: only(edit.addLinkedItem),
    duplicateItem: only(edit.duplicateItem),
    removeItem: only((widget, item) => {
      if (!connection.rights.mayRemoveItem(widget, item)) throw new BoardError('not_yours', t('rights.item'))
      return edit.removeItem(widget, item)
    }),
    moveItem: only(edit.moveItem),
    confirmItem: only(edit.confirmItem),
    importRows: only((widget, writes) => applyImport(connection.doc, context, widget, writes)),
  }
}
