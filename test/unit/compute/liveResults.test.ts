// Results kept up to date edit by edit are those computed from scratch, whatever was edited and in whatever order.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardReader } from '../../../shared/board/boardReader.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { addTemplate } from '../../../shared/board/initialBoard.ts'
import { computeBoard, createLiveResults } from '../../../shared/boardResults.ts'
import { CATALOG, seedWidgetId } from '../../../shared/catalog.ts'
import { createIncremental } from '../../../shared/incremental.ts'
import { copyOf, editsOf, fullBoard } from '../../support/fullBoard.ts'
import { createDraw, randomEdit } from '../../support/randomEdits.ts'
import { seedTexts } from '../../../server/board/seedTexts.ts'

const TODAY = '2028-03-01'
const SEEDS = [1, 2, 3]

describe('the state kept beside a document', () => {
  it.each(SEEDS)(
    '[C60] is the one read from scratch, and widgets that did not change stay the same objects (%i)',
    (seed) => {
      const doc = fullBoard()
      const edit = editsOf(doc, 'n')
      const draw = createDraw(seed)
      const reader = createBoardReader(doc)
      let before = reader.read()
      for (let i = 0; i < 150; i++) {
        const widget = randomEdit(doc, edit, draw)
        const after = reader.read()
        expect([...after.items].sort()).toEqual([...readBoard(doc).items].sort())
        expect({ ...after, items: null }).toEqual({ ...readBoard(doc), items: null })
        expect(reader.read()).toBe(after)
        if (widget !== null) {
          const others = ['T02.surveys', 'T04.markets', 'T08.assets'].filter((other) => other !== widget)
          for (const other of others) expect(bucket(after, other)).toBe(bucket(before, other))
        }
        before = after
      }
      reader.close()
    },
  )

  it('[C60] sees letters typed into a long text, and what a transaction did before it ends', () => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const reader = createBoardReader(doc)
    edit.setField('T04.decision', 'reason', 'One')
    expect(reader.read().items.get('T04.decision/reason')).toBe('One')
    const text = doc.getMap('items').get('T04.decision/reason') as Y.Text
    text.insert(3, ' door')
    expect(reader.read().items.get('T04.decision/reason')).toBe('One door')
    doc.transact(() => {
      text.insert(8, 's')
      expect(reader.read().items.get('T04.decision/reason')).toBe('One doors')
    })
    expect(reader.read().items.get('T04.decision/reason')).toBe('One doors')
  })
})

const bucket = (state: ReturnType<typeof readBoard>, widget: string) =>
  (state.items as unknown as { bucket(widget: string): unknown }).bucket(widget)

describe('results kept up to date', () => {
  it.each(SEEDS)('[C61] are those computed from scratch after every edit (%i)', (seed) => {
    const doc = fullBoard()
    const edit = editsOf(doc, 'n')
    const draw = createDraw(100 + seed)
    const reader = createBoardReader(doc)
    const compute = createLiveResults()
    const touched = new Set<string>()
    for (let i = 0; i < 160; i++) {
      const widget = randomEdit(doc, edit, draw)
      if (widget !== null) touched.add(seedWidgetId(widget))
      if (i === 80) addTemplate(doc, 'T06', seedTexts('en'))
      if (i % 4 !== 0) continue
      const day = i < 120 ? TODAY : '2029-01-01'
      expect(JSON.stringify(compute(reader.read(), day))).toBe(JSON.stringify(computeBoard(readBoard(doc), day)))
    }
    expect(touched.size).toBeGreaterThan(40)
  })

  it('[C61] are the same objects where nothing they depend on has changed', () => {
    const doc = fullBoard()
    const reader = createBoardReader(doc)
    const compute = createLiveResults()
    const before = compute(reader.read(), TODAY)
    editsOf(doc, 'n').addItem('T02.parking', { text: 'Later' })
    expect(compute(reader.read(), TODAY)).toBe(before)
    editsOf(doc, 'n').setItemField('T04.markets', 'CN', 'note', 'A note.')
    expect(compute(reader.read(), TODAY).results.T04).toBe(before.results.T04)
    editsOf(doc, 'm').addItem('T02.surveys', { label: 'Survey', companies: 12 })
    const after = compute(reader.read(), TODAY)
    expect(after.results.coverage.signals['R1.2']![1]).toBe(true)
    expect([after.results.T08, after.evidence['R2.7']]).toEqual([before.results.T08, before.evidence['R2.7']])
  })
})

describe('results', () => {
  it.each(SEEDS)('[C62] do not depend on the order in which edits arrive or are stored (%i)', (seed) => {
    const doc = fullBoard()
    const draw = createDraw(200 + seed)
    const mine = editsOf(doc, 'n')
    for (let i = 0; i < 150; i++) randomEdit(doc, mine, draw)
    const other = copyOf(doc)
    const theirs = editsOf(other, 'o')
    for (let i = 0; i < 80; i++) {
      randomEdit(doc, mine, draw)
      randomEdit(other, theirs, draw)
    }
    const [a, b] = [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(other)]
    Y.applyUpdate(doc, b)
    Y.applyUpdate(other, a)
    // The same contents, written one by one in a shuffled order.
    const shuffled = new Y.Doc()
    for (const root of ['meta', 'session', 'items']) {
      const entries = [...doc.getMap(root).entries()].map((entry) => [draw(), ...entry] as const)
      for (const [, key, value] of entries.sort(([x], [y]) => x - y))
        shuffled.getMap(root).set(key, value instanceof Y.Text ? value.toString() : value)
    }
    const results = [doc, other, shuffled].map((one) => JSON.stringify(computeBoard(readBoard(one), TODAY)))
    expect(results[1]).toBe(results[0])
    expect(results[2]).toBe(results[0])
  })
})

describe('a computation', () => {
  it('[C61] is run again only when something it read has another value', () => {
    let [x, y] = [1, 10]
    const runs: string[] = []
    const { memo, next } = createIncremental(Object.is)
    const isOdd = memo('odd', () => x % 2 === 1)
    const answer = memo('answer', () => {
      runs.push('answer')
      return isOdd() ? memo('y', () => y)() : 0
    })
    expect([answer(), answer()]).toEqual([10, 10])
    x = 3
    next()
    expect(answer()).toBe(10)
    expect(runs).toHaveLength(1)
    y = 20
    next()
    expect(answer()).toBe(20)
    ;[x, y] = [2, 30]
    next()
    expect(answer()).toBe(0)
    y = 40
    next()
    expect(answer()).toBe(0)
    expect(runs).toHaveLength(3)
    const circle: () => number = memo('circle', () => circle())
    expect(circle).toThrow('reads itself')
  })

  it('[C61] is made for every template of the catalogue', () => {
    const { results } = computeBoard(readBoard(fullBoard()), TODAY)
    expect(Object.keys(results)).toEqual(expect.arrayContaining(['T02', 'T04', 'T08', 'coverage']))
    for (const key of Object.keys(results)) expect(key === 'coverage' || CATALOG.has(key.slice(0, 3))).toBe(true)
  })
})
