// Sends what is on disk to the people of one board, then tells each author that it is saved. Called only after the commit.
import * as Y from 'yjs'
import type { Metrics } from '../metrics.ts'
import { ackFrame, updateFrame } from './frames.ts'
import type { Peer, Timers } from './Peer.ts'

/** Up to this many sockets nobody waits for a batch. */
const SMALL_ROOM = 20
const BATCH_MS = 16
/** Merging updates is quadratic: more at once would take longer than sending them. */
const MAX_MERGE = 64
const MAX_MERGE_BYTES = 256 * 1024
/** A socket with more than this waiting does not keep up; dropping single updates would leave holes, so it starts anew. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024

type Outgoing = { update: Uint8Array; author: Peer | null }

export class FanOut {
  readonly #peers: ReadonlySet<Peer>
  readonly #timers: Timers
  readonly #metrics: Metrics
  readonly #outbox: Outgoing[] = []
  readonly #acks = new Map<Peer, { count: number; seq: number }>()
  #cancelBatch: (() => void) | null = null
  #isDue = false
  #lastFlush = 0

  constructor(peers: ReadonlySet<Peer>, timers: Timers, metrics: Metrics) {
    this.#peers = peers
    this.#timers = timers
    this.#metrics = metrics
  }

  /** Queues an update that is on disk. */
  push(update: Uint8Array, author: Peer | null): void {
    this.#outbox.push({ update, author })
    this.#schedule()
  }

  /** Queues an acknowledgement; it leaves after the updates queued before it. @param count frames of this peer on disk */
  acknowledge(peer: Peer, count: number, seq: number): void {
    if (!peer.wantsAcks) return
    this.#acks.set(peer, { count, seq })
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isDue || this.#cancelBatch) return
    const wait = this.#peers.size > SMALL_ROOM ? this.#lastFlush + BATCH_MS - this.#timers.now() : 0
    if (wait > 0) {
      this.#cancelBatch = this.#timers.later(wait, () => this.#flush())
    } else {
      this.#isDue = true
      this.#timers.soon(() => this.#flush())
    }
  }

  #flush(): void {
    this.#isDue = false
    this.#cancelBatch = null
    this.#lastFlush = this.#timers.now()
    for (const group of takeGroups(this.#outbox.splice(0))) {
      const authors = new Set(group.map(({ author }) => author))
      // A single author needs no echo; in a mixed group the echo costs less than a frame for each person.
      const onlyAuthor = authors.size === 1 ? group[0]!.author : null
      const update = group.length === 1 ? group[0]!.update : Y.mergeUpdates(group.map((outgoing) => outgoing.update))
      const frame = updateFrame(update)
      for (const peer of this.#peers) if (peer !== onlyAuthor) this.#send(peer, frame)
    }
    for (const [peer, { count, seq }] of this.#acks) {
      if (!this.#peers.has(peer)) continue
      peer.send(ackFrame(count, seq))
      this.#metrics.add('acks_total')
    }
    this.#acks.clear()
  }

  #send(peer: Peer, frame: Uint8Array): void {
    if (peer.bufferedBytes() + frame.length > MAX_BUFFERED_BYTES && peer.bufferedBytes() > 0) {
      this.#metrics.add('slow_sockets_total')
      peer.terminate()
    } else {
      peer.send(frame)
    }
  }

  close(): void {
    this.#cancelBatch?.()
    this.#cancelBatch = null
    this.#outbox.length = 0
    this.#acks.clear()
  }
}

/** Neighbouring updates that are cheap to merge go out as one frame; the order stays. */
function takeGroups(outbox: readonly Outgoing[]): Outgoing[][] {
  const groups: Outgoing[][] = []
  let bytes = 0
  for (const outgoing of outbox) {
    const group = groups.at(-1)
    bytes += outgoing.update.length
    if (group && group.length < MAX_MERGE && bytes <= MAX_MERGE_BYTES) group.push(outgoing)
    else {
      groups.push([outgoing])
      bytes = outgoing.update.length
    }
  }
  return groups
}
