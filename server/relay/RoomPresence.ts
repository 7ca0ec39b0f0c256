// Who is where on one board: the newest presence of each connection, sent out at most every 50 ms. Never stored; the
// document knows nothing of it. Identity in it comes from the session, whatever the client wrote.
import { LIMITS } from '../../shared/protocol.ts'
import type { Metrics } from '../metrics.ts'
import { presenceBodyFrame, presenceEntry, presenceFrame, type PresenceEntry } from './frames.ts'
import type { Peer, Timers } from './Peer.ts'

const BATCH_MS = 50
/** Presence for a socket with more than this waiting is dropped: the next one replaces it anyway. */
const SLOW_BYTES = 64 * 1024

type Shown = { clientId: number; state: Record<string, unknown>; entry: Uint8Array }

export class RoomPresence {
  readonly #peers: ReadonlySet<Peer>
  readonly #timers: Timers
  readonly #metrics: Metrics
  readonly #shown = new Map<Peer, Shown>()
  readonly #clocks = new Map<number, number>()
  /** Entries to send with the next batch, by client id, and whose they are. */
  readonly #changed = new Map<number, { entry: Uint8Array; owner: Peer }>()
  #cancelBatch: (() => void) | null = null

  constructor(peers: ReadonlySet<Peer>, timers: Timers, metrics: Metrics) {
    this.#peers = peers
    this.#timers = timers
    this.#metrics = metrics
  }

  /**
   * Own clocks, from the time of day: they grow over reconnects and restarts, so that nobody waits for a client whose
   * clock others have seen already. A client never gets its own entry back, which would confuse its own clock.
   */
  #nextClock(clientId: number): number {
    const clock = Math.max((this.#clocks.get(clientId) ?? 0) + 1, this.#timers.now())
    this.#clocks.set(clientId, clock)
    return clock
  }

  /** Takes one entry that the room has checked to be the peer's own. Too large a state is ignored. */
  set(peer: Peer, { clientId, state, bytes }: PresenceEntry): void {
    if (bytes > LIMITS.maxPresenceBytes) return
    const shown = this.#shown.get(peer)
    if (shown && (state === null || shown.clientId !== clientId)) this.remove(peer)
    if (state === null) return
    // The same page on a new connection: the old one must not take the person away when it closes.
    for (const [other, { clientId: otherId }] of this.#shown)
      if (other !== peer && otherId === clientId) this.#shown.delete(other)
    this.#show(peer, clientId, state)
  }

  #show(peer: Peer, clientId: number, state: Record<string, unknown>): void {
    const user = typeof state.user === 'object' && state.user !== null ? state.user : {}
    const text = JSON.stringify({ ...state, user: { ...user, ...peer.user } })
    const entry = presenceEntry(clientId, this.#nextClock(clientId), text)
    this.#shown.set(peer, { clientId, state, entry })
    this.#announce(clientId, entry, peer)
  }

  /** Shows the peer again after its name or partner changed. */
  refresh(peer: Peer): void {
    const shown = this.#shown.get(peer)
    if (shown) this.#show(peer, shown.clientId, shown.state)
  }

  remove(peer: Peer): void {
    const shown = this.#shown.get(peer)
    if (!shown) return
    this.#shown.delete(peer)
    this.#announce(shown.clientId, presenceEntry(shown.clientId, this.#nextClock(shown.clientId), 'null'), peer)
  }

  /** Everybody else's presence, for one who has just come or asks. */
  sendAll(peer: Peer): void {
    const entries = [...this.#shown].filter(([other]) => other !== peer).map(([, { entry }]) => entry)
    if (entries.length > 0) peer.send(presenceFrame(entries))
  }

  #announce(clientId: number, entry: Uint8Array, owner: Peer): void {
    this.#changed.set(clientId, { entry, owner })
    this.#cancelBatch ??= this.#timers.later(BATCH_MS, () => this.#flush())
  }

  #flush(): void {
    this.#cancelBatch = null
    const changed = [...this.#changed.values()]
    this.#changed.clear()
    const forOthers = presenceFrame(changed.map(({ entry }) => entry))
    const batch = new PresenceBatch(changed)
    for (const peer of this.#peers) {
      const frame = batch.owners.has(peer) ? batch.without(peer) : forOthers
      if (frame === null) continue
      if (peer.bufferedBytes() > SLOW_BYTES) this.#metrics.add('presence_dropped_total')
      else peer.send(frame)
    }
  }

  close(): void {
    this.#cancelBatch?.()
    this.#cancelBatch = null
    this.#shown.clear()
    this.#changed.clear()
  }
}

/** One batch, from which each owner's own entry can be left out at the cost of a copy. */
class PresenceBatch {
  readonly owners = new Map<Peer, { start: number; end: number; count: number }>()
  readonly #entries: readonly { entry: Uint8Array; owner: Peer }[]
  readonly #body: Uint8Array

  constructor(changed: readonly { entry: Uint8Array; owner: Peer }[]) {
    // The entries of one owner side by side.
    this.#entries = changed
    const byOwner = new Map<Peer, Uint8Array[]>()
    for (const { entry, owner } of changed) byOwner.set(owner, [...(byOwner.get(owner) ?? []), entry])
    this.#body = new Uint8Array(changed.reduce((sum, { entry }) => sum + entry.length, 0))
    let at = 0
    for (const [owner, entries] of byOwner) {
      const start = at
      for (const entry of entries) {
        this.#body.set(entry, at)
        at += entry.length
      }
      this.owners.set(owner, { start, end: at, count: entries.length })
    }
  }

  /** The frame for an owner, or null when nothing of others changed. */
  without(owner: Peer): Uint8Array | null {
    const { start, end, count } = this.owners.get(owner)!
    const left = this.#entries.length - count
    return left === 0 ? null : presenceBodyFrame(left, [this.#body.subarray(0, start), this.#body.subarray(end)])
  }
}
