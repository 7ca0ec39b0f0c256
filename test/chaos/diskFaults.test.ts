// Every single operation on the disk fails once, on the paths that write: append, snapshot, compaction, restore point,
// restore. Whatever the server had said by then must be true after a start with a sound disk.
import { cpSync, rmSync } from 'node:fs'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BoardHistory } from '../../server/relay/BoardHistory.ts'
import type { PointRow, Storage } from '../../server/storage/Storage.ts'
import { openFaultyStore, type Fault, type FaultMode } from '../support/faultyStore.ts'
import { NITA, OMAR } from '../support/people.ts'
import { BOARD, seedBoard, setItem } from '../support/relayKit.ts'
import { newDataDir } from '../support/startServer.ts'
import { openTestRooms, type Member, type TestRooms } from '../support/testRooms.ts'

/** What was promised to people before the disk failed. */
type Promised = { acknowledged: number; point: PointRow | null; restored: boolean }
type Scenario = (at: TestRooms, promised: Promised) => Promise<void>

/** Counts what the server says is saved. */
function note(member: Member, promised: Promised, before = 0): void {
  promised.acknowledged = before + (member.received('ack').at(-1)?.count ?? 0)
}
async function write(at: TestRooms, member: Member, from: number, to: number): Promise<void> {
  for (let index = from; index <= to; index++) member.say(member.editFrame(setItem(`k${index}`, index)))
  await at.flush(100)
}
const named = { kind: 'named', name: 'Then', participantId: NITA.participantId } as const

const append: Scenario = async (at, promised) => {
  const omar = await at.enter(OMAR)
  for (let index = 1; index <= 4; index++) {
    await write(at, omar, index, index)
    note(omar, promised)
  }
}
const snapshot: Scenario = async (at, promised) => {
  const omar = await at.enter(OMAR)
  await write(at, omar, 1, 3)
  note(omar, promised)
  omar.leave()
  await at.flush(100)
  const again = await at.enter(OMAR)
  await write(at, again, 4, 5)
  note(again, promised, promised.acknowledged)
}
const compaction: Scenario = async (at, promised) => {
  const omar = await at.enter(OMAR)
  // Over the size at which the log is folded into a snapshot while people work.
  omar.say(omar.editFrame(setItem('k1', 'x'.repeat(900_000))))
  omar.say(omar.editFrame(setItem('k2', 'y'.repeat(200_000))))
  await at.flush(100)
  note(omar, promised)
  await write(at, omar, 3, 4)
  note(omar, promised)
}
const restore: Scenario = async (at, promised) => {
  const history = new BoardHistory(at.storage, at.rooms, at.timers)
  const omar = await at.enter(OMAR)
  await write(at, omar, 1, 2)
  note(omar, promised)
  promised.point = await history.keep(BOARD, named)
  await write(at, omar, 3, 4)
  note(omar, promised)
  await history.restore(BOARD, promised.point.id, NITA.participantId)
  promised.restored = true
  const again = await at.enter(OMAR)
  await write(at, again, 5, 5)
}

const keysOf = (state: Uint8Array, tail: readonly { update: Uint8Array }[] = []): string[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  return [...doc.getMap('items').keys()].filter((key) => key.startsWith('k'))
}
const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index + 1}`)

let seeded: string
beforeAll(async () => {
  seeded = await newDataDir()
  const { storage, close } = openFaultyStore(seeded, null)
  await seedBoard(storage)
  close()
})
afterAll(() => rmSync(seeded, { recursive: true, force: true }))

/** Runs the scenario on a copy of the seeded folder, then looks at that folder with a sound disk. */
async function runWith(
  scenario: Scenario,
  fault: Fault | null,
  wrap = (storage: Storage): Storage => storage,
): Promise<{ operations: number; hasFailed: boolean }> {
  const dataDir = await newDataDir()
  cpSync(seeded, dataDir, { recursive: true })
  const promised: Promised = { acknowledged: 0, point: null, restored: false }
  let store: ReturnType<typeof openFaultyStore>
  try {
    store = openFaultyStore(dataDir, fault)
  } catch {
    // The server does not even start: nothing was promised.
    rmSync(dataDir, { recursive: true, force: true })
    return { operations: fault!.at, hasFailed: true }
  }
  const at = openTestRooms(wrap(store.storage))
  try {
    await scenario(at, promised)
  } catch (error) {
    if (!store.hasFailed()) throw error
  }
  await at.flush(100)
  await at.rooms.close()
  const outcome = { operations: store.operations(), hasFailed: store.hasFailed() }
  // What a process that dies here leaves behind: an open transaction is in the files, and must not count.
  const left = await newDataDir()
  cpSync(dataDir, left, { recursive: true })
  store.close()

  const sound = openFaultyStore(left, null)
  const loaded = (await sound.storage.load(BOARD))!
  const keys = keysOf(loaded.snapshot!, loaded.tail)
  const points = await sound.storage.listPoints(BOARD)
  if (promised.point) expect(points.map(({ id }) => id)).toContain(promised.point.id)
  if (promised.restored) expect(loaded.epoch).toBe(2)
  if (loaded.epoch === 1) {
    expect(keys).toEqual(expect.arrayContaining(upTo(promised.acknowledged)))
  } else {
    expect(keys).toEqual(expect.arrayContaining(['k1', 'k2']))
    expect(keys).not.toContain('k3')
    const kept = points.find(({ kind }) => kind === 'restore')!
    const present = (await sound.storage.loadPoint(BOARD, kept.id))!
    expect(keysOf(present.state)).toEqual(expect.arrayContaining(upTo(promised.acknowledged)))
  }
  // It goes on from there.
  const next = openTestRooms(sound.storage)
  const nita = await next.enter(NITA)
  nita.say(nita.editFrame(setItem('after', 1)))
  await next.flush(100)
  expect(nita.received('ack').at(-1)?.count).toBe(1)
  await next.rooms.close()
  sound.close()
  for (const dir of [dataDir, left]) rmSync(dir, { recursive: true, force: true })
  return outcome
}

describe('a disk that fails', () => {
  it.each<[string, FaultMode, Scenario]>([
    ['append', 'before', append],
    ['append', 'after', append],
    ['snapshot', 'before', snapshot],
    ['snapshot', 'after', snapshot],
    ['compaction', 'before', compaction],
    ['compaction', 'after', compaction],
    ['restore', 'before', restore],
    ['restore', 'after', restore],
  ])(
    '[K2] %s: every operation in turn fails (%s it happened), no false promise, and it recovers',
    async (...args) => {
      const [, mode, scenario] = args
      const { operations } = await runWith(scenario, null)
      expect(operations).toBeGreaterThan(20)
      for (let at = 1; at <= operations; at++) {
        const { hasFailed } = await runWith(scenario, { at, mode })
        expect({ at, hasFailed }).toEqual({ at, hasFailed: true })
      }
    },
    120_000,
  )

  it('[K2] the comparison notices a store that promises before it has written', async () => {
    const hasty = (storage: Storage): Storage => {
      let seq = 0
      return {
        ...storage,
        async append(record) {
          storage.append(record).catch(() => 'the promise is out already')
          return ++seq
        },
      }
    }
    const { operations } = await runWith(append, null, hasty)
    const outcomes: boolean[] = []
    for (let at = 1; at <= operations; at++) {
      const isTrue = await runWith(append, { at, mode: 'before' }, hasty).then(
        () => true,
        () => false,
      )
      outcomes.push(isTrue)
    }
    expect(outcomes).toContain(false)
  }, 60_000)
})
