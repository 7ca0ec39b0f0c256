// Two people at once, on every widget of every template: different fields, items, rows and cells all stay.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { axisIds } from '../../../shared/board/axis.ts'
import {
  cellValue,
  findItem,
  listItems,
  readBoard,
  singleField,
  type BoardState,
} from '../../../shared/board/boardState.ts'
import { instanceOf, listSeedOf, widgetOn, widgetSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import { copyOf, editsOf, FULL_PARTNERS, fullBoard } from '../../support/fullBoard.ts'
import {
  createDraw,
  hasFields,
  randomItem,
  randomValue,
  tried,
  widgetsOn,
  type Draw,
} from '../../support/randomEdits.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'

function merge(a: Y.Doc, b: Y.Doc): BoardState {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
  expect([...readBoard(a).items].sort()).toEqual([...readBoard(b).items].sort())
  return readBoard(a)
}

const start = fullBoard()
const board = readBoard(start)
const lists = widgetsOn(board).filter((widget) => listSeedOf(widget))
const tables = widgetsOn(board).filter((widget) => {
  const seed = widgetSeedOf(widget)!
  return seed.kind === 'heatmap' || seed.kind === 'checklist' || (seed.kind === 'matrix' && seed.mode === 'shared')
})
const forms = widgetsOn(board).filter((widget) => ['canvas', 'statement'].includes(widgetSeedOf(widget)!.kind))

/** Fields that are tied to no other one: each can be changed alone. */
function freeFields(widget: WidgetId): FieldSeed[] {
  const fields = listSeedOf(widget)!.fields
  const tied = new Set(
    fields.flatMap(({ id, after, notBefore, includes }) => {
      const other = after ?? notBefore ?? includes
      return other === undefined ? [] : [id, other]
    }),
  )
  return fields.filter(({ id }) => !tied.has(id))
}

/** A value other than the present one, or undefined where the field has no other. */
function otherValue(now: BoardState, widget: WidgetId, item: string, field: FieldSeed, draw: Draw) {
  const present = JSON.stringify(findItem(now, widget, item)!.fields[field.id] ?? null)
  for (let i = 0; i < 12; i++) {
    const value = randomValue(now, widget, field, draw)
    if (value !== null && JSON.stringify(value) !== present) return value
  }
  return undefined
}

function rowsAndColumns(now: BoardState, widget: WidgetId): [string[], string[]] {
  const seed = widgetSeedOf(widget)!
  const instance = instanceOf(widget)
  if (seed.kind === 'checklist') {
    const rows = listItems(now, widgetOn(instance, seed.rows)).map(({ id }) => id)
    return [rows, ['common', ...FULL_PARTNERS.map(({ id }) => id)]]
  }
  if (seed.kind !== 'heatmap' && seed.kind !== 'matrix') throw new Error(widget)
  return [axisIds(now, seed.rows, instance), axisIds(now, seed.columns, instance)]
}

describe('two people at once', () => {
  it.each(lists)('[W47] change different fields of an item, add items and move others: %s', (widget) => {
    const draw = createDraw(widget.length * 31)
    const doc = copyOf(start)
    const nita = editsOf(doc, 'n')
    const first = nita.addItem(widget, randomItem(readBoard(doc), widget, draw))
    const hasRoom = listItems(readBoard(doc), widget).length + 3 <= listSeedOf(widget)!.maxItems
    const second = hasRoom ? nita.addItem(widget, randomItem(readBoard(doc), widget, draw)) : first
    const other = copyOf(doc)
    const omar = editsOf(other, 'o')
    const now = readBoard(doc)
    const expected: [string, Record<string, unknown>][] = []
    freeFields(widget).forEach((field, place) => {
      const value = otherValue(now, widget, first, field, draw)
      if (value === undefined) return
      ;(place % 2 === 0 ? nita : omar).setItemField(widget, first, field.id, value)
      expected.push([first, { [field.id]: value }])
    })
    const added = hasRoom
      ? [nita.addItem(widget, randomItem(now, widget, draw)), omar.addItem(widget, randomItem(now, widget, draw))]
      : []
    nita.moveItem(widget, second, first)
    const merged = merge(doc, other)
    for (const [id, fields] of expected)
      expect(hasFields(merged, widget, id, fields as never), JSON.stringify(fields)).toBe(true)
    expect(expected.length + added.length).toBeGreaterThan(0)
    const ids = listItems(merged, widget).map(({ id }) => id)
    for (const id of [first, second, ...added]) expect(ids).toContain(id)
    if (second !== first) expect(ids.indexOf(second)).toBeLessThan(ids.indexOf(first))
  })

  it.each(lists.filter((widget) => freeFields(widget).some(({ type }) => type === 'longText')))(
    '[W47] write in the same long text: %s',
    (widget) => {
      const doc = copyOf(start)
      const field = freeFields(widget).find(({ type }) => type === 'longText')!.id
      const item = editsOf(doc, 'n').addItem(widget, { [field]: 'middle' })
      const other = copyOf(doc)
      // The text becomes a shared one on one device first, as it does with a server between them.
      editsOf(doc, 'n').setItemField(widget, item, field, 'middle.')
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      editsOf(doc, 'n').setItemField(widget, item, field, 'front middle.')
      editsOf(other, 'o').setItemField(widget, item, field, 'middle. back')
      expect(findItem(merge(doc, other), widget, item)!.fields[field]).toBe('front middle. back')
    },
  )

  it.each(tables)('[W47] fill different cells: %s', (widget) => {
    const doc = copyOf(start)
    const draw = createDraw(widget.length)
    // Rows that may be empty at first have some.
    for (const list of lists.filter(
      (one) => instanceOf(one) === instanceOf(widget) && listItems(board, one).length < 2,
    ))
      for (let i = 0; i < 2; i++)
        tried(() => editsOf(doc, `${list}${i}`).addItem(list, randomItem(readBoard(doc), list, draw)))
    const other = copyOf(doc)
    const [rows, columns] = rowsAndColumns(readBoard(doc), widget)
    const seed = widgetSeedOf(widget)!
    const value = seed.kind === 'checklist' ? seed.states.at(-1)! : seed.kind === 'matrix' ? seed.scale.min : 1
    const cells = rows.flatMap((row) => columns.map((column) => [row, column] as const)).slice(0, 40)
    expect(cells.length).toBeGreaterThan(1)
    const [nita, omar] = [editsOf(doc, 'n'), editsOf(other, 'o')]
    cells.forEach(([row, column], place) => (place % 2 === 0 ? nita : omar).setCell(widget, row, column, value))
    const merged = merge(doc, other)
    for (const [row, column] of cells) expect(cellValue(merged, widget, row, column)).toBe(value)
  })

  it.each(forms)('[W47] fill different fields of a form: %s', (widget) => {
    const doc = copyOf(start)
    const other = copyOf(doc)
    const draw = createDraw(widget.length)
    const seed = widgetSeedOf(widget)!
    if (!('fields' in seed)) throw new Error(widget)
    const values = seed.fields.flatMap((field) => {
      const value = randomValue(board, widget, field, draw)
      return value === null ? [] : [[field.id, value] as const]
    })
    const [nita, omar] = [editsOf(doc, 'n'), editsOf(other, 'o')]
    values.forEach(([field, value], place) => (place % 2 === 0 ? nita : omar).setField(widget, field, value))
    const merged = merge(doc, other)
    expect(values.length).toBeGreaterThan(0)
    for (const [field, value] of values) expect(singleField(merged, widget, field)).toEqual(value)
  })
})
