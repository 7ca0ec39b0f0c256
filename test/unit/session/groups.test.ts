// 1-2-4-all: random populations, and where the groups' frames go.
import { createTLSchema, defaultShapeSchemas, toRichText, type TLRecord } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { drawingsOf } from '../../../shared/board/documentDrawings.ts'
import { whyNotChange } from '../../../shared/board/drawingRights.ts'
import { freePlace, shapeBoxes, type Box } from '../../../shared/board/freePlace.ts'
import { putGroupFrames } from '../../../shared/board/groupRecords.ts'
import { initialBoard } from '../../../shared/board/initialBoard.ts'
import { putRecord } from '../../../shared/board/initialRecords.ts'
import { readRecord } from '../../../shared/board/recordLayout.ts'
import { foursOf, pairsOf, stageAfter, withLateJoiner, type Member } from '../../../shared/session/groups.ts'

const people = (partners: readonly (number | null)[]): Member[] =>
  partners.map((partner, i) => ({ id: `p${i}`, partner: partner === null ? null : `P${partner}` }))
const population = fc.array(fc.option(fc.nat(7), { freq: 10 }), { maxLength: 120 }).map(people)
const idsIn = (groups: readonly (readonly Member[])[]) =>
  groups
    .flat()
    .map(({ id }) => id)
    .sort()
const largestPartner = (members: readonly Member[]) =>
  Math.max(0, ...members.map(({ partner }) => members.filter((other) => other.partner === partner).length))
const isOfOne = (group: readonly Member[]) => new Set(group.map(({ partner }) => partner)).size < group.length

describe('groups', () => {
  it('[W120] everybody is in exactly one pair, and at most one group has three', () => {
    fc.assert(
      fc.property(population, fc.integer(), (members, seed) => {
        const pairs = pairsOf(members, seed)
        expect(idsIn(pairs)).toEqual(idsIn([members]))
        const sizes = pairs.map((pair) => pair.length)
        if (members.length >= 2) expect(sizes.every((size) => size === 2 || size === 3)).toBe(true)
        expect(sizes.filter((size) => size === 3).length).toBe(members.length >= 3 ? members.length % 2 : 0)
        expect(pairsOf(members, seed)).toEqual(pairs)
      }),
    )
  })

  it('[W120] as few pairs of one partner as its size allows', () => {
    fc.assert(
      fc.property(population, fc.integer(), (members, seed) => {
        if (members.length % 2 === 1) return
        const alike = pairsOf(members, seed).filter(isOfOne).length
        expect(alike).toBe(Math.max(0, largestPartner(members) - members.length / 2))
      }),
    )
  })

  it('[W120] everybody is in exactly one four, and sizes are four and five where the number allows it', () => {
    const small = new Map([
      [0, []],
      [1, [1]],
      [2, [2]],
      [3, [3]],
      [6, [3, 3]],
      [7, [3, 4]],
      [11, [3, 4, 4]],
    ])
    fc.assert(
      fc.property(population, fc.integer(), (members, seed) => {
        const fours = foursOf(pairsOf(members, seed))
        expect(idsIn(fours)).toEqual(idsIn([members]))
        const sizes = fours.map((group) => group.length).sort()
        const expected = small.get(members.length)
        if (expected) expect(sizes).toEqual(expected)
        else expect(sizes.every((size) => size === 4 || size === 5)).toBe(true)
      }),
    )
  })

  it('[W120] four people of four partners make a four of four partners', () => {
    const members = people([0, 1, 2, 3, 0, 1, 2, 3])
    for (let seed = 0; seed < 50; seed++)
      for (const group of foursOf(pairsOf(members, seed)))
        expect(new Set(group.map(({ partner }) => partner)).size).toBeGreaterThanOrEqual(3)
  })

  it('[W121] who comes late joins the smallest group, once', () => {
    const groups = [
      { id: 'pairs-1', people: ['a', 'b', 'c'], frame: null },
      { id: 'pairs-2', people: ['d', 'e'], frame: null },
    ]
    const joined = withLateJoiner(groups, 'late')
    expect(joined.map((group) => group.people)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'late'],
    ])
    expect(withLateJoiner(joined, 'late')).toBe(joined)
    expect(withLateJoiner(groups, 'a')).toBe(groups)
    expect(withLateJoiner([], 'late')).toEqual([])
  })

  it('[W120] stages follow each other and end', () => {
    expect(stageAfter('alone')).toBe('pairs')
    expect(stageAfter('fours')).toBe('all')
    expect(stageAfter('all')).toBeNull()
  })
})

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

function board(): Y.Doc {
  const doc = new Y.Doc()
  const spec = {
    title: 'Test',
    consortium: { name: 'C', strategyStart: null, strategyEnd: null },
    partners: [],
    templates: ['T02', 'T08'],
    locale: 'en',
  }
  initialBoard(doc, spec, () => undefined)
  return doc
}

