// A new board's document: what it holds, and that tldraw takes every record of it.
import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  toRichText,
  type TLRecord,
  type TLShape,
} from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { indexKey } from '../../../shared/board/indexKeys.ts'
import { addTemplate, initialBoard, type BoardSpec } from '../../../shared/board/initialBoard.ts'
import { putRecord, noteRecords } from '../../../shared/board/initialRecords.ts'
import tldrawSchema from '../../../shared/board/tldrawSchema.json'
import { CATALOG } from '../../../shared/catalog.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'
import { PARTNERS } from './testApp.ts'

const widget = { props: { w: T.positiveNumber, h: T.positiveNumber, template: T.string, panel: T.string } }
const schema = createTLSchema({
  shapes: { ...defaultShapeSchemas, widget },
  bindings: defaultBindingSchemas,
})

const SPEC: BoardSpec = {
  title: 'Spring workshop',
  consortium: { name: 'Three regions', strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
  partners: PARTNERS.map((partner) => ({ ...partner })),
  templates: ['T02', 'T04'],
  locale: 'en',
}

type Entry = Y.Map<unknown>
const records = (doc: Y.Doc): Map<string, Entry> => new Map(doc.getMap<Entry>('records').entries())
const bases = (doc: Y.Doc) => [...records(doc).values()].map((entry) => entry.get('base') as TLRecord)

/** The record as tldraw sees it: the base, with a plain stand-in for rich text that lives beside it. */
function asRecord(entry: Entry): TLRecord {
  const base = structuredClone(entry.get('base')) as TLShape
  const text = entry.get('props.richText')
  if (text instanceof Y.XmlFragment) Object.assign(base.props, { richText: toRichText('text') })
  return base
}

function newBoard(spec: Partial<BoardSpec> = {}): Y.Doc {
  const doc = new Y.Doc()
  initialBoard(doc, { ...SPEC, ...spec }, seedTexts('en'))
  return doc
}

describe('a new board', () => {
  it('[H1] has only records that tldraw takes, in order', () => {
    const doc = newBoard({ templates: [...CATALOG.keys()] })
    const frame = { w: 890, h: 176 }
    for (const { record, text } of noteRecords('shape:T04.frame.premortem', frame, ['One', 'Two\nlines']))
      putRecord(doc, record, text)
    const all = records(doc)
    expect(all.size).toBeGreaterThan(CATALOG.size * 5)
    for (const [id, entry] of all) {
      const record = asRecord(entry)
      expect(record.id).toBe(id)
      expect(() => schema.types[record.typeName].validate(record)).not.toThrow()
    }
    const parents = new Set(all.keys())
    for (const base of bases(doc)) if (base.typeName === 'shape') expect(parents).toContain(base.parentId)
  })

  it("[H1] has one page a template in the order given and a free page at the end, named in the board's language", () => {
    const pages = bases(newBoard()).filter((record) => record.typeName === 'page')
    const inOrder = pages.sort((a, b) => (a.index < b.index ? -1 : 1)).map((page) => [page.id, page.name])
    expect(inOrder).toEqual([
      ['page:T02', 'T02 Needs'],
      ['page:T04', 'T04 Target markets'],
      ['page:notes', 'Notes'],
    ])
  })

  it('[H1] has every panel locked in its place and every frame named', () => {
    const shapes = bases(newBoard()).filter((record) => record.typeName === 'shape')
    const T04 = CATALOG.get('T04')!
    for (const panel of T04.panels) {
      expect(shapes.find((shape) => shape.id === `shape:T04.${panel.id}`)).toMatchObject({
        type: 'widget',
        parentId: 'page:T04',
        isLocked: true,
        x: panel.x,
        y: panel.y,
        props: { w: panel.w, h: panel.h, template: 'T04', panel: panel.id },
      })
    }
    expect(shapes.find((shape) => shape.id === 'shape:T04.frame.premortem')).toMatchObject({
      type: 'frame',
      props: { name: 'What could go wrong with the leader', color: 'black' },
    })
  })

  it('[H1] remembers the tldraw schema its records were made for', () => {
    expect(tldrawSchema).toEqual(schema.serialize())
  })

  it('[H2] reads back as it was described, with prefilled items marked as prefill', () => {
    const board = readBoard(newBoard())
    const { locale: _locale, ...described } = SPEC
    expect(board).toMatchObject({ ...described, today: null, notice: null, rounds: [], step: null, isFrozen: false })
    const needs = listItems(board, 'T02.needs')
    expect(needs.map((need) => need.id).slice(0, 3)).toEqual(['N01', 'N02', 'N03'])
    expect(new Set(needs.map((need) => need.origin))).toEqual(new Set(['prefill']))
  })

  it("[H2] has a partner's facts only when that partner is in the consortium", () => {
    const without = listItems(readBoard(newBoard({ templates: ['T08'] })), 'T08.assets')
    const partners = [{ id: 'ERAI', name: 'ERAI', region: 'Rhône-Alpes', type: 'agency' as const }]
    const withErai = listItems(readBoard(newBoard({ templates: ['T08'], partners })), 'T08.assets')
    expect([without.map((item) => item.id), withErai.map((item) => item.id)]).toEqual([
      [],
      ['ERAI-offices', 'ERAI-mobility'],
    ])
  })

  it('[H2] takes a template later, before the free page, once', () => {
    const doc = newBoard()
    addTemplate(doc, 'T08', seedTexts('en'))
    const pages = bases(doc).filter((record) => record.typeName === 'page')
    const inOrder = pages.sort((a, b) => (a.index < b.index ? -1 : 1)).map((page) => page.id)
    expect(inOrder).toEqual(['page:T02', 'page:T04', 'page:T08', 'page:notes'])
    const before = Y.encodeStateAsUpdate(doc)
    expect(() => addTemplate(doc, 'T08', seedTexts('en'))).toThrow(expect.objectContaining({ code: 'invalid_value' }))
    expect(() => addTemplate(doc, 'T99', seedTexts('en'))).toThrow(
      expect.objectContaining({ code: 'unknown_template' }),
    )
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('[H1] keeps sticky notes inside their frame, their text as rich text of its own', () => {
    const frame = { w: 400, h: 176 }
    const notes = noteRecords('shape:T04.frame.premortem', frame, ['One', 'Two', 'Three'])
    for (const { record } of notes) {
      const { x, y, props } = record as unknown as { x: number; y: number; props: { scale: number } }
      const side = 200 * props.scale
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + side).toBeLessThanOrEqual(frame.w)
      expect(y + side).toBeLessThanOrEqual(frame.h)
    }
    const doc = new Y.Doc()
    putRecord(doc, notes[0]!.record, 'One\nTwo')
    const entry = records(doc).get(notes[0]!.record.id)!
    expect(String(entry.get('props.richText'))).toBe('<paragraph>One</paragraph><paragraph>Two</paragraph>')
    expect(entry.get('base')).not.toHaveProperty('props.richText')
  })

  it('[H1] counts order keys that sort as numbers do', () => {
    const keys = Array.from({ length: 3905 }, (_, i) => indexKey(i + 1))
    expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys)
    expect(() => indexKey(0)).toThrow()
    expect(() => indexKey(3906)).toThrow()
  })
})
