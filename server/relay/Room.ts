// One open board: its document and the people on it. Order for every document frame, nothing leaves before its line is
// done: parse -> gate -> trial-apply -> log -> commit -> broadcast -> acknowledge. Knows no sockets, no HTTP, no tables.
import * as Y from 'yjs'
import { BoardError, REFUSALS, type RefusalCode } from '../../shared/errors.ts'
import { FanOut } from './FanOut.ts'
import { isDocumentFrame, parseFrame, refusalFrame, step1Frame, step2Frame, type Frame } from './frames.ts'
import { judgeUpdate } from './gate.ts'
import type { ParsedUpdate } from './parseUpdate.ts'
import type { Peer, PresenceUser } from './Peer.ts'
import { RoomLog, type RoomDeps } from './RoomLog.ts'
import { RoomPresence } from './RoomPresence.ts'
import { captureUpdate, FROM_SERVER, trialApply } from './trialApply.ts'

type Task = { run: (doc: Y.Doc) => void; refuse: (error: BoardError) => void }
type State =
  /** Everything that arrives waits, in order, until the document is there. */
  | { kind: 'loading'; waiting: Task[] }
  | { kind: 'open'; doc: Y.Doc }
  /** Nobody is here and the last snapshot is being written. A visitor brings the room back to `open`. */
  | { kind: 'draining'; doc: Y.Doc }
  | { kind: 'closed'; error: BoardError }

type Connection = {
  /** Document frames received so far. */
  received: number
  /** [R6] Number of a frame that built on something missing: from it on nothing counts as saved until a full step 2. */
  gapAt: number | null
  /** Client ids this connection was the first to show. */
  presenceClaims: number
}

const IDLE_MS = 30_000
/** Client ids one connection may claim by presence; a page needs one, and another after a clash. */
const MAX_PRESENCE_CLAIMS = 8
/** Reading a board again costs more than sending the frame that causes it: after this many the sender has to wait. */
const MAX_STRIKES = 3
const STRIKES_MS = 60_000

const closeCodeOf = (code: RefusalCode): number => {
  const refusal = REFUSALS[code]
  return 'close' in refusal ? refusal.close : REFUSALS.bad_frame.close
}

const toBoardError = (error: unknown): BoardError =>
  error instanceof BoardError ? error : new BoardError('board_unreadable', 'The board cannot be read or written now.')

export class Room {
  readonly boardId: string
  /** Resolves when the room has nothing left to write and will not come back. */
  readonly ended: Promise<void>
  readonly #deps: RoomDeps
  readonly #log: RoomLog
  readonly #connections = new Map<Peer, Connection>()
  readonly #peers = new Set<Peer>()
  readonly #fanOut: FanOut
  readonly #presence: RoomPresence
  #owners = new Map<number, string>()
  #state: State = { kind: 'loading', waiting: [] }
  #settleEnded!: () => void
  #newcomersState: Uint8Array | null = null
  /** Frames of each participant that spoiled the document, and when the last one came. */
  readonly #strikes = new Map<string, { count: number; at: number }>()
  #cancelIdle: (() => void) | null = null

