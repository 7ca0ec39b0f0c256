import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { step2Frame, updateFrame } from '../../../server/relay/frames.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/Storage.ts'
import { NITA, OMAR, VERA } from '../../support/people.ts'
import { BOARD, holdAppends, readServerFrame, seedBoard, setItem, settle, TestPeer } from '../../support/relayKit.ts'
import { openTestRooms, type TestRooms } from '../../support/testRooms.ts'

let storage: Storage
let { rooms, metrics, flush, enter }: TestRooms = openTestRooms(openMemoryStorage())

function open(inner: Storage): void {
  storage = inner
  ;({ rooms, metrics, flush, enter } = openTestRooms(inner))
}

const itemsOf = (doc: Y.Doc): Record<string, unknown> => doc.getMap('items').toJSON()
async function storedItems(): Promise<Record<string, unknown>> {
  const { snapshot, tail } = (await storage.load(BOARD))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot!)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  return itemsOf(doc)
}

beforeEach(async () => {
  const memory = openMemoryStorage()
  await seedBoard(memory)
  open(memory)
})

describe('room', () => {
  it('gives a newcomer the board and passes edits on', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    expect(itemsOf(omar.doc)).toHaveProperty('T04.markets/CN')
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    expect(itemsOf(nita.doc)).toEqual(itemsOf(omar.doc))
    expect(await storedItems()).toEqual(itemsOf(omar.doc))
    expect(omar.received('update')).toEqual([])
  })

  it('[R1] nobody receives an edit, and nobody is told it is saved, before it is on disk', async () => {
    const memory = openMemoryStorage()
    await seedBoard(memory)
    const held = holdAppends(memory)
    open(held.storage)
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(omar.editFrame(setItem('a', 1)))
    omar.say(omar.editFrame(setItem('b', 2)))
    await flush(1000)
    expect(nita.received('update')).toEqual([])
    expect(omar.received('ack')).toEqual([])
    held.release()
    await flush()
    expect(itemsOf(nita.doc)).toMatchObject({ a: 1, b: 2 })
    expect(omar.received('ack').at(-1)).toEqual({ kind: 'ack', count: 2, seq: 1 })
  })

  it('[R3] a newcomer is not shown what is not on disk yet, nor is a reader', async () => {
    const memory = openMemoryStorage()
    await seedBoard(memory)
    const held = holdAppends(memory)
    open(held.storage)
    const omar = await enter(OMAR)
    omar.say(omar.editFrame(setItem('a', 1)))
    const nita = await enter(NITA)
    let readValue: unknown = 'nothing yet'
    const reading = rooms.read(BOARD, (doc) => doc.getMap('items').get('a')).then((value) => (readValue = value))
    await flush(1000)
    expect(nita.received('step2')).toEqual([])
    expect(readValue).toBe('nothing yet')
    held.release()
    await reading
    await flush()
    expect(readValue).toBe(1)
    expect(itemsOf(nita.doc)).toMatchObject({ a: 1 })
  })

  it('[R1] when a write fails everybody is sent away and nothing of it was shown', async () => {
    const memory = openMemoryStorage()
    await seedBoard(memory)
    const held = holdAppends(memory)
    open(held.storage)
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    const change = rooms.change(BOARD, (doc) => doc.getMap('session').set('step', 'x'))
    held.fail(new Error('disk full'))
    await expect(change).rejects.toMatchObject({ code: 'board_unreadable' })
    await flush()
    expect([nita.closedWith, omar.closedWith]).toEqual([4503, 4503])
    expect(nita.received('update')).toEqual([])
    expect(omar.received('ack')).toEqual([])
  })

  it('[R6] acknowledges the count of document frames, also those that brought nothing new', async () => {
    const omar = await enter(OMAR)
    omar.say(omar.step2())
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    omar.say(omar.editFrame((doc) => doc.getMap('items').delete('a')))
    await flush()
    expect(omar.received('ack').at(-1)).toEqual({ kind: 'ack', count: 3, seq: 2 })
    const stock = await enter(NITA, { acks: false })
    stock.say(stock.editFrame(setItem('b', 1)))
    await flush()
    expect(stock.received('ack')).toEqual([])
    expect(omar.received('ack')).toHaveLength(2)
  })

  it('[R6] an edit that overtakes the handshake is asked for again and counts as saved only then', async () => {
    const omar = await enter(OMAR)
    omar.edit(setItem('offline', 1))
    omar.say(omar.editFrame(setItem('online', 2)))
    await flush()
    expect(omar.received('ack').at(-1)?.count ?? 0).toBe(0)
    expect(omar.received('step1')).toHaveLength(2)
    expect(await storedItems()).not.toHaveProperty('online')
    omar.say(omar.editFrame(setItem('later', 3)))
    omar.say(omar.step2())
    await flush()
    expect(omar.received('ack').at(-1)?.count).toBe(3)
    expect(await storedItems()).toMatchObject({ offline: 1, online: 2, later: 3 })
    expect(omar.closedWith).toBeNull()
  })

  it("[R5] a viewer's edit is refused, told, and not stored; a repeated state is not", async () => {
    const [vera, omar] = [await enter(VERA), await enter(OMAR)]
    vera.say(vera.step2())
    await flush()
    expect(vera.closedWith).toBeNull()
    vera.say(vera.editFrame(setItem('a', 'mine')))
    await flush()
    vera.say(vera.editFrame(setItem('b', 'mine')))
    await flush()
    expect(vera.closedWith).toBe(4403)
    expect(vera.received('refusal')).toEqual([{ kind: 'refusal', count: 2, closeCode: 4403, code: 'not_allowed' }])
    expect(omar.received('update')).toEqual([])
    expect(await storedItems()).not.toHaveProperty('a')
  })

  it('[R5] frames that wait behind a refused one have no effect', async () => {
    // All at once, while the board still loads.
    const omar = await enter(OMAR, { isWaiting: false })
    omar.say(omar.editFrame((doc) => doc.getMap('session').set('frozen', true)))
    omar.say(step2Frame(Y.encodeStateAsUpdate(new Y.Doc())))
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    expect(omar.closedWith).toBe(4403)
    expect(await storedItems()).not.toHaveProperty('a')
  })

  it('[R2] an update that Yjs stumbles over is thrown away and the board read again', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    nita.say(nita.editFrame(setItem('kept', 1)))
    await flush()
    omar.say(updateFrame(poisonUpdate()))
    await flush()
    expect(omar.closedWith).toBe(4400)
    expect(metrics.values.rebuilds_total).toBe(1)
    nita.say(nita.editFrame(setItem('after', 2)))
    await flush()
    expect(await storedItems()).toMatchObject({ kept: 1, after: 2 })
    const late = await enter(VERA)
    expect(itemsOf(late.doc)).toEqual(itemsOf(nita.doc))
    expect(itemsOf(late.doc)).toMatchObject({ kept: 1, after: 2 })
  })

  it('[R2] who spoils the document again and again has to wait; others do not', async () => {
    for (let strike = 0; strike < 3; strike++) {
      const omar = await enter(OMAR)
      omar.say(updateFrame(poisonUpdate(100 + 2 * strike)))
      await flush()
      expect(omar.closedWith).toBe(4400)
    }
    expect((await enter(OMAR)).closedWith).toBe(4529)
    expect((await enter(NITA)).closedWith).toBeNull()
    await flush(60_000)
    expect((await enter(OMAR)).closedWith).toBeNull()
  })

  it('[R7] the server changes the board on the same way, all or nothing', async () => {
    const nita = await enter(NITA)
    expect(await rooms.change(BOARD, (doc) => doc.getMap('session').set('step', 'one'))).toBe('one')
    await flush()
    expect(nita.doc.getMap('session').get('step')).toBe('one')
    const half = rooms.change(BOARD, (doc) => {
      doc.getMap('session').set('step', 'two')
      throw new Error('half way')
    })
    await expect(half).rejects.toThrow('half way')
    await flush()
    expect(await rooms.read(BOARD, (doc) => doc.getMap('session').get('step'))).toBe('one')
    expect(nita.doc.getMap('session').get('step')).toBe('one')
  })

  it('[G3] freezing takes effect with the change that sets it', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    await rooms.change(BOARD, (doc) => doc.getMap('session').set('frozen', true))
    nita.say(nita.editFrame(setItem('n', 1)))
    omar.say(omar.editFrame(setItem('o', 1)))
    await flush()
    expect([nita.closedWith, omar.closedWith]).toEqual([null, 4403])
    expect(await storedItems()).toMatchObject({ n: 1 })
    expect(await storedItems()).not.toHaveProperty('o')
  })

  it('[G2] a client id stays its owner’s after leaving and after a restart', async () => {
    const omar = await enter(OMAR)
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    omar.leave()
    await rooms.close()
    open(storage)
    const nita = await enter(NITA)
    nita.doc.clientID = omar.doc.clientID
    nita.say(nita.editFrame(setItem('b', 1)))
    await flush()
    expect(nita.closedWith).toBe(4403)
    const back = await enter(OMAR)
    back.doc.clientID = omar.doc.clientID
    back.say(back.editFrame(setItem('c', 1)))
    await flush()
    expect(back.closedWith).toBeNull()
    expect(await storedItems()).toMatchObject({ a: 1, c: 1 })
  })

  it('does not open boards that are unknown or deleted', async () => {
    await expect(rooms.read('nope', () => 1)).rejects.toMatchObject({ code: 'board_unknown' })
    await storage.deleteBoard(BOARD, '2026-01-01T00:00:00.000Z')
    const peer = await enter(OMAR)
    expect(peer.closedWith).toBe(4410)
    await expect(rooms.change(BOARD, () => 1)).rejects.toMatchObject({ code: 'board_deleted' })
  })

  it('[R8] writes a snapshot when the last person leaves, lets the room go later, and loses nothing', async () => {
    const omar = await enter(OMAR)
    for (let index = 0; index < 5; index++) {
      omar.say(omar.editFrame(setItem(`k${index}`, index)))
      await flush()
    }
    expect((await storage.load(BOARD))!.tail).toHaveLength(5)
    omar.leave()
    await flush()
    expect((await storage.load(BOARD))!).toMatchObject({ snapshotSeq: 5, tail: [] })
    expect(metrics.values.rooms_open).toBe(1)
    await flush(60_000)
    expect(metrics.values.rooms_open).toBe(0)
    const nita = await enter(NITA)
    expect(itemsOf(nita.doc)).toEqual(itemsOf(omar.doc))
  })

  it('[R8] writes a snapshot after 500 records while people work', async () => {
    const omar = await enter(OMAR)
    for (let index = 0; index < 510; index++) {
      omar.say(omar.editFrame(setItem('k', index)))
      await flush()
    }
    expect((await storage.load(BOARD))!.snapshotSeq).toBe(500)
    expect(await storedItems()).toMatchObject({ k: 509 })
  })

  it('[R15] a newcomer gets the stored snapshot before the document of it is there', async () => {
    const omar = await enter(OMAR)
    omar.say(omar.editFrame(setItem('early', 1)))
    omar.leave()
    await flush()
    expect((await storage.load(BOARD))!.tail).toEqual([])
    // Another process's view of the same disk: nothing of it is open.
    const cold = openTestRooms(storage)
    const nita = await cold.enter(NITA, { isWaiting: false })
    await settle()
    expect(itemsOf(nita.doc)).toEqual(itemsOf(omar.doc))
    expect(nita.received('step1')).toEqual([])
    await cold.flush()
    expect(nita.received('step1')).toHaveLength(1)
    expect(nita.received('step2')).toHaveLength(1)
    nita.say(nita.editFrame(setItem('later', 2)))
    await cold.flush()
    expect(nita.received('ack').at(-1)?.count).toBe(1)
  })

  it('[R15] the first answer has the records behind the snapshot too', async () => {
    const omar = await enter(OMAR)
    omar.say(omar.editFrame(setItem('early', 1)))
    await flush()
    expect((await storage.load(BOARD))!.tail).toHaveLength(1)
    const cold = openTestRooms(storage)
    const nita = await cold.enter(NITA)
    const answer = nita.frames.map(readServerFrame).find(({ kind }) => kind === 'step2')
    if (!answer || !('payload' in answer)) throw new Error('there was no answer')
    const whole = new Y.Doc()
    Y.applyUpdate(whole, answer.payload)
    expect(itemsOf(whole)).toEqual(itemsOf(omar.doc))
  })

  it('[R15] who has a replica, or one of another epoch, waits for the document', async () => {
    const cold = openTestRooms(storage)
    const nita = new TestPeer(NITA)
    nita.edit(setItem('offline', 1))
    cold.rooms.enter(BOARD, nita).receive(nita.step1())
    const omar = Object.assign(new TestPeer(OMAR), { epoch: 7 })
    cold.rooms.enter(BOARD, omar).receive(omar.step1())
    await cold.flush()
    // The server's own question first: it comes from the document.
    expect(nita.frames.slice(0, 2).map((frame) => readServerFrame(frame).kind)).toEqual(['step1', 'step2'])
    expect(omar.received('step2')).toEqual([])
    expect(omar.closedWith).toBe(4409)
  })

  it('ends the sockets of one participant, or of the board, with the code given', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    expect([...rooms.connected(BOARD)]).toEqual([NITA.participantId, OMAR.participantId])
    rooms.disconnect(BOARD, OMAR.participantId, 4403)
    expect([nita.closedWith, omar.closedWith]).toEqual([null, 4403])
    await rooms.closeRoom(BOARD, 4410)
    expect(nita.closedWith).toBe(4410)
    expect(rooms.connected(BOARD).size).toBe(0)
  })
})

/** Two entries that name each other as left neighbour: well formed, allowed by role and signature, impossible to place. */
function poisonUpdate(client = 100): Uint8Array {
  const entry = (client: number, other: number): number[] => [1, client, 0, 0x88, other, 0, 1, 126]
  return Uint8Array.of(2, ...entry(client + 1, client), ...entry(client, client + 1), 0)
}
