// One open board: its document and the people on it. Order for every document frame, nothing leaves before its line is
// done: parse -> gate -> trial-apply -> log -> commit -> broadcast -> acknowledge. Knows no sockets, no HTTP, no tables.
import * as Y from 'yjs'
import { BoardError, closeCodeOf } from '../../shared/errors.ts'
import { BoardDocument } from './BoardDocument.ts'
import { epochChanged, isOfFormerEpoch } from './epoch.ts'
import { FanOut } from './FanOut.ts'
import { isDocumentFrame, parseFrame, refusalFrame, step1Frame, step2Frame, type Frame } from './frames.ts'
import { judgeUpdate, type Removals } from './gate.ts'
import type { ParsedUpdate } from './parseUpdate.ts'
import type { PointRow } from '../storage/Storage.ts'
import type { Peer, PresenceUser } from './Peer.ts'
import { RoomLog, type LoadedDocument, type RoomDeps } from './RoomLog.ts'
import { RoomPoints, type PointRequest } from './RoomPoints.ts'
import { RoomPresence } from './RoomPresence.ts'
import { captureUpdate, FROM_SERVER, trialApply } from './trialApply.ts'

type Connection = {
  /** Document frames received so far. */
  received: number
  /** [R6] Number of a frame that built on something missing: from it on nothing counts as saved until a full step 2. */
  gapAt: number | null
  /** Client ids this connection was the first to show. */
  presenceClaims: number
}

