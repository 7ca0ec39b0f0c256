import { toRichText, type TLRecord } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { cellValue, listItems, readBoard, singleField } from '../../../shared/board/boardState.ts'
import { Network } from '../../fuzz/Network.ts'
import { boardRecords, note, openReplica, plainText, seededDoc, update } from '../../fuzz/replicas.ts'

async function room() {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', 21, state)
  const omar = openReplica('Omar', 22, state)
  const network = new Network([nita, omar])
  nita.store.put([note(nita.store, 'n1', 'Pay')])
  await network.settle()
  nita.undo.mark('ready')
  return { nita, omar, network }
}

const get = (store: { get(id: never): unknown }) =>
  store.get('shape:n1' as never) as { x: number; props: { color: string } } | undefined
const type = (text: string) => (shape: { props: object }) => ({
  props: { ...shape.props, richText: toRichText(text) } as never,
})

it('[D8] undo of a move leaves the text and colour that another person changed since', async () => {
  const { nita, omar, network } = await room()
  update(nita.store, 'shape:n1', () => ({ x: 300 }))
  await network.settle()
  update(omar.store, 'shape:n1', type('Payers differ'))
  update(omar.store, 'shape:n1', (shape) => ({ props: { ...shape.props, color: 'green' } as never }))
  await network.settle()
  nita.undo.undo()
  await network.settle()
  const shape = get(omar.store)!
  expect({ x: shape.x, color: shape.props.color, text: plainText(shape) }).toEqual({
    x: 0,
    color: 'green',
    text: 'Payers differ',
  })
  nita.undo.redo()
  await network.settle()
  expect(get(omar.store)!.x).toBe(300)
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})

it('[D8] undo of own typing keeps what the other typed, redo brings the own back', async () => {
  const { nita, omar, network } = await room()
  update(nita.store, 'shape:n1', type('Pay later'))
  await network.settle()
  update(omar.store, 'shape:n1', type('Who: Pay later'))
  await network.settle()
  nita.undo.undo()
  await network.settle()
  expect(plainText(get(omar.store))).toBe('Who: Pay')
  nita.undo.redo()
  await network.settle()
  expect(plainText(get(omar.store))).toBe('Who: Pay later')
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})

it('[D8] undo of a creation does not remove a note in which another person wrote', async () => {
  const { nita, omar, network } = await room()
  update(omar.store, 'shape:n1', type('Pay me'))
  await network.settle()
  nita.undo.undo()
  await network.settle()
  expect(plainText(get(nita.store))).toBe('Pay me')
})

it('[D8] undo of a deletion brings the note back with its text, redo removes it again', async () => {
  const { nita, omar, network } = await room()
  nita.store.remove(['shape:n1' as TLRecord['id']])
  await network.settle()
  expect(get(omar.store)).toBeUndefined()
  nita.undo.undo()
  await network.settle()
  expect(plainText(get(omar.store))).toBe('Pay')
  nita.undo.redo()
  await network.settle()
  expect(get(omar.store)).toBeUndefined()
  expect(boardRecords(omar.store)).toEqual(boardRecords(nita.store))
})

it('[D8] a value that another person set after mine is not taken back', async () => {
  const { nita, omar, network } = await room()
  update(nita.store, 'shape:n1', () => ({ x: 10 }))
  await network.settle()
  update(omar.store, 'shape:n1', () => ({ x: 20 }))
  await network.settle()
  nita.undo.undo()
  await network.settle()
  expect(get(nita.store)!.x).toBe(20)
})

it('[D8] a drag is one step, and a cancelled one leaves nothing to undo', async () => {
  const { nita } = await room()
  for (let x = 1; x <= 60; x++) update(nita.store, 'shape:n1', () => ({ x }))
  nita.undo.mark('drag')
  for (let x = 61; x <= 90; x++) update(nita.store, 'shape:n1', () => ({ x }))
  nita.undo.bailTo('drag')
  expect(get(nita.store)!.x).toBe(60)
  expect(nita.undo.canRedo()).toBe(false)
  nita.undo.undo()
  expect(get(nita.store)!.x).toBe(0)
  expect(nita.undo.canRedo()).toBe(true)
})

it('[D8] squashed groups are undone together', async () => {
  const { nita } = await room()
  nita.undo.mark('a')
  update(nita.store, 'shape:n1', () => ({ x: 5 }))
  nita.undo.mark('b')
  update(nita.store, 'shape:n1', () => ({ opacity: 0.5 }))
  nita.undo.squashTo('a')
  nita.undo.undo()
  expect(get(nita.store)).toMatchObject({ x: 0, opacity: 1 })
})

it('[D21] panels and drawings share one undo, each in the order it was made', async () => {
  const { nita, omar, network } = await room()
  const settings = () => readBoard(omar.doc)
  update(nita.store, 'shape:n1', () => ({ x: 40 }))
  nita.edit.setField('T04.settings', 'lambda', 0.25)
  nita.edit.setCell('T08.channelState', 'B1', 'common', 2)
  nita.undo.mark('move')
  update(nita.store, 'shape:n1', () => ({ x: 80 }))
  const states: unknown[] = []
  for (let i = 0; i < 4; i++) {
    await network.settle()
    const board = settings()
    states.push([
      get(omar.store)!.x,
      cellValue(board, 'T08.channelState', 'B1', 'common'),
      singleField(board, 'T04.settings', 'lambda'),
    ])
    nita.undo.undo()
  }
  expect(states).toEqual([
    [80, 2, 0.25],
    [40, 2, 0.25],
    [40, undefined, 0.25],
    [40, undefined, undefined],
  ])
  await network.settle()
  expect(get(omar.store)!.x).toBe(0)
})

it('[D21] a cell that another person has set since, and an item that others filled in, stay', async () => {
  const { nita, omar, network } = await room()
  const id = nita.edit.addItem('T08.channels', { label: 'Fair' })
  nita.edit.setCell('T08.channelState', 'B1', 'common', 1)
  await network.settle()
  omar.edit.setCell('T08.channelState', 'B1', 'common', 0)
  omar.edit.setCell('T08.channelState', 'B1', 'common', 1)
  omar.edit.setItemField('T08.channels', id, 'label', 'Spring fair')
  await network.settle()
  nita.undo.undo()
  nita.undo.undo()
  await network.settle()
  const board = readBoard(omar.doc)
  expect(cellValue(board, 'T08.channelState', 'B1', 'common')).toBe(1)
  expect(listItems(board, 'T08.channels').find((item) => item.id === id)?.fields.label).toBe('Spring fair')
})

it('[D21] what the server writes (steps, timers, rounds) and the facilitator sets is on nobody’s undo', async () => {
  const { nita, omar, network } = await room()
  nita.doc.getMap('session').set('frozen', false)
  nita.doc.getMap('meta').set('title', 'Workshop')
  await network.settle()
  expect(omar.undo.canUndo()).toBe(false)
  nita.undo.undo()
  await network.settle()
  expect(omar.doc.getMap('meta').get('title')).toBe('Workshop')
  expect(omar.doc.getMap('session').get('frozen')).toBe(false)
})
