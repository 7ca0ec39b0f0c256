// Rules of lists: order, room, gaps, evidence and columns.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, type FieldValue, type Item } from '../../../shared/board/boardState.ts'
import { initialBoard } from '../../../shared/board/initialBoard.ts'
import { contentOf } from '../../../shared/boardContent.ts'
import { CATALOG, widgetSeedOf } from '../../../shared/catalog.ts'
import type { ListSeed } from '../../../shared/templateSeed.ts'
import {
  isApplicable,
  isFilled,
  listColumns,
  listRoom,
  missingFields,
  moveTarget,
  newItemFields,
} from '../../../shared/widgets/list.ts'

const criteria = widgetSeedOf('T04.criteria') as ListSeed
const assets = widgetSeedOf('T08.assets') as ListSeed

function item(widget: string, fields: Record<string, FieldValue>, rest: Partial<Item> = {}): Item {
  return {
    id: 'X1',
    widget,
    fields,
    origin: 'participant',
    order: 1,
    fact: null,
    by: null,
    confirmed: null,
    archived: false,
    source: null,
    ...rest,
  }
}

/** Whether the results take an item with these fields and marks for evidence. */
function counts(fields: Record<string, FieldValue>, marks: { origin?: string; [key: `$${string}`]: unknown } = {}) {
  const doc = new Y.Doc()
  const partners = [{ id: 'ERAI', name: 'ERAI', region: '', type: 'cluster' as const }]
  const consortium = { name: 'Alps', strategyStart: null, strategyEnd: null }
  const board = { title: 'Alps', consortium, partners, templates: ['T08'], locale: 'en', today: null }
  initialBoard(doc, board as Parameters<typeof initialBoard>[1], () => undefined)
  const { origin = 'participant', ...later } = marks
  doc.getMap('items').set('T08.assets/X1', { fields, origin, order: 1 })
  for (const [key, value] of Object.entries(later)) doc.getMap('items').set(`T08.assets/X1/${key}`, value)
  return contentOf(readBoard(doc))
    .items('T08.assets')
    .some((one) => one.id === 'X1' && one.counts)
}

describe('evidence (domain 3.2)', () => {
  it('[W3] a prefilled item counts only once somebody confirmed it', () => {
    const fields = { partner: 'ERAI', stage: 'S6', label: '27 offices' }
    const $confirmed = { by: 'p1', partner: 'ERAI', at: '2026-11-22T02:00:00Z', edited: false }
    expect(counts(fields)).toBe(true)
    expect(counts(fields, { origin: 'prefill' })).toBe(false)
    expect(counts(fields, { origin: 'prefill', $confirmed })).toBe(true)
    expect(counts(fields, { $archived: true })).toBe(false)
  })

  it('[W3] an item with an empty required field is a gap, not evidence', () => {
    const fields = { partner: 'ERAI', stage: null, label: '  ' }
    expect(missingFields(item('T08.assets', fields), assets).map((field) => field.id)).toEqual(['stage', 'label'])
    expect(counts(fields)).toBe(false)
  })

  it('[W3] only a measured criterion needs the ends of its scale', () => {
    const base = { name: 'Members', axis: 'fit', direction: 'benefit' }
    const judged = item('T04.criteria', { ...base, kind: 'judged' })
    const measured = item('T04.criteria', { ...base, kind: 'measured', lo: 0 })
    expect(missingFields(judged, criteria)).toEqual([])
    expect(missingFields(measured, criteria).map((field) => field.id)).toEqual(['hi'])
    const lo = criteria.fields.find((field) => field.id === 'lo')!
    expect([isApplicable(lo, judged), isApplicable(lo, measured)]).toEqual([false, true])
  })

  it('[W3] zero and false are values, empty texts and lists are not', () => {
    expect([0, false, 'x', { $t: 'key' }, ['a']].map(isFilled)).toEqual([true, true, true, true, true])
    expect([null, undefined, ' ', [], NaN].map(isFilled)).toEqual([false, false, false, false, false])
  })
})

describe('order', () => {
  const ids = ['a', 'b', 'c']
  it('[W4] moves one place and stops at the ends', () => {
    expect(moveTarget(ids, 'a', 'up')).toBeUndefined()
    expect(moveTarget(ids, 'b', 'up')).toBe('a')
    expect(moveTarget(ids, 'a', 'down')).toBe('c')
    expect(moveTarget(ids, 'b', 'down')).toBeNull()
    expect(moveTarget(ids, 'c', 'down')).toBeUndefined()
    expect(moveTarget(ids, 'gone', 'up')).toBeUndefined()
  })

  it('[W4] down and then up leaves the order as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }), fc.nat(), (list, seed) => {
        const id = list[seed % (list.length - 1)]!
        const down = move(list, id, moveTarget(list, id, 'down')!)
        expect(move(down, id, moveTarget(down, id, 'up')!)).toEqual(list)
      }),
    )
  })
})

function move(ids: string[], id: string, before: string | null): string[] {
  const others = ids.filter((other) => other !== id)
  const place = before === null ? others.length : others.indexOf(before)
  return [...others.slice(0, place), id, ...others.slice(place)]
}

type Row = ReturnType<typeof listColumns>['row']
const widthOf = (row: Row, id: string) => row.find(({ field }) => field.id === id)!.width

describe('room and columns', () => {
  it('[W5] says how many items are missing and how many still fit', () => {
    expect(listRoom(1, criteria)).toEqual({ free: 11, short: 2 })
    expect(listRoom(12, criteria)).toEqual({ free: 0, short: 0 })
    expect(listRoom(13, criteria)).toEqual({ free: 0, short: 0 })
  })

  it('[W5] gives a new item its label, and a criterion what most criteria are', () => {
    expect(newItemFields('T04.markets', widgetSeedOf('T04.markets') as ListSeed, 'India')).toEqual({ name: 'India' })
    expect(newItemFields('T04.criteria', criteria, 'Rent')).toEqual({
      name: 'Rent',
      axis: 'attractiveness',
      direction: 'benefit',
      kind: 'judged',
      veto: null,
    })
  })

  it('[W5] gives room that the labels do not need to the columns of many words, with the same fields in the row', () => {
    const services = widgetSeedOf('T07.services') as ListSeed
    const [long, short] = [Infinity, 100].map((need) => listColumns(services, 1000, () => 60, need).row) as [Row, Row]
    expect(short.map(({ field }) => field.id)).toEqual(long.map(({ field }) => field.id))
    expect(widthOf(short, 'needs')).toBeGreaterThan(widthOf(long, 'needs') * 1.5)
    expect(widthOf(short, 'owner')).toBe(widthOf(long, 'owner'))
    const sum = (row: Row) => row.reduce((total, { width }) => total + width, 0)
    expect(sum(short)).toBeCloseTo(1000)
    expect(sum(long)).toBeCloseTo(1000)
  })

  it('[W5] shows every field of every list exactly once and never overfills the row', () => {
    for (const template of CATALOG.values()) {
      for (const seed of Object.values(template.widgets)) {
        if (seed.kind !== 'list') continue
        for (const width of [250, 400, 700]) {
          const { row, block, detail } = listColumns(seed, width, () => 60)
          const shown = [...row.map(({ field }) => field), ...block, ...detail].map((field) => field.id)
          expect(shown.toSorted()).toEqual(seed.fields.map((field) => field.id).toSorted())
          expect(row[0]!.field.id).toBe(seed.label)
          expect(row.reduce((sum, column) => sum + column.width, 0)).toBeLessThanOrEqual(width + 1e-9)
        }
      }
    }
  })
})
