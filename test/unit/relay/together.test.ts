// Updates of several people at one moment: one transaction and one record, and still each is judged by itself.
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { updateFrame } from '../../../server/relay/frames.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import type { LogRecord, Storage } from '../../../server/storage/Storage.ts'
import { NITA, OMAR, VERA, type Person } from '../../support/people.ts'
import { BOARD, seedBoard, setItem } from '../../support/relayKit.ts'
import { openTestRooms, type TestRooms } from '../../support/testRooms.ts'

const HAROLD: Person = { participantId: 'p-harold', name: 'Harold', role: 'editor', partnerId: 'BC' }
const ADA: Person = { participantId: 'p-ada', name: 'Ada', role: 'editor', partnerId: 'BC' }
/** Two entries that name each other as left neighbour: the gate lets them pass, Yjs cannot place them. */
const entry = (client: number, other: number): number[] => [1, client, 0, 0x88, other, 0, 1, 126]
const POISON = Uint8Array.of(2, ...entry(101, 100), ...entry(100, 101), 0)

let at: TestRooms
let records: LogRecord[]

beforeEach(async () => {
  const memory = openMemoryStorage()
  records = []
  const storage: Storage = {
    ...memory,
    append(record) {
      records.push(record)
      return memory.append(record)
    },
  }
  await seedBoard(storage)
  at = openTestRooms(storage)
})

const items = () => at.rooms.read(BOARD, (doc) => doc.getMap('items').toJSON())
async function storedItems(): Promise<Record<string, unknown>> {
  const { snapshot, tail } = (await at.storage.load(BOARD))!
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot!)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  return doc.getMap('items').toJSON()
}

