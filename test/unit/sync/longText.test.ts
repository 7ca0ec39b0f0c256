import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { listItems, readBoard, singleField } from '../../../shared/board/boardState.ts'
import { mergeUpdate } from '../../../shared/board/mergeUpdate.ts'
import { mergeTexts } from '../../../shared/board/sharedText.ts'
import type { BegunMemory, BegunText } from '../../../client/sync/keepTexts.ts'
import { Network } from '../../fuzz/Network.ts'
import { openReplica, seededDoc, type Replica } from '../../fuzz/replicas.ts'

const WIDGET = 'T08.positioning'
const read = ({ doc }: Replica) => singleField(readBoard(doc), WIDGET, 'need')
const readNote = ({ doc }: Replica) =>
  listItems(readBoard(doc), 'T04.markets').find((item) => item.id === 'BR')!.fields.note

function room() {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', 41, state)
  const omar = openReplica('Omar', 42, state)
  return { nita, omar, network: new Network([nita, omar]) }
}

it('[D22] two people who write in the same long text at once lose nothing', async () => {
  const { nita, omar, network } = room()
  nita.edit.setField(WIDGET, 'need', 'One payer contact')
  await network.settle()
  nita.edit.setField(WIDGET, 'need', 'One shared payer contact')
  omar.edit.setField(WIDGET, 'need', 'One payer contact in each region')
  await network.settle()
  expect(read(nita)).toBe('One shared payer contact in each region')
  expect(read(omar)).toBe(read(nita))
})

it('[D22] also when both begin the text at the same moment', async () => {
  const { nita, omar, network } = room()
  nita.edit.setField(WIDGET, 'need', 'Payers')
  omar.edit.setField(WIDGET, 'need', 'Regulators')
  nita.edit.setItemField('T04.markets', 'BR', 'note', 'Much about BR')
  omar.edit.setItemField('T04.markets', 'BR', 'note', 'About BR today')
  await network.settle()
  expect(read(omar)).toBe(read(nita))
  for (const word of ['Payers', 'Regulators']) expect(read(nita)).toContain(word)
  expect(readNote(omar)).toBe(readNote(nita))
  for (const word of ['Much', 'today']) expect(readNote(nita)).toContain(word)
})

it('[D22] a text of the seeds and a plain string read the same as a shared text; an emptied one is empty', async () => {
  const { nita, omar, network } = room()
  expect(readNote(nita)).toBe('About BR')
  nita.edit.setItemField('T04.markets', 'BR', 'note', 'About BR and Chile')
  await network.settle()
  expect(readNote(omar)).toBe('About BR and Chile')
  omar.edit.setItemField('T04.markets', 'BR', 'note', null)
  nita.edit.setField(WIDGET, 'need', 'x')
  nita.edit.setField(WIDGET, 'need', null)
  await network.settle()
  expect(readNote(nita)).toBeNull()
  expect(read(omar)).toBeUndefined()
})

it('[D21] undo in a long text takes back own letters only', async () => {
  const { nita, omar, network } = room()
  nita.edit.setField(WIDGET, 'need', 'Payers')
  await network.settle()
  omar.edit.setField(WIDGET, 'need', 'Payers and doctors')
  await network.settle()
  nita.edit.setField(WIDGET, 'need', 'New Payers and doctors')
  nita.undo.undo()
  await network.settle()
  expect(read(omar)).toBe('Payers and doctors')
  nita.undo.undo()
  await network.settle()
  expect(read(omar)).toBe(' and doctors')
  nita.undo.redo()
  nita.undo.redo()
  await network.settle()
  expect(read(omar)).toBe('New Payers and doctors')
})

it('[D22] a merge keeps what either inserted and drops what either deleted', () => {
  const words = fc.array(fc.constantFrom('payer', 'market', 'need', 'test', 'region'), { maxLength: 8 })
  fc.assert(
    fc.property(words, fc.nat(8), fc.nat(8), (base, a, b) => {
      const text = base.join(' ')
      const insert = (word: string, at: number) => [...base.slice(0, at), word, ...base.slice(at)].join(' ')
      const merged = mergeTexts(text, insert('MINE', a), insert('THEIRS', b))
      expect([...merged.matchAll(/MINE|THEIRS/g)].map(([word]) => word).sort()).toEqual(['MINE', 'THEIRS'])
      expect(merged.replace(/MINE|THEIRS/g, '').replaceAll(' ', '')).toBe(base.join(''))
    }),
  )
  expect(mergeTexts('a b c', 'a c', 'a b c d')).toBe('a c d')
})