  /** @param after a former room of the same board that may still be writing */
  constructor(boardId: string, deps: RoomDeps, after: Promise<void>) {
    this.boardId = boardId
    this.#deps = deps
    this.#log = new RoomLog(boardId, deps, (error) => this.#lose(error))
    this.#fanOut = new FanOut(this.#peers, deps.timers, deps.metrics)
    this.#presence = new RoomPresence(this.#peers, deps.timers, deps.metrics)
    this.ended = new Promise((resolve) => (this.#settleEnded = resolve))
    deps.metrics.add('rooms_open')
    void this.#load(after)
  }

  get isClosed(): boolean {
    return this.#state.kind === 'closed'
  }

  // ---- Life ---------------------------------------------------------------------------------------------------------

  async #load(after: Promise<unknown>): Promise<void> {
    try {
      await after
      const { doc, owners } = await this.#log.load()
      if (this.#state.kind !== 'loading') return
      this.#owners = owners
      this.#newcomersState = null
      const { waiting } = this.#state
      this.#state = { kind: 'open', doc }
      this.#wait()
      // A task may send the room back to loading: the others then wait again, in their order.
      for (const task of waiting) this.#run(task)
    } catch (error) {
      this.#lose(error)
    }
  }

  /** Throws the document away and reads it from disk again: what was refused was never written. */
  #rebuild(): void {
    if (this.#state.kind === 'closed') return
    this.#deps.metrics.add('rebuilds_total')
    this.#state = { kind: 'loading', waiting: [] }
    void this.#load(this.#log.committed)
  }

  #run(task: Task): void {
    const state = this.#state
    switch (state.kind) {
      case 'loading':
        return void state.waiting.push(task)
      case 'draining':
        this.#state = { kind: 'open', doc: state.doc }
        this.#wait()
        return task.run(state.doc)
      case 'open':
        return task.run(state.doc)
      case 'closed':
        return task.refuse(state.error)
    }
  }

  /** The room is let go some time after the last thing that happened in it with nobody connected. */
  #wait(): void {
    this.#cancelIdle?.()
    this.#cancelIdle = this.#deps.timers.later(IDLE_MS, () => {
      this.#cancelIdle = null
      if (this.#peers.size === 0) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    if (this.#state.kind !== 'open') return
    this.#state = { kind: 'draining', doc: this.#state.doc }
    await this.#log.saveSnapshot(this.#state.doc)
    if (this.#state.kind === 'draining') await this.end(new BoardError('internal', 'The room is closed.'), null)
  }

  /** A write failed or the board cannot be read: memory may be ahead of the disk, so all of it goes. */
  #lose(error: unknown): void {
    if (this.isClosed) return
    const refusal = toBoardError(error)
    if (refusal.code === 'board_unreadable') this.#deps.log.error({ board: this.boardId, err: error }, 'board lost')
    void this.end(refusal, closeCodeOf(refusal.code))
  }

  /** Ends the room for good; resolves when nothing is left unwritten. @param closeCode for the people in it, if any */
  async end(error: BoardError, closeCode: number | null): Promise<void> {
    if (this.#state.kind === 'closed') return this.ended
    const waiting = this.#state.kind === 'loading' ? this.#state.waiting : []
    this.#state = { kind: 'closed', error }
    this.#cancelIdle?.()
    for (const peer of this.#peers) peer.close(closeCode ?? REFUSALS.internal.close, error.message)
    this.#connections.clear()
    this.#peers.clear()
    for (const task of waiting) task.refuse(error)
    this.#presence.close()
    await this.#log.committed.catch(() => {
      // Told already where it happened; here only the end of writing counts.
    })
    this.#fanOut.close()
    this.#deps.metrics.add('rooms_open', -1)
    this.#settleEnded()
  }

  // ---- People -------------------------------------------------------------------------------------------------------

  enter(peer: Peer): void {
    this.#connections.set(peer, { received: 0, gapAt: null, presenceClaims: 0 })
    this.#peers.add(peer)
    const strikes = this.#strikes.get(peer.user.participantId)
    if (strikes && strikes.count >= MAX_STRIKES && this.#deps.timers.now() - strikes.at < STRIKES_MS)
      return this.#refuse(peer, new BoardError('too_fast', 'Too many unreadable changes. Try again in a minute.'))
    this.#run({
      run: (doc) => {
        if (!this.#peers.has(peer)) return
        peer.send(step1Frame(Y.encodeStateVector(doc)))
        this.#presence.sendAll(peer)
      },
      refuse: (error) => this.#refuse(peer, error),
    })
  }

  leave(peer: Peer): void {
    if (!this.#connections.delete(peer)) return
    this.#peers.delete(peer)
    this.#presence.remove(peer)
    if (this.#peers.size > 0 || this.#state.kind !== 'open') return
    void this.#log.saveSnapshot(this.#state.doc)
    this.#wait()
  }

  connected(): ReadonlySet<string> {
    return new Set([...this.#peers].map((peer) => peer.user.participantId))
  }

  /** Closes all sockets of one participant. */
  disconnect(participantId: string, closeCode: number): void {
    for (const peer of [...this.#peers]) {
      if (peer.user.participantId !== participantId) continue
      this.leave(peer)
      peer.close(closeCode, 'The access ended.')
    }
  }

  /** Shows a participant's new name or partner to the others from the next presence on. */
  rename(participantId: string, change: Pick<PresenceUser, 'name' | 'partnerId'>): void {
    for (const peer of this.#peers) {
      if (peer.user.participantId !== participantId) continue
      Object.assign(peer.user, { name: change.name, partnerId: change.partnerId })
      this.#presence.refresh(peer)
    }
  }

  /** [R5] From here on nothing of this peer, not even what waits in the queue, has an effect. */
  #refuse(peer: Peer, error: BoardError): void {
    const connection = this.#connections.get(peer)
    const closeCode = closeCodeOf(error.code)
    this.leave(peer)
    this.#deps.metrics.add('refusals_total')
    this.#deps.log.info({ board: this.boardId, participant: peer.user.participantId, code: error.code }, 'refused')
    peer.send(refusalFrame(connection?.received ?? 0, closeCode))
    peer.close(closeCode, error.message)
  }

  // ---- Frames -------------------------------------------------------------------------------------------------------

  /** Takes one frame of a peer that has entered. Never throws. */
  receive(peer: Peer, bytes: Uint8Array): void {
    const connection = this.#connections.get(peer)
    if (!connection) return
    if (isDocumentFrame(bytes)) {
      connection.received += 1
      this.#deps.metrics.add('document_frames_total')
    }
    const number = connection.received
    let frame: Frame
    try {
      frame = parseFrame(bytes)
    } catch (error) {
      return this.#refuse(peer, toBoardError(error))
    }
    this.#run({
      run: (doc) => {
        if (this.#connections.get(peer) === connection) this.#take(doc, peer, connection, frame, number)
      },
      refuse: (error) => this.#refuse(peer, error),
    })
  }

  #take(doc: Y.Doc, peer: Peer, connection: Connection, frame: Frame, number: number): void {
    switch (frame.kind) {
      case 'step1':
        return this.#answer(doc, peer, frame.stateVector)
      case 'queryPresence':
        return this.#presence.sendAll(peer)
      case 'presence':
        for (const entry of frame.entries) {
          if (this.#ownsPresence(doc, peer, connection, entry.clientId)) this.#presence.set(peer, entry)
        }
        return
      case 'step2':
      case 'update':
        return this.#takeUpdate(doc, peer, connection, frame.kind, frame.update, number)
    }
  }

  /** [R3] The answer holds only what is on disk: encoded now, sent when all it contains is committed. */
  #answer(doc: Y.Doc, peer: Peer, stateVector: Uint8Array): void {
    // An empty state vector is one zero byte: all newcomers share one encoding.
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0
    const state = isNewcomer
      ? (this.#newcomersState ??= Y.encodeStateAsUpdate(doc))
      : Y.encodeStateAsUpdate(doc, stateVector)
    this.#whenCommitted(() => {
      if (this.#peers.has(peer)) peer.send(step2Frame(state))
    })
  }

  #whenCommitted(run: (seq: number) => void, refuse?: (error: BoardError) => void): void {
    // A failed commit closes the room, and with it everybody who waits here for an answer.
    this.#log.committed.then(run, (error: unknown) => refuse?.(toBoardError(error)))
  }

  /** Others' presence is ignored, no reason to close: stock clients echo what they see. */
  #ownsPresence(doc: Y.Doc, peer: Peer, connection: Connection, clientId: number): boolean {
    const { participantId } = peer.user
    const owner = this.#owners.get(clientId)
    if (owner !== undefined) return owner === participantId
    if (clientId === doc.clientID || Y.getState(doc.store, clientId) > 0) return false
    if (connection.presenceClaims >= MAX_PRESENCE_CLAIMS) return false
    connection.presenceClaims += 1
    this.#claim([clientId], participantId)
    return true
  }

  #claim(clientIds: readonly number[], participantId: string): void {
    for (const clientId of clientIds) {
      this.#owners.set(clientId, participantId)
      this.#log.bindClient(clientId, participantId)
    }
  }

