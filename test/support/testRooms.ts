// Rooms over any store, with timers in the test's hand and people who come in without sockets.
import { createLog } from '../../server/log.ts'
import { createMetrics, type Metrics } from '../../server/metrics.ts'
import { OpenRooms } from '../../server/relay/OpenRooms.ts'
import type { RoomDeps } from '../../server/relay/RoomLog.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import type { Person } from './people.ts'
import { BOARD, settle, TestPeer, TestTimers } from './relayKit.ts'

/** A person in the room of the test board. */
export type Member = TestPeer & { say(frame: Uint8Array): void; leave(): void }
export type TestRooms = {
  storage: Storage
  rooms: OpenRooms
  timers: TestTimers
  metrics: Metrics
  /** Lets promises settle and runs what is due within `ms`. */
  flush(ms?: number): Promise<void>
  /** Lets a person in, with the opening handshake; `isWaiting: false` returns before the board is loaded. */
  enter(person: Person, options?: { acks?: boolean; isWaiting?: boolean }): Promise<Member>
}

/** Parts of the relay that a test takes away to show what they are for, or adds. */
export type Defences = Pick<RoomDeps, 'judge' | 'apply' | 'renewal'>

export function openTestRooms(storage: Storage, defences: Defences = {}): TestRooms {
  const timers = new TestTimers()
  const metrics = createMetrics()
  const rooms = new OpenRooms({ storage, log: createLog('silent'), metrics, timers, ...defences })
  async function flush(ms = 0): Promise<void> {
    await settle()
    timers.pass(ms)
    await settle()
    // What was taken in just now leaves once it is on disk.
    for (let round = 0; round < 2; round++) {
      timers.pass(0)
      await settle()
    }
  }
  return {
    storage,
    rooms,
    timers,
    metrics,
    flush,
    async enter(person, { acks = true, isWaiting = true } = {}) {
      const peer = new TestPeer(person, { acks })
      const link = rooms.enter(BOARD, peer)
      const member = Object.assign(peer, {
        say: (frame: Uint8Array) => link.receive(frame),
        leave: () => link.leave(),
      })
      member.say(peer.step1())
      if (isWaiting) await flush()
      return member
    },
  }
}