describe('updates that come together', () => {
  it('[R10] are one record that names everybody, and each is acknowledged', async () => {
    const [omar, harold] = [await at.enter(OMAR), await at.enter(HAROLD)]
    omar.say(omar.editFrame(setItem('a', 1)))
    harold.say(harold.editFrame(setItem('b', 2)))
    omar.say(omar.editFrame(setItem('c', 3)))
    await at.flush()
    expect(records.map(({ participantId }) => participantId)).toEqual(['p-omar p-harold'])
    expect([omar, harold].map((member) => member.received('ack').at(-1)?.count)).toEqual([2, 1])
    expect(await storedItems()).toMatchObject({ a: 1, b: 2, c: 3 })
    expect(omar.doc.getMap('items').toJSON()).toEqual(harold.doc.getMap('items').toJSON())
  })

  it('[R2] one that spoils the document costs its sender the place, the others nothing', async () => {
    const [omar, harold, ada] = [await at.enter(OMAR), await at.enter(HAROLD), await at.enter(ADA)]
    omar.say(omar.editFrame(setItem('before', 1)))
    harold.say(updateFrame(POISON))
    harold.say(harold.editFrame(setItem('harold', 1)))
    ada.say(ada.editFrame(setItem('after', 2)))
    await at.flush()
    expect([omar, harold, ada].map(({ closedWith }) => closedWith)).toEqual([null, 4400, null])
    expect(await storedItems()).toMatchObject({ before: 1, after: 2 })
    expect(await storedItems()).not.toHaveProperty('harold')
    expect([omar, ada].map((member) => member.received('ack').at(-1)?.count)).toEqual([1, 1])
    // Once for all of them together, once for the one alone.
    expect(at.metrics.values.rebuilds_total).toBe(2)
    ada.say(ada.editFrame(setItem('later', 3)))
    await at.flush()
    expect(omar.doc.getMap('items').toJSON()).toMatchObject({ before: 1, after: 2, later: 3 })
  })

  it('[R5] what a refused sender said before counts, what it said after does not', async () => {
    const [omar, harold] = [await at.enter(OMAR), await at.enter(HAROLD)]
    harold.say(harold.editFrame(setItem('first', 1)))
    harold.say(harold.editFrame((doc) => doc.getMap('session').set('frozen', true)))
    harold.say(harold.editFrame(setItem('second', 2)))
    omar.say(omar.editFrame(setItem('other', 3)))
    await at.flush()
    expect([omar.closedWith, harold.closedWith]).toEqual([null, 4403])
    expect(await storedItems()).toMatchObject({ first: 1, other: 3 })
    expect(await storedItems()).not.toHaveProperty('second')
  })

  it('[G1] are judged by the role of each', async () => {
    const [nita, omar, vera] = [await at.enter(NITA), await at.enter(OMAR), await at.enter(VERA)]
    nita.say(nita.editFrame((doc) => doc.getMap('meta').set('title', 'New')))
    omar.say(omar.editFrame(setItem('o', 1)))
    vera.say(vera.editFrame(setItem('v', 1)))
    omar.say(omar.editFrame((doc) => doc.getMap('meta').set('title', 'Mine')))
    nita.say(nita.editFrame(setItem('n', 1)))
    await at.flush()
    expect([nita, omar, vera].map(({ closedWith }) => closedWith)).toEqual([null, 4403, 4403])
    expect(await items()).toMatchObject({ o: 1, n: 1 })
    expect(await items()).not.toHaveProperty('v')
    expect(await at.rooms.read(BOARD, (doc) => doc.getMap('meta').get('title'))).toBe('New')
  })

  it('[G2] a client id belongs to the first who used it, also within one moment', async () => {
    const [omar, harold] = [await at.enter(OMAR), await at.enter(HAROLD)]
    harold.doc.clientID = omar.doc.clientID
    omar.say(omar.editFrame(setItem('a', 1)))
    harold.edit(setItem('skipped', 1))
    harold.say(harold.editFrame(setItem('b', 1)))
    await at.flush()
    expect([omar.closedWith, harold.closedWith]).toEqual([null, 4403])
    expect(await at.storage.listClients(BOARD)).toEqual([{ clientId: omar.doc.clientID, participantId: 'p-omar' }])
  })

  it('[R10] what a person does just before leaving counts', async () => {
    const [omar, harold] = [await at.enter(OMAR), await at.enter(HAROLD)]
    omar.say(omar.editFrame(setItem('last', 1)))
    omar.leave()
    await at.flush()
    expect(await storedItems()).toMatchObject({ last: 1 })
    expect(harold.doc.getMap('items').toJSON()).toMatchObject({ last: 1 })
  })

  it('[R3] an answer holds what came before the question, whatever is still gathered', async () => {
    const crowd = await Promise.all(Array.from({ length: 25 }, () => at.enter(VERA)))
    const omar = await at.enter(OMAR)
    omar.say(omar.editFrame(setItem('a', 1)))
    await at.flush(50)
    omar.say(omar.editFrame(setItem('b', 2)))
    expect(await items()).toMatchObject({ a: 1, b: 2 })
    await at.flush(50)
    expect(crowd[3]!.doc.getMap('items').toJSON()).toMatchObject({ a: 1, b: 2 })
  })

  it('[R14] a restore point before a mass deletion holds what came with it before, and nothing after', async () => {
    const [omar, harold] = [await at.enter(OMAR), await at.enter(HAROLD)]
    omar.say(
      omar.editFrame((doc) => {
        for (let index = 0; index < 60; index++) doc.getMap('records').set(`r${index}`, index)
      }),
    )
    await at.flush()
    harold.say(harold.editFrame(setItem('before', 1)))
    omar.say(
      omar.editFrame((doc) => {
        for (let index = 0; index < 60; index++) doc.getMap('records').delete(`r${index}`)
      }),
    )
    harold.say(harold.editFrame(setItem('after', 1)))
    await at.flush()
    const [point] = await at.storage.listPoints(BOARD)
    const { state } = (await at.storage.loadPoint(BOARD, point!.id))!
    const then = new Y.Doc()
    Y.applyUpdate(then, state)
    expect(point).toMatchObject({ kind: 'massDelete', participantId: 'p-omar', seq: 2 })
    expect(then.getMap('records').size).toBe(61)
    expect(then.getMap('items').toJSON()).toHaveProperty('before')
    expect(then.getMap('items').toJSON()).not.toHaveProperty('after')
  })
})