  #takeUpdate(
    doc: Y.Doc,
    peer: Peer,
    connection: Connection,
    kind: 'step2' | 'update',
    update: ParsedUpdate,
    number: number,
  ): void {
    const isFrozen = doc.getMap('session').get('frozen') === true
    const verdict = judgeUpdate(update, peer.user, { doc, isFrozen, ownerOf: (clientId) => this.#owners.get(clientId) })
    switch (verdict.kind) {
      case 'refuse':
        return this.#refuse(peer, new BoardError(verdict.code, verdict.reason))
      case 'gap':
        if (kind === 'step2') return this.#refuse(peer, new BoardError('bad_frame', 'The state has holes.'))
        // [R6] Asked once: the answer is a step 2 with everything the board lacks, this frame's content included.
        if (connection.gapAt === null) peer.send(step1Frame(Y.encodeStateVector(doc)))
        connection.gapAt ??= number
        return
      case 'nothing-new':
        break
      case 'apply':
        if (!this.#apply(doc, peer, update, verdict.claims)) return
    }
    if (kind === 'step2') connection.gapAt = null
    if (!peer.wantsAcks) return
    const count = connection.gapAt === null ? number : connection.gapAt - 1
    this.#whenCommitted((seq) => this.#fanOut.acknowledge(peer, count, seq))
  }

  #apply(doc: Y.Doc, peer: Peer, update: ParsedUpdate, claims: readonly number[]): boolean {
    const { participantId, role } = peer.user
    let stored: Uint8Array | null
    try {
      stored = trialApply(doc, update.bytes, role)
    } catch (error) {
      const count = (this.#strikes.get(participantId)?.count ?? 0) + 1
      this.#strikes.set(participantId, { count, at: this.#deps.timers.now() })
      this.#rebuild()
      this.#refuse(peer, toBoardError(error))
      return false
    }
    this.#claim(claims, participantId)
    if (stored) this.#append(doc, stored, participantId, peer)
    return true
  }

  #append(doc: Y.Doc, update: Uint8Array, participantId: string | null, author: Peer | null): void {
    this.#newcomersState = null
    this.#log.append(update, participantId, () => this.#fanOut.push(update, author))
    if (this.#log.isSnapshotDue) void this.#log.saveSnapshot(doc)
    if (this.#peers.size === 0) this.#wait()
  }

  // ---- The server's own changes ------------------------------------------------------------------------------------

  /** [R7] Changes the document as the server, on the same way as everybody: on disk before anyone sees it. */
  change<T>(change: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (doc: Y.Doc): void => {
        const made: Uint8Array[] = []
        let value: T
        try {
          captureUpdate(
            doc,
            () => (value = doc.transact(() => change(doc), FROM_SERVER)),
            (bytes) => made.push(bytes),
          )
        } catch (error) {
          // Half a change is no change.
          if (made.length > 0) this.#rebuild()
          return reject(error instanceof Error ? error : new Error(String(error)))
        }
        for (const update of made) this.#append(doc, update, null, null)
        this.#whenCommitted(() => resolve(value), reject)
      }
      this.#run({ run, refuse: reject })
    })
  }

  /** Reads the document; resolves when all that was read is on disk. */
  read<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (doc: Y.Doc): void => {
        try {
          const value = read(doc)
          this.#whenCommitted(() => resolve(value), reject)
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      this.#run({ run, refuse: reject })
    })
  }
}
