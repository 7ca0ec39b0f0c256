// Sends what is on disk to the people of one board, and tells each author that it is saved. Called only after the commit.
// All that goes to one person at one moment, presence included, is one write.
import type { Metrics } from '../metrics.ts'
import { ackFrame, updateFrame } from './frames.ts'
import type { Packet, Peer, Timers } from './Peer.ts'
import type { PresenceBatch } from './PresenceBatch.ts'

/** A socket with more than this waiting does not keep up; dropping single updates would leave holes, so it starts anew. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024

/** @property onlyAuthor who made all of the update, and needs no echo; null when several did or the server */
export type Outgoing = { update: Uint8Array; onlyAuthor: Peer | null }

export class FanOut {
  readonly #peers: ReadonlySet<Peer>
  readonly #timers: Timers
  readonly #metrics: Metrics
  readonly #presence: { takeDue(): PresenceBatch | null }
  readonly #outbox: Outgoing[] = []
  readonly #acks = new Map<Peer, { count: number; seq: number }>()
  #isDue = false

  constructor(
    peers: ReadonlySet<Peer>,
    timers: Timers,
    metrics: Metrics,
    presence: { takeDue(): PresenceBatch | null },
  ) {
    this.#peers = peers
    this.#timers = timers
    this.#metrics = metrics
    this.#presence = presence
  }

  /** Queues an update that is on disk. */
  push(outgoing: Outgoing): void {
    this.#outbox.push(outgoing)
    this.#schedule()
  }

  /** Queues an acknowledgement; it leaves after the updates queued before it. @param count frames of this peer on disk */
  acknowledge(peer: Peer, count: number, seq: number): void {
    if (!peer.wantsAcks) return
    this.#acks.set(peer, { count, seq })
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#timers.soon(() => this.#flush())
  }

  #flush(): void {
    this.#isDue = false
    const updates = this.#outbox.splice(0).map(({ update, onlyAuthor }) => ({ frame: updateFrame(update), onlyAuthor }))
    const bytes = updates.reduce((sum, { frame }) => sum + frame.length, 0)
    const presence = updates.length > 0 ? this.#presence.takeDue() : null
    for (const peer of this.#peers) {
      if (bytes > 0 && this.#isTooSlow(peer, bytes)) {
        this.#metrics.add('slow_sockets_total')
        peer.terminate()
        continue
      }
      const packets: Packet[] = []
      for (const { frame, onlyAuthor } of updates) if (onlyAuthor !== peer) packets.push(frame)
      const ack = this.#acks.get(peer)
      if (ack) {
        packets.push(ackFrame(ack.count, ack.seq))
        this.#metrics.add('acks_total')
      }
      const others = presence?.packetFor(peer)
      if (others) packets.push(others)
      if (packets.length > 0) peer.send(...packets)
    }
    this.#acks.clear()
  }

  #isTooSlow(peer: Peer, bytes: number): boolean {
    const waiting = peer.bufferedBytes()
    return waiting > 0 && waiting + bytes > MAX_BUFFERED_BYTES
  }

  close(): void {
    this.#outbox.length = 0
    this.#acks.clear()
  }
}
