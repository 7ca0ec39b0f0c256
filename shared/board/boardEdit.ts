// The ways to change items, fields and cells of a board, each one transaction of single keys, so that people who edit
// different fields, cells or rows at the same moment lose nothing. Ids, time and person come in from outside.
import * as Y from 'yjs'
import { BoardError } from '../errors.ts'
import { instanceOf, listSeedOf as seedOf, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { AxisSeed, FieldSeed, ListSeed } from '../templateSeed.ts'
import { itemKey, itemKeyParts, listItems, readBoard } from './boardState.ts'
import type { BoardState, Confirmation, FieldValue, Item, ItemBase, PartnerId } from './boardState.ts'
import { orderBetween, ORDER_STEP } from './order.ts'
import { isReferenced } from './references.ts'
import { CONVERSION_ORIGIN, writeSharedText } from './sharedText.ts'
import { checkCell, checkFieldValue, fieldSeedOf } from './validateField.ts'

export type EditContext = {
  participantId: string
  partnerId: PartnerId | null
  /** A new random id, unique on the board. */
  newId: () => string
  /** ISO time. */
  now: () => string
}

/** Origin of these transactions: an observer that asks `origin.from === 'edit'` sees a person's own change of a panel. */
export const EDIT_ORIGIN = { from: 'edit' } as const

export type ItemEdit = ReturnType<typeof createBoardEdit>

/** Deep equality of JSON values. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  )
}

/**
 * The edits of one person on one document. Every function throws BoardError (invalid_value, unknown_field, not_found) and
 * then has changed nothing; a value equal to the present one writes nothing.
 */
export function createBoardEdit(doc: Y.Doc, context: EditContext) {
  const items = doc.getMap('items')

  const write = (change: () => void): void => doc.transact(change, EDIT_ORIGIN)
  const put = (key: string, value: unknown): void => {
    if (!items.has(key) || !isSame(items.get(key), value)) items.set(key, value)
  }
  /** A long text is changed letter by letter: others may be writing in it at the same moment. */
  const writeText = (key: string, present: string, next: string, also?: () => void): void => {
    if (!(items.get(key) instanceof Y.Text)) doc.transact(() => items.set(key, new Y.Text(present)), CONVERSION_ORIGIN)
    const text = items.get(key) as Y.Text
    write(() => {
      writeSharedText(text, next)
      also?.()
    })
  }
  const confirmation = (edited: boolean): Confirmation => ({
    by: context.participantId,
    partner: context.partnerId,
    at: context.now(),
    edited,
  })

  return {
    /** Sets a field of a canvas, statement or settings widget; null takes it back to empty (its default). */
    setField(widget: WidgetId, field: string, value: FieldValue): void {
      const seed = fieldSeedOf(widget, field)
      checkFieldValue(seed, value, readBoard(doc), field)
      const key = itemKey(widget, field)
      const text = longTextOf(seed, items.get(key), value)
      if (text) {
        if (text.present !== text.next) writeText(key, text.present, text.next)
        return
      }
      if (value === null ? !items.has(key) : isSame(items.get(key), value)) return
      write(() => (value === null ? items.delete(key) : items.set(key, value)))
    },

    /** Sets one field of an item; editing a prefilled item also says who took responsibility for it. */
    setItemField(widget: WidgetId, itemId: string, field: string, value: FieldValue): void {
      const seed = fieldSeedOf(widget, field)
      const board = readBoard(doc)
      const item = findItem(board, widget, itemId)
      if (isSame(item.fields[field] ?? null, value)) return
      checkFieldValue(seed, value, board, field)
      const key = itemKey(widget, itemId, field)
      const confirm = () => {
        if (item.origin === 'prefill' && item.confirmed?.edited !== true)
          items.set(itemKey(widget, itemId, '$confirmed'), confirmation(true))
      }
      const text = longTextOf(seed, items.get(key) ?? item.fields[field], value)
      if (text) return writeText(key, text.present, text.next, confirm)
      write(() => {
        items.set(key, value)
        confirm()
      })
    },

    /** Sets several fields of an item that belong together (both dates of a bar), as one step of undo. No long texts. */
    setItemFields(widget: WidgetId, itemId: string, fields: Record<string, FieldValue>): void {
      const board = readBoard(doc)
      const item = findItem(board, widget, itemId)
      const changed = Object.entries(fields).filter(([field, value]) => !isSame(item.fields[field] ?? null, value))
      for (const [field, value] of changed) checkFieldValue(fieldSeedOf(widget, field), value, board, field)
      if (changed.length === 0) return
      write(() => {
        for (const [field, value] of changed) items.set(itemKey(widget, itemId, field), value)
        if (item.origin === 'prefill' && item.confirmed?.edited !== true)
          items.set(itemKey(widget, itemId, '$confirmed'), confirmation(true))
      })
    },

    /** Sets a cell of a shared matrix or checklist; null empties it. */
    setCell(widget: WidgetId, row: string, column: string, value: number | string | null): void {
      checkCell(widget, readBoard(doc), row, column, value)
      const key = itemKey(widget, row, column)
      if (value === null ? !items.has(key) : items.get(key) === value) return
      write(() => (value === null ? items.delete(key) : items.set(key, value)))
    },

    /** Adds an item at the end of a list. @returns the new item's id */
    addItem(widget: WidgetId, fields: Record<string, FieldValue>): string {
      const seed = listSeedOf(widget)
      const board = readBoard(doc)
      for (const [field, value] of Object.entries(fields))
        checkFieldValue(fieldSeedOf(widget, field), value, board, field)
      const present = listItems(board, widget)
      if (present.length >= seed.maxItems)
        throw new BoardError('invalid_value', `There is room for ${seed.maxItems} here. Remove one first.`)
      const id = context.newId()
      const base: ItemBase = {
        fields,
        origin: 'participant',
        order: (present.at(-1)?.order ?? 0) + ORDER_STEP,
        by: context.participantId,
        at: context.now(),
      }
      write(() => items.set(itemKey(widget, id), base))
      return id
    },

    /**
     * Copies an item with all its fields and its cells in tables, right behind it. A copied source fact stays unconfirmed.
     * @returns the copy's id
     */
    duplicateItem(widget: WidgetId, itemId: string): string {
      const seed = listSeedOf(widget)
      const board = readBoard(doc)
      const item = findItem(board, widget, itemId)
      const present = listItems(board, widget)
      if (present.length >= seed.maxItems)
        throw new BoardError('invalid_value', `There is room for ${seed.maxItems} here. Remove one first.`)
      const id = context.newId()
      const place = present.findIndex((other) => other.id === itemId)
      const order = orderBetween(item.order, present[place + 1]?.order ?? null) ?? item.order
      const base: ItemBase = {
        fields: item.fields,
        origin: item.origin === 'prefill' && item.confirmed === null ? 'prefill' : 'participant',
        order,
        ...(item.fact === null ? {} : { fact: item.fact }),
        by: context.participantId,
        at: context.now(),
      }
      const cells = cellsOfItem(board, widget, itemId, id)
      write(() => {
        items.set(itemKey(widget, id), base)
        for (const [key, value] of cells) items.set(key, value)
      })
      return id
    },

    /** Deletes an item, or archives it when anything names it, so that no reference, cell or score loses its meaning. */
    removeItem(widget: WidgetId, itemId: string): 'deleted' | 'archived' {
      const seed = listSeedOf(widget)
      const board = readBoard(doc)
      const item = findItem(board, widget, itemId)
      if (item.archived) return 'archived'
      if (seed.minItems > 0 && listItems(board, widget).length === seed.minItems)
        throw new BoardError('invalid_value', `At least ${seed.minItems} are needed here. Add another one first.`)
      if (isReferenced(board, widget, itemId)) {
        write(() => put(itemKey(widget, itemId, '$archived'), true))
        return 'archived'
      }
      const prefix = `${itemKey(widget, itemId)}/`
      write(() => {
        for (const key of [...items.keys()]) if (key.startsWith(prefix)) items.delete(key)
        items.delete(itemKey(widget, itemId))
      })
      return 'deleted'
    },

    /** Moves an item before another one, or to the end. */
    moveItem(widget: WidgetId, itemId: string, beforeItemId: string | null): void {
      const board = readBoard(doc)
      findItem(board, widget, itemId)
      if (itemId === beforeItemId) return
      const others = listItems(board, widget).filter((item) => item.id !== itemId)
      const place = beforeItemId === null ? others.length : others.findIndex((item) => item.id === beforeItemId)
      if (place < 0) throw new BoardError('not_found', 'The item to move before is no longer here.')
      const order = orderBetween(others[place - 1]?.order ?? null, others[place]?.order ?? null)
      write(() => {
        if (order !== null) return put(itemKey(widget, itemId, '$order'), order)
        const ids = others.map((item) => item.id)
        ids.splice(place, 0, itemId)
        ids.forEach((id, index) => put(itemKey(widget, id, '$order'), (index + 1) * ORDER_STEP))
      })
    },

    /** Says that a prefilled item is right as it stands. */
    confirmItem(widget: WidgetId, itemId: string): void {
      const item = findItem(readBoard(doc), widget, itemId)
      if (item.confirmed) return
      write(() => items.set(itemKey(widget, itemId, '$confirmed'), confirmation(false)))
    },
  }
}

/** Both texts when the change is one of letters; null when a value is set as a whole (other types, texts of the seeds). */
function longTextOf(seed: FieldSeed, held: unknown, value: FieldValue): { present: string; next: string } | null {
  if (seed.type !== 'longText' || (value !== null && typeof value !== 'string')) return null
  if (held instanceof Y.Text) return { present: held.toString(), next: value ?? '' }
  const isText = held === undefined || held === null || typeof held === 'string'
  return isText ? { present: held ?? '', next: value ?? '' } : null
}

/** The cells of shared tables that stand in an item's row or column, under the keys of its copy. */
function cellsOfItem(board: BoardState, widget: WidgetId, itemId: string, copyId: string): [string, unknown][] {
  const copies: [string, unknown][] = []
  for (const [key, value] of board.items) {
    const [table = '', row, column, ...more] = itemKeyParts(key)
    if (row === undefined || column === undefined || more.length > 0) continue
    if (row !== itemId && column !== itemId) continue
    const seed = widgetSeedOf(table)
    const isOf = (list: WidgetId) => widgetOn(instanceOf(table), list) === widget
    const isList = (axis: AxisSeed) => 'list' in axis && isOf(axis.list)
    const isTable = seed?.kind === 'heatmap' || (seed?.kind === 'matrix' && seed.mode === 'shared')
    const isRow = isTable ? isList(seed.rows) : seed?.kind === 'checklist' && isOf(seed.rows)
    if (row === itemId && isRow) copies.push([itemKey(table, copyId, column), value])
    else if (column === itemId && isTable && isList(seed.columns)) copies.push([itemKey(table, row, copyId), value])
  }
  return copies
}

function listSeedOf(widget: WidgetId): ListSeed {
  const seed = seedOf(widget)
  if (!seed) throw new BoardError('not_found', `There is no list "${widget}".`)
  return seed
}

function findItem(board: BoardState, widget: WidgetId, itemId: string): Item {
  listSeedOf(widget)
  const item = listItems(board, widget, { archived: true }).find((candidate) => candidate.id === itemId)
  if (!item) throw new BoardError('not_found', 'Somebody removed this item.')
  return item
}