/** Client ids one connection may claim by presence; a page needs one, and another after a clash. */
const MAX_PRESENCE_CLAIMS = 8
/** Reading a board again costs more than sending the frame that causes it: after this many the sender has to wait. */
const MAX_STRIKES = 3
const STRIKES_MS = 60_000

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
  readonly #document: BoardDocument
  readonly #points: RoomPoints
  #settleEnded!: () => void
  /** The state every newcomer gets, encoded once for each state of the document. */
  #newcomersState: { doc: Y.Doc; state: Uint8Array } | null = null
  /** Frames of each participant that spoiled the document, and when the last one came. */
  readonly #strikes = new Map<string, { count: number; at: number }>()

  /** @param after a former room of the same board that may still be writing */
  constructor(boardId: string, deps: RoomDeps, after: Promise<unknown>) {
    this.boardId = boardId
    this.#deps = deps
    this.#log = new RoomLog(boardId, deps, (error) => this.#lose(error))
    this.#fanOut = new FanOut(this.#peers, deps.timers, deps.metrics)
    this.#presence = new RoomPresence(this.#peers, deps.timers, deps.metrics)
    this.ended = new Promise((resolve) => (this.#settleEnded = resolve))
    this.#points = new RoomPoints(boardId, deps, this.#log)
    const isNeeded = () => this.#peers.size > 0
    const unused = () => void this.end(new BoardError('internal', 'The room is closed.'), null)
    this.#document = new BoardDocument(this.#log, deps, { isNeeded, unused, lost: (error) => this.#lose(error) }, after)
    deps.metrics.add('rooms_open')
  }

  get isClosed(): boolean {
    return this.#document.isClosed
  }

  // ---- Life ---------------------------------------------------------------------------------------------------------

  /** A write failed or the board cannot be read: memory may be ahead of the disk, so all of it goes. */
  #lose(error: unknown): void {
    if (this.isClosed) return
    const refusal = toBoardError(error)
    if (refusal.code === 'board_unreadable') this.#deps.log.error({ board: this.boardId, err: error }, 'board lost')
    void this.end(refusal, null)
  }

  /** Ends the room for good; resolves when nothing is left unwritten. @param closeCode for the people in it; null: the one of the error */
  async end(error: BoardError, closeCode: number | null): Promise<void> {
    if (this.isClosed) return this.ended
    const waiting = this.#document.close(error)
    for (const peer of this.#peers) this.#close(peer, error, closeCode ?? closeCodeOf(error.code))
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
    this.#document.run({
      run: ({ doc, epoch }) => {
        if (!this.#peers.has(peer)) return
        if (typeof peer.epoch === 'number' && peer.epoch !== epoch) return this.#refuse(peer, epochChanged())
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
    if (this.#peers.size === 0) this.#document.left()
  }

  connected(): ReadonlySet<string> {
    return new Set([...this.#peers].map((peer) => peer.user.participantId))
  }

  /** Closes all sockets of one participant. @param closeCode a refusal's, or one after which clients come back */
  disconnect(participantId: string, closeCode: number): void {
    for (const peer of [...this.#peers]) {
      if (peer.user.participantId !== participantId) continue
      this.#close(peer, new BoardError('removed', 'The access ended.'), closeCode)
      this.leave(peer)
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
    this.#close(peer, error, closeCodeOf(error.code))
    this.leave(peer)
    this.#deps.metrics.add('refusals_total')
    this.#deps.log.info({ board: this.boardId, participant: peer.user.participantId, code: error.code }, 'refused')
  }

  /** [A18] A refusal is told before the close; a server that goes away or a changed role is none. */
  #close(peer: Peer, error: BoardError, closeCode: number): void {
    const isRefusal = closeCode >= 4400
    if (isRefusal) peer.send(refusalFrame(this.#connections.get(peer)?.received ?? 0, closeCode, error.code))
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
    this.#document.run({
      run: (board) => {
        if (this.#connections.get(peer) === connection) this.#take(board, peer, connection, frame, number)
      },
      refuse: (error) => this.#refuse(peer, error),
    })
  }

  #take(board: LoadedDocument, peer: Peer, connection: Connection, frame: Frame, number: number): void {
    switch (frame.kind) {
      case 'step1':
        if (isOfFormerEpoch(board.doc, board.epoch, frame.stateVector)) return this.#refuse(peer, epochChanged())
        return this.#answer(board.doc, peer, frame.stateVector)
      case 'queryPresence':
        return this.#presence.sendAll(peer)
      case 'presence':
        for (const entry of frame.entries) {
          if (this.#ownsPresence(board, peer, connection, entry.clientId)) this.#presence.set(peer, entry)
        }
        return
      case 'step2':
      case 'update':
        return this.#takeUpdate(board, peer, connection, frame.kind, frame.update, number)
    }
  }

  /** [R3] The answer holds only what is on disk: encoded now, sent when all it contains is committed. */
  #answer(doc: Y.Doc, peer: Peer, stateVector: Uint8Array): void {
    // An empty state vector is one zero byte: all newcomers share one encoding.
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0
    const state = isNewcomer ? this.#stateOf(doc) : Y.encodeStateAsUpdate(doc, stateVector)
    this.#whenCommitted(() => {
      if (this.#peers.has(peer)) peer.send(step2Frame(state))
    })
  }

  #stateOf(doc: Y.Doc): Uint8Array {
    if (this.#newcomersState?.doc !== doc) this.#newcomersState = { doc, state: Y.encodeStateAsUpdate(doc) }
    return this.#newcomersState.state
  }

  #whenCommitted(run: (seq: number) => void, refuse?: (error: BoardError) => void): void {
    // A failed commit closes the room, and with it everybody who waits here for an answer.
    this.#log.committed.then(run, (error: unknown) => refuse?.(toBoardError(error)))
  }

  /** Others' presence is ignored, no reason to close: stock clients echo what they see. */
  #ownsPresence({ doc, owners }: LoadedDocument, peer: Peer, connection: Connection, clientId: number): boolean {
    const { participantId } = peer.user
    const owner = owners.get(clientId)
    if (owner !== undefined) return owner === participantId
    if (clientId === doc.clientID || Y.getState(doc.store, clientId) > 0) return false
    if (connection.presenceClaims >= MAX_PRESENCE_CLAIMS) return false
    connection.presenceClaims += 1
    this.#claim(owners, [clientId], participantId)
    return true
  }

  #claim(owners: Map<number, string>, clientIds: readonly number[], participantId: string): void {
    for (const clientId of clientIds) {
      owners.set(clientId, participantId)
      this.#log.bindClient(clientId, participantId)
    }
  }

  #takeUpdate(
    board: LoadedDocument,
    peer: Peer,
    connection: Connection,
    kind: 'step2' | 'update',
    update: ParsedUpdate,
    number: number,
  ): void {
    const { doc, owners } = board
    const isFrozen = doc.getMap('session').get('frozen') === true
    const judge = this.#deps.judge ?? judgeUpdate
    const verdict = judge(update, peer.user, { doc, isFrozen, ownerOf: (clientId) => owners.get(clientId) })
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
        if (!this.#apply(board, peer, update, verdict)) return
    }
    if (kind === 'step2') connection.gapAt = null
    if (!peer.wantsAcks) return
    const count = connection.gapAt === null ? number : connection.gapAt - 1
    this.#whenCommitted((seq) => this.#fanOut.acknowledge(peer, count, seq))
  }

  #apply(
    board: LoadedDocument,
    peer: Peer,
    update: ParsedUpdate,
    { claims, removals }: { claims: readonly number[]; removals: Removals },
  ): boolean {
    const { doc, owners } = board
    const { participantId, role } = peer.user
    this.#points.beforeChange(board, removals, participantId)
    let stored: Uint8Array | null
    try {
      stored = (this.#deps.apply ?? trialApply)(doc, update.bytes, role)
    } catch (error) {
      const count = (this.#strikes.get(participantId)?.count ?? 0) + 1
      this.#strikes.set(participantId, { count, at: this.#deps.timers.now() })
      this.#document.rebuild()
      this.#refuse(peer, toBoardError(error))
      return false
    }
    this.#claim(owners, claims, participantId)
    if (stored) this.#append(doc, stored, participantId, peer)
    return true
  }

  #append(doc: Y.Doc, update: Uint8Array, participantId: string | null, author: Peer | null): void {
    this.#newcomersState = null
    this.#log.append(update, participantId, () => this.#fanOut.push(update, author))
    if (this.#log.isSnapshotDue) void this.#log.saveSnapshot(doc)
    if (this.#peers.size === 0) this.#document.wait()
  }

  // ---- The server's own changes ------------------------------------------------------------------------------------

  /** [R7] Changes the document as the server, on the same way as everybody: on disk before anyone sees it. */
  change<T>(change: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = ({ doc }: LoadedDocument): void => {
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
          if (made.length > 0) this.#document.rebuild()
          return reject(error instanceof Error ? error : new Error(String(error)))
        }
        for (const update of made) this.#append(doc, update, null, null)
        this.#whenCommitted(() => resolve(value), reject)
      }
      this.#document.run({ run, refuse: reject })
    })
  }

  /** Reads the document; resolves when all that was read is on disk. */
  read<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = ({ doc }: LoadedDocument): void => {
        try {
          const value = read(doc)
          this.#whenCommitted(() => resolve(value), reject)
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      this.#document.run({ run, refuse: reject })
    })
  }

  /** Keeps the board as it is now as a restore point; resolves when that and all it contains is on disk. */
  keepPoint(request: PointRequest): Promise<PointRow> {
    return new Promise((resolve, reject) => {
      this.#document.run({
        run: (board) => void this.#points.keep(board, request).then(resolve, reject),
        refuse: reject,
      })
    })
  }
}
