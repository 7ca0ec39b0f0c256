import { toRichText } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { caretAt, placeOf } from '../../../client/sync/caret.ts'
import { parseCaret } from '../../../client/sync/parseCaret.ts'
import { isNewerTldraw } from '../../../shared/board/isNewerTldraw.ts'
import tldrawSchema from '../../../shared/board/tldrawSchema.json'
import { newStore, note, openReplica, plainText, seededDoc, update } from '../../fuzz/replicas.ts'

it('[D24] a board written by a newer canvas is known as such; foreign shapes alone do not make it newer', () => {
  const { sequences } = tldrawSchema
  expect(isNewerTldraw(newStore().schema.serialize())).toBe(false)
  expect(isNewerTldraw({ ...tldrawSchema, sequences: { ...sequences, 'com.other.shape': 9 } })).toBe(false)
  expect(isNewerTldraw({ ...tldrawSchema, sequences: { ...sequences, 'com.tldraw.shape.note': 99 } })).toBe(true)
  expect(isNewerTldraw({ ...tldrawSchema, schemaVersion: 3 })).toBe(true)
  for (const nonsense of [undefined, null, 'new', { sequences: 4 }]) expect(isNewerTldraw(nonsense)).toBe(false)
})

it('[D10] the facilitator can take records that are not shown off the board; shown ones stay', () => {
  const replica = openReplica('Nita', 51, Y.encodeStateAsUpdate(seededDoc()))
  replica.store.put([note(replica.store, 'good', 'good')])
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(replica.doc))
  other.getMap('records').set('shape:bad', new Y.Map([['base', { id: 'shape:bad', typeName: 'virus' }]]))
  Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(other))
  expect([...replica.binding.quarantined().keys()]).toEqual(['shape:bad'])
  replica.binding.removeQuarantined(['shape:bad', 'shape:good'])
  expect(replica.binding.quarantined().size).toBe(0)
  expect(replica.doc.getMap('records').has('shape:bad')).toBe(false)
  expect(replica.store.has('shape:good' as never)).toBe(true)
})

it('[D22] a caret keeps its place while another person types before it, and nonsense names no place', () => {
  const replica = openReplica('Nita', 52, Y.encodeStateAsUpdate(seededDoc()))
  replica.store.put([note(replica.store, 'n1', 'payers differ')])
  const caret = caretAt(replica.doc, 'shape:n1', 1, 8)!
  expect(placeOf(replica.doc, caret)).toEqual({ anchor: 1, head: 8 })
  const richText = toRichText('Our payers differ')
  update(replica.store, 'shape:n1', (shape) => ({ props: { ...shape.props, richText } as never }))
  expect(plainText(replica.store.get('shape:n1' as never))).toBe('Our payers differ')
  expect(placeOf(replica.doc, caret)?.head).toBe(12)
  expect(placeOf(replica.doc, { ...caret, head: 'x' })).toBeNull()
  expect(placeOf(replica.doc, { ...caret, head: '{"item":{"client":99,"clock":5}}' })).toBeNull()
  expect(placeOf(replica.doc, { ...caret, shape: 'shape:none' })).toBeNull()
  for (const bad of [null, 'x', {}, { ...caret, head: 'x'.repeat(1000) }]) expect(parseCaret(bad)).toBeNull()
})
