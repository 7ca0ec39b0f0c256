// One large update in pieces: the same document, no hole in between, nothing too large.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from '../../../client/sync/splitUpdate.ts'

const contentOf = (doc: Y.Doc) => ({
  records: doc.getMap('records').toJSON(),
  items: doc.getMap('items').toJSON(),
})
const isWhole = (doc: Y.Doc) => doc.store.pendingStructs === null && doc.store.pendingDs === null

/** Applies the pieces one by one to what was there before; no piece may wait for a later one. */
function applyInOrder(before: Uint8Array, pieces: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, before)
  for (const piece of pieces) {
    Y.applyUpdate(doc, piece)
    expect(isWhole(doc)).toBe(true)
  }
  return doc
}

type Step = { who: number; act: 'set' | 'type' | 'erase' | 'remove' | 'meet'; key: number; at: number; words: string }

const step = fc.record<Step>({
  who: fc.nat(2),
  act: fc.constantFrom('set', 'type', 'type', 'erase', 'remove', 'meet'),
  key: fc.nat(4),
  at: fc.nat(200),
  words: fc.string({ minLength: 1, maxLength: 30 }),
})

function act(docs: readonly Y.Doc[], { who, act, key, at, words }: Step): void {
  const doc = docs[who]!
  const records = doc.getMap<Y.Text>('records')
  const text = records.get(`text${key}`)
  doc.transact(() => {
    if (act === 'set') doc.getMap('items').set(`item${key}`, words)
    if (act === 'type' && !text) records.set(`text${key}`, new Y.Text(words))
    if (act === 'type' && text) text.insert(at % (text.length + 1), words)
    if (act === 'erase' && text && text.length > 0) text.delete(at % text.length, 1)
    if (act === 'remove') records.delete(`text${key}`)
  })
  if (act === 'meet') {
    const other = docs[(who + 1) % docs.length]!
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
  }
}

it('[A20] pieces of whatever three people wrote together are the same board, each of them whole in itself', () => {
  let cut = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.array(step, { minLength: 30, maxLength: 90 }), (early, late) => {
      const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
      for (const one of early) act(docs, one)
      const before = Y.encodeStateAsUpdate(docs[0]!)
      const vector = Y.encodeStateVector(docs[0]!)
      for (const one of late) act(docs, one)
      for (const doc of docs.slice(1)) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(doc))
      const update = Y.encodeStateAsUpdate(docs[0]!, vector)
      const pieces = splitUpdate(update, 250)
      if (pieces.length > 1) cut++
      const doc = applyInOrder(before, pieces)
      expect(contentOf(doc)).toEqual(contentOf(docs[0]!))
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(docs[0]!))
    }),
    { numRuns: 300, seed: 4 },
  )
  expect(cut).toBeGreaterThan(100)
})

it('[A20] hours of work become pieces below the limit', () => {
  const server = new Y.Doc()
  server.getMap('items').set('old', 1)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  for (let index = 0; index < 3000; index++) doc.getMap('items').set(`item${index}`, `${index} ${'x'.repeat(2000)}`)
  doc.getMap('items').delete('old')
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server))
  const pieces = splitUpdate(update, 1_000_000)
  expect(pieces.length).toBeGreaterThan(5)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(1_000_000)
  expect(contentOf(applyInOrder(Y.encodeStateAsUpdate(server), pieces))).toEqual(contentOf(doc))
})

it('[A20] what was written and deleted again without a connection is never seen by others', () => {
  const doc = new Y.Doc({ gc: false })
  const items = doc.getMap('items')
  for (let index = 0; index < 100; index++) items.set(`item${index}`, 'secret'.repeat(20))
  for (let index = 0; index < 100; index++) items.delete(`item${index}`)
  items.set('last', 1)
  const other = new Y.Doc()
  for (const piece of splitUpdate(Y.encodeStateAsUpdate(doc), 1000)) {
    Y.applyUpdate(other, piece)
    expect(Object.keys(other.getMap('items').toJSON()).filter((key) => key !== 'last')).toEqual([])
  }
  expect(other.getMap('items').toJSON()).toEqual({ last: 1 })
})

it('[A20] an update with a hole is left as it is', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < 20; index++) doc.getMap('items').set(`item${index}`, 'x'.repeat(100))
  const holed = Y.mergeUpdates([updates[0]!, ...updates.slice(2)])
  expect(splitUpdate(holed, 200)).toEqual([holed])
})
