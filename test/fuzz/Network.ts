// What goes between replicas: messages wait until the run delivers them, come twice or in the wrong order, and people leave
// and come back. A server takes part too and writes everything down.
import * as Y from 'yjs'
import { mergeUpdate } from '../../shared/board/mergeUpdate.ts'
import { openReplica, type Replica } from './replicas.ts'

const SERVER = { name: 'server' }

export class Network {
  readonly replicas: Replica[]
  private readonly queues = new Map<string, Uint8Array[]>()
  private readonly away = new Set<Replica>()
  /** The server's own document, and what it wrote down: every change of it, in the order of arrival. */
  private readonly server = new Y.Doc()
  private log: Uint8Array[] = []

  constructor(replicas: Replica[]) {
    this.replicas = replicas
    this.server.on('update', (update: Uint8Array, origin: unknown) => {
      this.log.push(update)
      // Yjs itself sweeps up marks that became double, in every document; the others hear of that too.
      if (origin !== this) for (const to of replicas) if (!this.away.has(to)) this.queue(SERVER, to).push(update)
    })
    mergeUpdate(this.server, Y.encodeStateAsUpdate(replicas[0]!.doc), this)
    for (const replica of replicas) this.listen(replica)
  }

  private listen(from: Replica): void {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || this.away.has(from)) return
      mergeUpdate(this.server, update, this)
      for (const to of this.replicas) if (to !== from && !this.away.has(to)) this.queue(from, to).push(update)
    })
  }

  private queue(from: { name: string }, to: Replica): Uint8Array[] {
    const key = `${from.name} ${to.name}`
    const queue = this.queues.get(key) ?? []
    this.queues.set(key, queue)
    return queue
  }

  deliver(from: { name: string }, to: Replica, count = Infinity): void {
    for (let i = 0; i < count; i++) {
      const update = this.queue(from, to).shift()
      if (!update) return
      mergeUpdate(to.doc, update, this)
    }
  }

  /** The next message comes a second time, later. */
  duplicate(from: Replica, to: Replica): void {
    const queue = this.queue(from, to)
    if (queue[0]) queue.push(queue[0])
  }

  /** The next message is overtaken by the one behind it. */
  swap(from: Replica, to: Replica): void {
    const queue = this.queue(from, to)
    const [first, second] = queue
    if (first && second) queue.splice(0, 2, second, first)
  }

  isAway(replica: Replica): boolean {
    return this.away.has(replica)
  }

  /** What was under way to this person is lost; what they do reaches nobody. */
  disconnect(replica: Replica): void {
    this.away.add(replica)
    for (const other of [SERVER, ...this.replicas]) if (other !== replica) this.queue(other, replica).length = 0
  }

  /** Both sides ask for what they lack, as at every start of a connection. */
  reconnect(replica: Replica): void {
    if (!this.away.delete(replica)) return
    const missing = (from: Y.Doc, to: Y.Doc) => Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))
    mergeUpdate(this.server, missing(replica.doc, this.server), this)
    this.queue(SERVER, replica).push(missing(this.server, replica.doc))
    for (const other of this.replicas) {
      if (other === replica || this.away.has(other)) continue
      this.queue(other, replica).push(missing(other.doc, replica.doc))
      this.queue(replica, other).push(missing(replica.doc, other.doc))
    }
  }

  /** Closes the tab and opens it again from the copy on the device: a new client with a new undo log. */
  restart(replica: Replica, clientId: number): void {
    const wasAway = this.away.has(replica)
    this.disconnect(replica)
    const state = Y.encodeStateAsUpdate(replica.doc)
    replica.close()
    Object.assign(replica, openReplica(replica.name, clientId, state, { problems: replica.problems }))
    this.listen(replica)
    if (!wasAway) this.reconnect(replica)
  }

  /** The document as a server has it after a restart: from a snapshot and the log behind it. */
  reopenStorage(): Y.Doc {
    if (this.log.length > 64) this.log = [Y.mergeUpdates(this.log)]
    const doc = new Y.Doc()
    for (const update of this.log) mergeUpdate(doc, update, this)
    return doc
  }

  /** Everybody comes back, and everything is delivered until nobody has anything more to say. @returns rounds it took */
  async settle(): Promise<number> {
    for (const replica of this.replicas) this.reconnect(replica)
    for (let round = 1; round <= 20; round++) {
      for (const from of [SERVER, ...this.replicas])
        for (const to of this.replicas) if (from !== to) this.deliver(from, to)
      // What a store puts right after an operation comes in a microtask.
      await Promise.resolve()
      if ([...this.queues.values()].every((queue) => queue.length === 0)) return round
    }
    throw new Error('the replicas never stop answering each other')
  }
}
