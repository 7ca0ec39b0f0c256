// The part of the undo log for panels: fields, cells and items of lists, all keys of `items`. Follows the document itself, so
// the panels need not know that there is undo.
import * as Y from 'yjs'
import { EDIT_ORIGIN } from '../../shared/board/boardEdit.ts'
import { itemKeyParts, readBoard } from '../../shared/board/boardState.ts'
import { isSameJson } from '../../shared/board/recordLayout.ts'
import { plainItemValue } from '../../shared/board/sharedText.ts'
import { isReferenced } from '../../shared/board/references.ts'
import { writerOf, type Entry } from './undoEntries.ts'

type ItemEntry = Extract<Entry, { kind: 'item' }>

export type ItemUndo = {
  /** Takes these entries back, the latest first, as far as their values are still this person's own. */
  revert(entries: ItemEntry[]): void
  close(): void
}

export type ItemUndoHooks = {
  /** Once for every edit of this person, before its entries. */
  onEdit: () => void
  onEntry: (entry: ItemEntry) => void
  /** A long text changes; its own undo begins here. */
  beforeText: (text: Y.Text) => void
}

/** Follows this person's edits of panels until `close`. */
export function createItemUndo(doc: Y.Doc, hooks: ItemUndoHooks): ItemUndo {
  const items = doc.getMap('items')
  /** The values before the next change: what Yjs tells of a deleted text is empty. */
  const known = new Map<string, unknown>()
  const readPlain = (key: string) => {
    const value = plainItemValue(key, items.get(key))
    return value === null ? undefined : value
  }
  for (const key of items.keys()) known.set(key, readPlain(key))

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    const isEdit = transaction.origin === EDIT_ORIGIN
    if (isEdit) hooks.onEdit()
    for (const event of events) {
      if (event.target instanceof Y.Text) {
        const key = String(event.path[0])
        known.set(key, readPlain(key))
        if (isEdit) hooks.beforeText(event.target)
      } else if (event.target === (items as unknown)) {
        for (const key of event.keys.keys()) {
          const before = known.get(key)
          const after = readPlain(key)
          if (after === undefined) known.delete(key)
          else known.set(key, after)
          if (isEdit && !(items.get(key) instanceof Y.Text)) hooks.onEntry({ kind: 'item', key, before, after })
        }
      }
    }
  }
  items.observeDeep(observe)

  /** An item that others have filled in further, or that anything names, stays. */
  function isNeeded(key: string): boolean {
    const inside = [...items.keys()].filter((other) => other.startsWith(`${key}/`))
    if (inside.some((other) => !isOwn(other))) return true
    const [widget, itemId, more] = itemKeyParts(key)
    return itemId !== undefined && more === undefined && isReferenced(readBoard(doc), widget!, itemId)
  }

  /** Own to the last letter: others may have written in a text that this person began. */
  function isOwn(key: string): boolean {
    if (writerOf(items, key) !== doc.clientID) return false
    const value = items.get(key)
    return !(value instanceof Y.Text) || isWrittenBy(value, doc.clientID)
  }

  function revertOne({ key, before, after }: ItemEntry): void {
    const isThere = items.has(key)
    if (after === undefined ? isThere : !isOwn(key)) return
    if (isThere && !isSameJson(readPlain(key), after)) return
    if (before !== undefined) {
      items.set(key, before)
      return
    }
    if (isItem(after)) {
      if (isNeeded(key)) return
      for (const other of [...items.keys()]) if (other.startsWith(`${key}/`)) items.delete(other)
    }
    items.delete(key)
  }

  return {
    revert(entries) {
      if (entries.length === 0) return
      doc.transact(() => entries.forEach(revertOne), EDIT_ORIGIN)
    },
    close: () => items.unobserveDeep(observe),
  }
}

const isItem = (value: unknown): boolean => typeof value === 'object' && value !== null && 'fields' in value

function isWrittenBy(text: Y.Text, client: number): boolean {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.countable && item.id.client !== client) return false
  return true
}