/** Two people begin the same text without a connection; one of them has gone for good before the other comes back. */
function goneBefore(ids: [number, number]): string[] {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', ids[0], state)
  const omar = openReplica('Omar', ids[1], state, { isHere: () => false })
  nita.edit.setField(WIDGET, 'need', 'Payers first')
  nita.edit.setField(WIDGET, 'need', 'Payers at last')
  omar.edit.setField(WIDGET, 'need', 'Regulators')
  const server = new Y.Doc()
  Y.applyUpdate(server, Y.encodeStateAsUpdate(nita.doc))
  nita.close()
  mergeUpdate(omar.doc, Y.encodeStateAsUpdate(server), 'server')
  Y.applyUpdate(server, Y.encodeStateAsUpdate(omar.doc))
  return [read(omar) as string, singleField(readBoard(server), WIDGET, 'need') as string]
}

it('[D27] who comes back brings together two beginnings of a text, whichever stays, when the other writer has left', () => {
  for (const ids of [
    [41, 42],
    [42, 41],
  ] as [number, number][]) {
    const [atOmar, onServer] = goneBefore(ids)
    for (const words of ['Payers', 'last', 'Regulators']) expect(atOmar).toContain(words)
    expect(atOmar).not.toContain('first')
    expect(onServer).toBe(atOmar)
  }
})

it('[D27] what a third wrote in a beginning that gives way is kept, also when its maker never heard of it', () => {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', 41, state)
  const vera = openReplica('Vera', 43, state)
  const omar = openReplica('Omar', 42, state)
  const send = (from: Replica, to: Replica) => mergeUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'server')
  nita.edit.setField(WIDGET, 'need', 'Payers')
  send(nita, vera)
  vera.edit.setField(WIDGET, 'need', 'Payers also doctors')
  vera.edit.setField(WIDGET, 'need', 'Payers and doctors')
  omar.edit.setField(WIDGET, 'need', 'Regulators')
  send(omar, nita)
  for (let round = 0; round < 2; round++)
    for (const from of [vera, nita, omar]) for (const to of [nita, omar, vera]) if (from !== to) send(from, to)
  for (const words of ['Payers', 'and doctors', 'Regulators'])
    expect(read(omar)?.toString().split(words)).toHaveLength(2)
  expect(read(omar)).not.toContain('also')
  expect([read(nita), read(vera)]).toEqual([read(omar), read(omar)])
})

it('[D27] the words of a tab that was closed are brought back from the copy on the device', () => {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const texts = new Map<string, BegunText>()
  const memory: BegunMemory = {
    read: () => [...texts.values()],
    add: (text) => void texts.set(text.place, text),
    remove: (place) => void texts.delete(place),
  }
  for (const [nitaId, omarId] of [
    [41, 42],
    [42, 41],
  ] as const) {
    const nita = openReplica('Nita', nitaId, state, { memory })
    nita.edit.setField(WIDGET, 'need', 'Payers')
    const copy = Y.encodeStateAsUpdate(nita.doc)
    nita.close()
    const omar = openReplica('Omar', omarId, state)
    omar.edit.setField(WIDGET, 'need', 'Regulators')
    const again = openReplica('Nita', 50, copy, { memory })
    mergeUpdate(again.doc, Y.encodeStateAsUpdate(omar.doc), 'server')
    mergeUpdate(omar.doc, Y.encodeStateAsUpdate(again.doc), 'server')
    mergeUpdate(again.doc, Y.encodeStateAsUpdate(omar.doc), 'server')
    expect(texts.has(`${WIDGET}/need`)).toBe(nitaId > omarId)
    for (const words of ['Payers', 'Regulators']) expect(read(again)).toContain(words)
    expect(read(omar)).toBe(read(again))
    again.close()
    omar.close()
  }
})

it('[D27] words that somebody else has brought over already are not brought twice', () => {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const nita = openReplica('Nita', 41, state)
  nita.edit.setField(WIDGET, 'need', 'Payers')
  const omar = openReplica('Omar', 42, state, { isHere: () => false })
  omar.edit.setField(WIDGET, 'need', 'Regulators')
  mergeUpdate(omar.doc, Y.encodeStateAsUpdate(nita.doc), 'server')
  mergeUpdate(nita.doc, Y.encodeStateAsUpdate(omar.doc), 'server')
  mergeUpdate(omar.doc, Y.encodeStateAsUpdate(nita.doc), 'server')
  expect(read(omar)).toBe(read(nita))
  expect(String(read(nita)).match(/Payers/g)).toHaveLength(1)
  expect(String(read(nita)).match(/Regulators/g)).toHaveLength(1)
})
