import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { TLRecord } from 'tldraw'
import { Network } from '../../fuzz/Network.ts'
import { arrow, openReplica, seededDoc, update, type Replica } from '../../fuzz/replicas.ts'

const ID = 'shape:way'
const label = ({ store }: Replica) =>
  (store.get(ID as TLRecord['id']) as unknown as { props: { text: string } }).props.text
const write = ({ store }: Replica, text: string) =>
  update(store, ID, (old) => ({ props: { ...old.props, text } as never }))
const entryOf = ({ doc }: Replica) => doc.getMap<Y.Map<unknown>>('records').get(ID)!

async function room() {
  const state = Y.encodeStateAsUpdate(seededDoc())
  const [nita, omar] = [openReplica('Nita', 41, state), openReplica('Omar', 42, state)]
  const network = new Network([nita, omar])
  nita.store.put([arrow(nita.store, 'way', 'needs')])
  await network.settle()
  return { nita, omar, network }
}

it('[D28] two people who write the label of an arrow at once lose nothing', async () => {
  const { nita, omar, network } = await room()
  write(nita, 'needs partners')
  write(omar, 'many needs')
  await network.settle()
  expect(label(nita)).toBe('many needs partners')
  expect(label(omar)).toBe(label(nita))
  expect(String((entryOf(nita).toJSON() as Record<string, unknown>)['props.text'])).toBe('many needs partners')
})

it('[D28] a label of an older board, a plain string, is read and becomes a shared text without losing a beginning', async () => {
  for (const hasOverride of [false, true]) {
    const { nita, omar, network } = await room()
    nita.doc.transact(() => {
      if (hasOverride) entryOf(nita).set('props.text', 'old needs')
      else entryOf(nita).delete('props.text')
    })
    await network.settle()
    const before = hasOverride ? 'old needs' : 'needs'
    expect(label(omar)).toBe(before)
    write(nita, `${before} partners`)
    write(omar, `many ${before}`)
    await network.settle()
    expect(label(nita)).toBe(`many ${before} partners`)
    expect(label(omar)).toBe(label(nita))
  }
})

it('[D21] undo in a label takes back own letters only', async () => {
  const { nita, omar, network } = await room()
  nita.undo.mark('typing')
  write(nita, 'needs partners')
  await network.settle()
  write(omar, 'needs partners today')
  await network.settle()
  nita.undo.undo()
  await network.settle()
  expect(label(omar)).toBe('needs today')
  nita.undo.redo()
  await network.settle()
  expect(label(omar).split(' ').sort()).toEqual(['needs', 'partners', 'today'])
  nita.store.remove([ID as TLRecord['id']])
  nita.undo.undo()
  await network.settle()
  write(omar, `${label(omar)} now`)
  await network.settle()
  expect(label(nita)).toContain('now')
})
