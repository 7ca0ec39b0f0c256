// The ways to change items, fields and cells of a board, each one transaction of single keys, so that people who edit
// different fields, cells or rows at the same moment lose nothing. Ids, time and person come in from outside.
import * as Y from 'yjs'
import { BoardError } from '../errors.ts'
import { instanceOf, listSeedOf, templateOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { FieldSeed, ListSeed } from '../templateSeed.ts'
import {
  defaultFields,
  findItem,
  itemKey,
  linkedId,
  listItems,
  mappedFields,
  readBoard,
  singleField,
} from './boardState.ts'
import type { BoardState, Confirmation, FieldValue, Item, ItemBase, ItemSource, PartnerId } from './boardState.ts'
import { takeable } from './links.ts'
import { orderBetween, ORDER_STEP } from './order.ts'
import { cellsOfItem, isReferenced } from './references.ts'
import { CONVERSION_ORIGIN, writeSharedText } from './sharedText.ts'
import { checkAgreement, checkCell, checkFieldValue, fieldSeedOf } from './validateField.ts'

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
 * @param read the document's present state; where edits are frequent, a reader that keeps it (boardReader.ts)
 */
export function createBoardEdit(doc: Y.Doc, context: EditContext, read: () => BoardState = () => readBoard(doc)) {
  const items = doc.getMap('items')

  const write = (change: () => void): void => doc.transact(change, EDIT_ORIGIN)
  const put = (key: string, value: unknown): void => {
    if (!items.has(key) || !isSame(items.get(key), value)) items.set(key, value)
  }
  /** A long text is changed letter by letter: others may be writing in it at the same moment. */
  const textWrite = (key: string, present: string, next: string): (() => void) => {
    if (!(items.get(key) instanceof Y.Text)) doc.transact(() => items.set(key, new Y.Text(present)), CONVERSION_ORIGIN)
    const text = items.get(key) as Y.Text
    return () => writeSharedText(text, next)
  }
  const confirmation = (edited: boolean): Confirmation => ({
    by: context.participantId,
    partner: context.partnerId,
    at: context.now(),
    edited,
  })

  const newBase = (fields: Record<string, FieldValue>, present: readonly Item[]): ItemBase => ({
    fields,
    origin: 'participant',
    order: (present.at(-1)?.order ?? 0) + ORDER_STEP,
    by: context.participantId,
    at: context.now(),
  })

  const checkRoom = (seed: ListSeed, present: readonly Item[]): void => {
    if (present.length >= seed.maxItems)
      throw new BoardError('invalid_value', `There is room for ${seed.maxItems} here. Remove one first.`)
  }

  const changeItem = (widget: WidgetId, itemId: string, fields: Record<string, FieldValue>): void => {
    const board = read()
    const item = itemThere(board, widget, itemId)
    const changed = Object.entries(fields).filter(([field, value]) => !isSame(item.fields[field] ?? null, value))
    for (const [field, value] of changed) {
      const seed = fieldSeedOf(widget, field)
      if (item.source?.fields.includes(field))
        throw new BoardError('invalid_value', changedAtSource(board, item), field)
      checkFieldValue(seed, value, board, field, instanceOf(widget))
    }
    checkAgreement(widget, { ...item.fields, ...fields }, new Set(changed.map(([field]) => field)), board)
    if (changed.length === 0) return
    const writes = changed.map(([field, value]): (() => void) => {
      const key = itemKey(widget, itemId, field)
      const text = longTextOf(fieldSeedOf(widget, field), items.get(key) ?? item.fields[field], value)
      return text ? textWrite(key, text.present, text.next) : () => items.set(key, value)
    })
    write(() => {
      for (const one of writes) one()
      if (item.origin === 'prefill' && item.confirmed?.edited !== true)
        items.set(itemKey(widget, itemId, '$confirmed'), confirmation(true))
    })
  }

  return {
    /** Sets a field of a canvas, statement or settings widget; null takes it back to empty (its default). */
    setField(widget: WidgetId, field: string, value: FieldValue): void {
      const seed = fieldSeedOf(widget, field)
      const board = read()
      checkFieldValue(seed, value, board, field, instanceOf(widget))
      checkAgreement(widget, { ...singleFields(board, widget), [field]: value }, new Set([field]), board)
      const key = itemKey(widget, field)
      const text = longTextOf(seed, items.get(key), value)
      if (text) {
        if (text.present !== text.next) write(textWrite(key, text.present, text.next))
        return
      }
      if (value === null ? !items.has(key) : isSame(items.get(key), value)) return
      write(() => (value === null ? items.delete(key) : items.set(key, value)))
    },

    /** Sets one field of an item; editing a prefilled item also says who took responsibility for it. */
    setItemField(widget: WidgetId, itemId: string, field: string, value: FieldValue): void {
      changeItem(widget, itemId, { [field]: value })
    },

    /** Sets several fields of an item that belong together (both dates of a bar), as one step of undo. */
    setItemFields(widget: WidgetId, itemId: string, fields: Record<string, FieldValue>): void {
      changeItem(widget, itemId, fields)
    },

    /** Sets a cell of a shared matrix or checklist; null empties it. */
    setCell(widget: WidgetId, row: string, column: string, value: number | string | null): void {
      checkCell(widget, read(), row, column, value)
      const key = itemKey(widget, row, column)
      if (value === null ? !items.has(key) : items.get(key) === value) return
      write(() => (value === null ? items.delete(key) : items.set(key, value)))
    },

    /** Adds an item at the end of a list; fields that are not given have their default. @returns the new item's id */
    addItem(widget: WidgetId, given: Record<string, FieldValue>): string {
      const seed = listThere(widget)
      const board = read()
      const fields = { ...defaultFields(widget), ...given }
      for (const [field, value] of Object.entries(given))
        checkFieldValue(fieldSeedOf(widget, field), value, board, field, instanceOf(widget))
      checkAgreement(widget, fields, new Set(Object.keys(given)), board)
      const present = listItems(board, widget)
      checkRoom(seed, present)
      const id = context.newId()
      write(() => items.set(itemKey(widget, id), newBase(fields, present)))
      return id
    },

    /**
     * Takes an item of another widget over (links `pick` and `confirm`): its mapped fields stay readable from there. Taking
     * the same source twice gives the one item. @returns its id
     */
    addLinkedItem(widget: WidgetId, from: ItemSource): string {
      const board = read()
      const offered = takeable(board, widget).find(
        ({ source }) => source.widget === from.widget && source.id === from.item,
      )
      if (!offered) throw new BoardError('not_found', 'This can no longer be taken over.')
      const id = linkedId(from)
      const present = listItems(board, widget)
      if (present.some((item) => item.id === id)) return id
      checkRoom(listThere(widget), present)
      const fields = { ...defaultFields(widget), ...offered.link.set, ...mappedFields(offered.link, offered.source) }
      write(() => {
        if (items.has(itemKey(widget, id))) return put(itemKey(widget, id, '$archived'), false)
        items.set(itemKey(widget, id), { ...newBase(fields, present), origin: 'link', source: from } satisfies ItemBase)
      })
      return id
    },

    /** Copies an item with its fields and cells, right behind it. A copy of a linked item is one's own. @returns its id */
    duplicateItem(widget: WidgetId, itemId: string): string {
      const seed = listThere(widget)
      const board = read()
      const item = itemThere(board, widget, itemId)
      const present = listItems(board, widget)
      checkRoom(seed, present)
      const id = context.newId()
      const place = present.findIndex((other) => other.id === itemId)
      const base: ItemBase = {
        ...newBase(item.fields, present),
        origin: item.origin === 'prefill' && item.confirmed === null ? 'prefill' : 'participant',
        order: orderBetween(item.order, present[place + 1]?.order ?? null) ?? item.order,
        ...(item.fact === null ? {} : { fact: item.fact }),
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
      const seed = listThere(widget)
      const board = read()
      const item = itemThere(board, widget, itemId)
      if (item.archived) return 'archived'
      if (seed.minItems > 0 && listItems(board, widget).length === seed.minItems)
        throw new BoardError('invalid_value', `At least ${seed.minItems} are needed here. Add another one first.`)
      // An item of a live link is there by itself; it can only be put aside.
      if (!items.has(itemKey(widget, itemId)) || isReferenced(board, widget, itemId)) {
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
      const board = read()
      itemThere(board, widget, itemId)
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
      const item = itemThere(read(), widget, itemId)
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

/** The fields of a canvas or statement that are set. */
function singleFields(board: BoardState, widget: WidgetId): Record<string, FieldValue> {
  const seed = widgetSeedOf(widget)
  const fields = seed && 'fields' in seed ? seed.fields : []
  return Object.fromEntries(fields.map(({ id }) => [id, singleField(board, widget, id) ?? null]))
}

function listThere(widget: WidgetId): ListSeed {
  const seed = listSeedOf(widget)
  if (!seed) throw new BoardError('not_found', `There is no list "${widget}".`)
  return seed
}

function itemThere(board: BoardState, widget: WidgetId, itemId: string): Item {
  listThere(widget)
  const item = findItem(board, widget, itemId)
  if (!item) throw new BoardError('not_found', 'Somebody removed this item.')
  return item
}

/** Where a mapped field is changed, by the name of its source when that is a plain text. */
function changedAtSource(board: BoardState, { source }: Item): string {
  const { widget = '', item = '' } = source ?? {}
  const name = findItem(board, widget, item)?.fields[listSeedOf(widget)?.label ?? '']
  const from = typeof name === 'string' && name.trim() !== '' ? `"${name.trim()}" in ` : ''
  return `This comes from ${from}${templateOf(instanceOf(widget))}. Change it there.`
}
