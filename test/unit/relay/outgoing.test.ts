// What leaves a room: presence and edits, in batches, to people who keep up and people who do not.
import type * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { presenceEntry, presenceFrame } from '../../../server/relay/frames.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import { NITA, OMAR, VERA } from '../../support/people.ts'
import { BOARD, seedBoard, setItem, type TestPeer } from '../../support/relayKit.ts'
import { openTestRooms, type Member, type TestRooms } from '../../support/testRooms.ts'

let { rooms, timers, metrics, flush, enter }: TestRooms = openTestRooms(openMemoryStorage())
const itemsOf = (doc: Y.Doc): Record<string, unknown> => doc.getMap('items').toJSON()

beforeEach(async () => {
  const memory = openMemoryStorage()
  await seedBoard(memory)
  ;({ rooms, timers, metrics, flush, enter } = openTestRooms(memory))
})

describe('presence', () => {
  const presence = (peer: TestPeer, state: unknown, clientId = peer.doc.clientID): Uint8Array =>
    presenceFrame([presenceEntry(clientId, 1, JSON.stringify(state))])
  const seenBy = (peer: TestPeer) => peer.received('presence').flatMap(({ states }) => states)

  it('[R9] goes out at most every 50 ms, newest only, with the identity of the session', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(presence(omar, { cursor: 1, user: { name: 'Nita', role: 'facilitator', colour: 'red' } }))
    omar.say(presence(omar, { cursor: 2, user: { name: 'Nita', participantId: 'p-nita', colour: 'red' } }))
    await flush(49)
    expect(seenBy(nita)).toEqual([])
    await flush(1)
    expect(seenBy(nita).map(({ clientId, state }) => ({ clientId, state }))).toEqual([
      { clientId: omar.doc.clientID, state: { cursor: 2, user: { ...OMAR, colour: 'red' } } },
    ])
    expect(seenBy(omar)).toEqual([])
  })

  it('[R9] nobody speaks for another, and echoes of others are ignored', async () => {
    const [nita, omar, vera] = [await enter(NITA), await enter(OMAR), await enter(VERA)]
    nita.say(presence(nita, { cursor: 1 }))
    await flush(50)
    omar.say(presence(omar, { cursor: 666 }, nita.doc.clientID))
    omar.say(presence(omar, null, nita.doc.clientID))
    await flush(50)
    expect(seenBy(vera).map(({ state }) => state?.cursor)).toEqual([1])
    expect(omar.closedWith).toBeNull()
  })

  it('[R9] newcomers see who is here; who leaves disappears; who comes back is seen with a higher clock', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(presence(omar, { cursor: 1 }))
    await flush(50)
    const vera = await enter(VERA)
    expect(seenBy(vera).map(({ state }) => state?.cursor)).toEqual([1])
    omar.leave()
    await flush(50)
    expect(seenBy(nita).at(-1)).toMatchObject({ clientId: omar.doc.clientID, state: null })
    const gone = seenBy(nita).at(-1)!.clock
    const back = await enter(OMAR)
    back.doc.clientID = omar.doc.clientID
    back.say(presence(back, { cursor: 2 }))
    await flush(50)
    expect(seenBy(nita).at(-1)!.clock).toBeGreaterThan(gone)
    expect(seenBy(nita).at(-1)!.state).toMatchObject({ cursor: 2 })
  })

  it('[R9] an old connection that closes late does not take the new one away', async () => {
    const [nita, old] = [await enter(NITA), await enter(OMAR)]
    old.say(presence(old, { cursor: 1 }))
    const next = await enter(OMAR)
    next.doc.clientID = old.doc.clientID
    next.say(presence(next, { cursor: 2 }))
    old.leave()
    await flush(50)
    expect(seenBy(nita).at(-1)!.state).toMatchObject({ cursor: 2 })
  })

  it('[R9] too large a state is left out; a slow reader gets none', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(presence(omar, { big: 'x'.repeat(5000) }))
    await flush(50)
    expect(seenBy(nita)).toEqual([])
    nita.buffered = 65 * 1024
    omar.say(presence(omar, { cursor: 1 }))
    await flush(50)
    expect(seenBy(nita)).toEqual([])
    expect(metrics.values.presence_dropped_total).toBe(1)
  })

  it('[R9] a new name is shown at once', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    omar.say(presence(omar, { cursor: 1 }))
    await flush(50)
    rooms.rename(BOARD, OMAR.participantId, { name: 'Omar B.', partnerId: null })
    await flush(50)
    expect(seenBy(nita).at(-1)!.state).toEqual({ cursor: 1, user: { ...OMAR, name: 'Omar B.', partnerId: null } })
  })
})

describe('fan-out', () => {
  it('[R10] a crowd gets edits in batches of 16 ms, everybody all of them', async () => {
    const crowd: Member[] = []
    for (let index = 0; index < 25; index++) crowd.push(await enter(VERA))
    const omar = await enter(OMAR)
    timers.pass(1000)
    for (let index = 0; index < 10; index++) {
      omar.say(omar.editFrame(setItem(`k${index}`, index)))
      await flush(1)
    }
    await flush(16)
    expect(crowd[0]!.received('update').length).toBeLessThan(5)
    for (const member of crowd) expect(itemsOf(member.doc)).toEqual(itemsOf(omar.doc))
    expect(omar.received('ack').at(-1)?.count).toBe(10)
  })

  it('[R10] who does not keep up is cut off, never skipped', async () => {
    const [nita, omar] = [await enter(NITA), await enter(OMAR)]
    nita.buffered = 4 * 1024 * 1024
    omar.say(omar.editFrame(setItem('a', 1)))
    await flush()
    expect(nita.isTerminated).toBe(true)
    expect(nita.received('update')).toEqual([])
  })
})
