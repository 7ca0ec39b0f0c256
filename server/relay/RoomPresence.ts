// Who is where on one board: the newest presence of each connection, sent out about every 50 ms. Never stored; the document
// knows nothing of it. Identity in it comes from the session, whatever the client wrote.
import { LIMITS } from '../../shared/protocol.ts'
import type { Metrics } from '../metrics.ts'
import { editTickMs, PRESENCE_TICK_MS } from './crowd.ts'
import type { PresenceEntry } from './frames.ts'
import type { Peer, Timers } from './Peer.ts'
import { PresenceBatch, type PresenceLine } from './PresenceBatch.ts'

/** Presence for a socket with more than this waiting is dropped: the next one replaces it anyway. */
const SLOW_BYTES = 64 * 1024
/** Edits that leave this much before the presence is due take it with them. */
const EARLY_MS = 5

/** More clocks than this are looked through for some to forget. */
const MAX_CLOCKS = 2000

/** @property clock 0 until the state has gone out for the first time */
type Shown = { clientId: number; clock: number; text: string; state: Record<string, unknown> }

export class RoomPresence {
  readonly #peers: ReadonlySet<Peer>
  readonly #timers: Timers
  readonly #metrics: Metrics
  readonly #shown = new Map<Peer, Shown>()
  readonly #showing = new Map<number, Peer>()
  readonly #clocks = new Map<number, number>()
  /** Who has something new since the last batch, by client id; the text is made when it goes out. */
  readonly #changed = new Map<number, Peer>()
  #cancelBatch: (() => void) | null = null
  #lastBatch = 0

  constructor(peers: ReadonlySet<Peer>, timers: Timers, metrics: Metrics) {
    this.#peers = peers
    this.#timers = timers
    this.#metrics = metrics
  }

  /**
   * Own clocks, from the time of day: they grow over reconnects and restarts, so that nobody waits for a client whose
   * clock others have seen already.
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
    const other = this.#showing.get(clientId)
    if (other && other !== peer) this.#shown.delete(other)
    this.#shown.set(peer, { clientId, clock: 0, text: '', state })
    this.#showing.set(clientId, peer)
    this.#announce(clientId, peer)
  }

  /** Shows the peer again after its name or partner changed. */
  refresh(peer: Peer): void {
    const shown = this.#shown.get(peer)
    if (!shown) return
    shown.clock = 0
    this.#announce(shown.clientId, peer)
  }

  remove(peer: Peer): void {
    const shown = this.#shown.get(peer)
    if (!shown) return
    this.#shown.delete(peer)
    this.#showing.delete(shown.clientId)
    this.#announce(shown.clientId, peer)
    if (this.#clocks.size > MAX_CLOCKS) this.#forgetClocks()
  }

  /** Clocks of pages that left long ago are below the time of day anyway. */
  #forgetClocks(): void {
    for (const clientId of this.#clocks.keys())
      if (!this.#showing.has(clientId) && !this.#changed.has(clientId)) this.#clocks.delete(clientId)
  }

  /** Everybody else's presence, for one who has just come or asks. */
  sendAll(peer: Peer): void {
    const lines = [...this.#shown].filter(([other]) => other !== peer).map(([other, shown]) => this.#line(other, shown))
    const frame = lines.length > 0 ? new PresenceBatch(lines, () => false).packetFor(peer) : null
    if (frame) peer.send(frame)
  }

  /** One clock and one text for each state, whoever asks. */
  #line(owner: Peer, shown: Shown): PresenceLine {
    if (shown.clock === 0) {
      const { state, clientId } = shown
      const user = typeof state.user === 'object' && state.user !== null ? state.user : {}
      shown.text = JSON.stringify({ ...state, user: { ...user, ...owner.user } })
      shown.clock = this.#nextClock(clientId)
    }
    return { owner, clientId: shown.clientId, clock: shown.clock, text: shown.text }
  }

  #announce(clientId: number, owner: Peer): void {
    this.#changed.set(clientId, owner)
    if (this.#cancelBatch) return
    // In a crowd the next edits usually take it along; the timer is for the case that nobody edits.
    const grace = editTickMs(this.#peers.size)
    this.#cancelBatch = this.#timers.later(PRESENCE_TICK_MS + grace, () => this.#flush())
  }

  /** What is due now, for somebody who sends something anyway; null when it is not time yet. */
  takeDue(): PresenceBatch | null {
    if (this.#changed.size === 0 || this.#timers.now() - this.#lastBatch < PRESENCE_TICK_MS - EARLY_MS) return null
    return this.#take()
  }

  #take(): PresenceBatch {
    this.#cancelBatch?.()
    this.#cancelBatch = null
    this.#lastBatch = this.#timers.now()
    const lines: PresenceLine[] = []
    for (const [clientId, owner] of this.#changed) {
      const shown = this.#shown.get(owner)
      if (shown?.clientId === clientId) lines.push(this.#line(owner, shown))
      else lines.push({ owner, clientId, clock: this.#nextClock(clientId), text: 'null' })
    }
    this.#changed.clear()
    return new PresenceBatch(lines, (peer) => {
      if (peer.bufferedBytes() <= SLOW_BYTES) return false
      this.#metrics.add('presence_dropped_total')
      return true
    })
  }

  #flush(): void {
    this.#cancelBatch = null
    if (this.#changed.size === 0) return
    const batch = this.#take()
    for (const peer of this.#peers) {
      const frame = batch.packetFor(peer)
      if (frame) peer.send(frame)
    }
  }

  close(): void {
    this.#cancelBatch?.()
    this.#cancelBatch = null
    this.#shown.clear()
    this.#showing.clear()
    this.#changed.clear()
  }
}
