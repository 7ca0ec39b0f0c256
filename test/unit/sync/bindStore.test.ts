import { toRichText, type TLRecord } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Network } from '../../fuzz/Network.ts'
import { boardRecords, frame, note, openReplica, plainText, seededDoc, update } from '../../fuzz/replicas.ts'

function room() {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', 11, state)
  const omar = openReplica('Omar', 12, state)
  return { nita, omar, network: new Network([nita, omar]), state }
}

const shapeOf = (store: { get(id: never): unknown }, id: string) => store.get(`shape:${id}` as never)

it('[D1] a shape drawn by one appears with the other, in the fixed layout', async () => {
  const { nita, omar, network } = room()
  nita.store.put([note(nita.store, 'n1', 'Reimbursement')])
  await network.settle()
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
  const entry = omar.doc.getMap('records').get('shape:n1') as Y.Map<unknown>
  expect([...entry.keys()].sort()).toEqual(['base', 'props.richText'])
  expect((entry.get('base') as { props: object }).props).not.toHaveProperty('richText')
})

it('[D2] moving, recolouring and typing at once in one note all stay', async () => {
  const { nita, omar, network } = room()
  nita.store.put([note(nita.store, 'n1', 'Crowded')])
  await network.settle()
  update(nita.store, 'shape:n1', () => ({ x: 250, y: 40 }))
  update(omar.store, 'shape:n1', (shape) => ({ props: { ...shape.props, color: 'blue' } as never }))
  update(omar.store, 'shape:n1', (shape) => ({
    props: { ...shape.props, richText: toRichText('Crowded fair') } as never,
  }))
  update(nita.store, 'shape:n1', (shape) => ({
    props: { ...shape.props, richText: toRichText('Too Crowded') } as never,
  }))
  await network.settle()
  const shape = shapeOf(nita.store, 'n1') as { x: number; props: { color: string } }
  expect({ x: shape.x, color: shape.props.color, text: plainText(shape) }).toEqual({
    x: 250,
    color: 'blue',
    text: 'Too Crowded fair',
  })
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})

it('[D3] one operation of the store is one transaction of the document, and nothing comes back as an echo', async () => {
  const { nita, omar, network } = room()
  nita.store.put([note(nita.store, 'n1', 'a'), note(nita.store, 'n2', 'b'), note(nita.store, 'n3', 'c')])
  expect(nita.updates).toBe(1)
  expect(await network.settle()).toBe(1)
  expect(omar.updates).toBe(1)
  expect(nita.updates).toBe(1)
})

it('[D4] two frames put into each other at the same moment end the same way for everybody', async () => {
  const { nita, omar, network } = room()
  nita.store.put([frame(nita.store, 'f1'), frame(nita.store, 'f2')])
  await network.settle()
  update(nita.store, 'shape:f1', () => ({ parentId: 'shape:f2' as never }))
  update(omar.store, 'shape:f2', () => ({ parentId: 'shape:f1' as never }))
  await network.settle()
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
  expect(shapeOf(nita.store, 'f1')).toMatchObject({ parentId: 'page:T04' })
  expect(shapeOf(nita.store, 'f2')).toMatchObject({ parentId: 'shape:f1' })
})

it('[D5] when two people remove the last two pages at once, a page is left, with what is on it', async () => {
  const { nita, omar, network } = room()
  for (const page of ['page:T04', 'page:notes']) nita.store.put([note(nita.store, `on ${page}`, 'Stays', page)])
  await network.settle()
  nita.store.remove(['page:T04' as TLRecord['id']])
  omar.store.remove(['page:notes' as TLRecord['id']])
  network.deliver(nita, omar)
  await Promise.resolve()
  expect(Object.keys(boardRecords(omar.store))).toEqual(['document:document', 'page:T04', 'shape:on page:T04'])
  await network.settle()
  const pages = Object.keys(boardRecords(nita.store)).filter((id) => id.startsWith('page:'))
  expect(pages.length).toBeGreaterThan(0)
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})

it('[D6] a viewer sees everything and writes nothing; what the canvas changes there goes back', async () => {
  const { nita, state } = room()
  const vera = openReplica('Vera', 13, state, { mayWrite: () => false })
  const network = new Network([nita, vera])
  nita.store.put([note(nita.store, 'n1', 'Approval')])
  await network.settle()
  const before = boardRecords(vera.store)
  update(vera.store, 'shape:n1', () => ({ x: 999 }))
  vera.store.put([note(vera.store, 'n2', 'mine')])
  await Promise.resolve()
  expect(boardRecords(vera.store)).toEqual(before)
  expect(boardRecords(nita.store)).toEqual(before)
  expect(vera.doc.store.clients.has(13)).toBe(false)
})

it('[D7] a shape whose frame was removed meanwhile is kept in the document and listed, not shown', async () => {
  const { nita, omar, network } = room()
  nita.store.put([frame(nita.store, 'f1')])
  await network.settle()
  nita.undo.mark('before the removal')
  nita.store.remove(['shape:f1' as TLRecord['id']])
  omar.store.put([note(omar.store, 'n1', 'late', 'shape:f1')])
  await network.settle()
  expect(shapeOf(nita.store, 'n1')).toBeUndefined()
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
  expect(nita.binding.quarantined().get('shape:n1')).toMatch(/missing/)
  nita.undo.undo()
  await network.settle()
  expect(plainText(shapeOf(omar.store, 'n1'))).toBe('late')
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})