const COORDINATE = fc.integer({ min: -3000, max: 4000 })
const SIZE = fc.integer({ min: 1, max: 1500 })
const DRAWN = fc.oneof(
  fc.record({ type: fc.constant('geo'), x: COORDINATE, y: COORDINATE, w: SIZE, h: SIZE }),
  fc.record({ type: fc.constant('note'), x: COORDINATE, y: COORDINATE, w: fc.constant(200), h: fc.constant(200) }),
)

describe('the frames of groups', () => {
  it('[W122] lie on their page below the screen, each with one note, and touch nothing, however full the page is', () => {
    fc.assert(
      fc.property(fc.array(DRAWN, { maxLength: 40 }), fc.integer({ min: 1, max: 14 }), (drawn, count) => {
        const doc = board()
        drawn.forEach(({ type, x, y, w, h }, i) =>
          putRecord(doc, {
            id: `shape:d${i}`,
            typeName: 'shape',
            type,
            parentId: 'page:T02',
            index: 'a1',
            x,
            y,
            rotation: 0,
            isLocked: false,
            opacity: 1,
            props: type === 'note' ? { growY: 0, scale: 1 } : { w, h },
            meta: {},
          }),
        )
        const before = shapeBoxes(doc, 'page:T02')
        const names = Array.from({ length: count }, (_, i) => `Pair ${i + 1}`)
        const place = { template: 'T02', screen: 'inputs' }
        const made = doc.transact(() => putGroupFrames(doc, place, 'g', names))
        expect(new Set(made).size).toBe(count)
        const after = shapeBoxes(doc, 'page:T02')
        const frames = after.slice(before.length)
        expect(frames.length).toBe(count)
        for (const frame of frames) {
          expect(frame.y).toBeGreaterThanOrEqual(1000)
          expect(before.filter((box) => overlap(frame, box))).toEqual([])
          expect(frames.filter((other) => overlap(frame, other))).toEqual([frame])
        }
        for (const id of made) expect(shapeBoxes(doc, id).length).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  it('[W122] are records that the canvas takes, and everybody may write in them while people change only their own', () => {
    const doc = board()
    const known = new Set(doc.getMap('records').keys())
    putGroupFrames(doc, { template: 'T02' }, 'g', ['Pair 1', 'Pair 2'])
    const made = [...doc.getMap('records').keys()].filter((id) => !known.has(id))
    expect(made).toHaveLength(4)
    const schema = createTLSchema({ shapes: defaultShapeSchemas })
    const asOmar = drawingsOf(doc, { locks: new Set(), notes: 'own', participantId: 'omar', isOf: () => undefined })
    for (const id of made) {
      const record = structuredClone(readRecord(doc.getMap('records').get(id))) as unknown as TLRecord
      if (record.typeName === 'shape' && record.type === 'note')
        Object.assign(record.props, { richText: toRichText('text') })
      expect(() => schema.types[record.typeName].validate(record)).not.toThrow()
      expect(whyNotChange(asOmar, id)).toBeNull()
    }
  })

  it('[W122] a place is free when nothing keeps less than the gap from it, and is found below the wished one', () => {
    const box = fc.record({ x: COORDINATE, y: COORDINATE, w: SIZE, h: SIZE })
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), box, (boxes, wished) => {
        const place = freePlace(boxes, wished, 20)
        expect([place.x, place.w, place.h]).toEqual([wished.x, wished.w, wished.h])
        expect(place.y).toBeGreaterThanOrEqual(wished.y)
        const around = { x: place.x - 20, y: place.y - 20, w: place.w + 40, h: place.h + 40 }
        expect(boxes.filter((other) => overlap(around, other))).toEqual([])
      }),
    )
  })

  it('[W122] sees groups, turned shapes, strokes, moved and resized shapes where they really are', () => {
    const doc = board()
    const put = (id: string, rest: object) =>
      putRecord(doc, {
        id,
        typeName: 'shape',
        parentId: 'page:notes',
        index: 'a1',
        rotation: 0,
        isLocked: false,
        opacity: 1,
        x: 0,
        y: 0,
        meta: {},
        ...rest,
      })
    put('shape:group', { type: 'group', x: 100, y: 50, props: {} })
    put('shape:in', { type: 'geo', parentId: 'shape:group', x: 10, y: 10, props: { w: 20, h: 30 } })
    put('shape:turned', { type: 'geo', x: 1000, y: 0, rotation: 1, props: { w: 30, h: 40 } })
    const points = [
      { x: -5, y: 0, z: 0.5 },
      { x: 20, y: 60, z: 0.5 },
    ]
    put('shape:stroke', { type: 'draw', x: 2000, y: 0, props: { segments: [{ type: 'free', points }] } })
    put('shape:moved', { type: 'geo', x: 0, y: 0, props: { w: 1, h: 1 } })
    const moved = doc.getMap<Y.Map<unknown>>('records').get('shape:moved')!
    moved.set('pos', [3000, 10, 0])
    moved.set('props.w', 70)
    expect(shapeBoxes(doc, 'page:notes')).toEqual([
      { x: 110, y: 60, w: 20, h: 30 },
      { x: 950, y: -50, w: 100, h: 100 },
      { x: 1995, y: 0, w: 25, h: 60 },
      { x: 3000, y: 10, w: 70, h: 1 },
    ])
  })
})
