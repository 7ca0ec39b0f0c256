// One open board: its document and the people on it. Order for every document frame, nothing leaves before its line is
// done: parse -> gate -> trial-apply -> log -> commit -> broadcast -> acknowledge. Knows no sockets, no HTTP, no tables.
import * as Y from 'yjs'
import { BoardError, closeCodeOf } from '../../shared/errors.ts'
import { BoardDocument, type Task } from './BoardDocument.ts'
import { epochChanged, isOfFormerEpoch } from './epoch.ts'
import { FanOut } from './FanOut.ts'
import { isDocumentFrame, ownFrame, parseFrame, refusalFrame, step1Frame, step2Frame, type Frame } from './frames.ts'
import type { LoadedBoard, PointRow } from '../storage/Storage.ts'
import type { Peer, PresenceUser } from './Peer.ts'
import { RoomLog, type LoadedDocument, type RoomDeps } from './RoomLog.ts'
import { RoomPoints, type PointRequest } from './RoomPoints.ts'
import { RoomPresence } from './RoomPresence.ts'
import { RoomUpdates, toBoardError, type Arrival, type Connection } from './RoomUpdates.ts'
import type { PeopleWatcher } from './Rooms.ts'
import { captureUpdate, FROM_SERVER } from './trialApply.ts'

/** Client ids one connection may claim by presence; a page needs one, and another after a clash. */
const MAX_PRESENCE_CLAIMS = 8

/** An empty state vector is one zero byte. */
const isEmpty = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0

type OtherFrame = Exclude<Frame, { update: unknown }>

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
  readonly #updates: RoomUpdates
  readonly #people: PeopleWatcher | null
  #settleEnded!: () => void
  readonly #storedAnswers = new WeakMap<LoadedBoard, Uint8Array>()
  /** The state every newcomer gets, encoded once for each state of the document. */
  #newcomersState: { doc: Y.Doc; frame: Uint8Array } | null = null

  /**
   * @param after a former room of the same board that may still be writing
   * @param people hears who comes and leaves
   */
  constructor(boardId: string, deps: RoomDeps, after: Promise<unknown>, people: PeopleWatcher | null = null) {
    this.boardId = boardId
    this.#people = people
    this.#deps = deps
    this.#log = new RoomLog(boardId, deps, (error) => this.#lose(error))
    this.#presence = new RoomPresence(this.#peers, deps.timers, deps.metrics)
    this.#fanOut = new FanOut(this.#peers, deps.timers, deps.metrics, this.#presence)
    this.ended = new Promise((resolve) => (this.#settleEnded = resolve))
    this.#points = new RoomPoints(boardId, deps, this.#log)
    const isNeeded = () => this.#peers.size > 0
    const unused = () => void this.end(new BoardError('internal', 'The room is closed.'), null)
    this.#document = new BoardDocument(this.#log, deps, { isNeeded, unused, lost: (error) => this.#lose(error) }, after)
    this.#updates = new RoomUpdates(deps, {
      document: this.#document,
      log: this.#log,
      points: this.#points,
      fanOut: this.#fanOut,
      connections: this.#connections,
      refuse: (peer, error) => this.#refuse(peer, error),
      appended: () => this.#appended(),
    })
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
    void this.#end(refusal, null)
  }

  /** Ends the room for good; resolves when nothing is left unwritten. @param closeCode for the people in it; null: the one of the error */
  async end(error: BoardError, closeCode: number | null): Promise<void> {
    this.#settle()
    return this.#end(error, closeCode)
  }

  async #end(error: BoardError, closeCode: number | null): Promise<void> {
    if (this.isClosed) return this.ended
    const waiting = this.#document.close(error)
    for (const peer of this.#peers) this.#close(peer, error, closeCode ?? closeCodeOf(error.code))
    const gone = this.connected()
    this.#connections.clear()
    this.#peers.clear()
    for (const participantId of gone) this.#people?.left(this.boardId, participantId)
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
    const isFirst = !this.connected().has(peer.user.participantId)
    this.#peers.add(peer)
    if (isFirst) this.#people?.came(this.boardId, peer.user.participantId)
    if (this.#updates.mustWait(peer.user.participantId))
      return this.#refuse(peer, new BoardError('too_fast', 'Too many unreadable changes. Try again in a minute.'))
    this.#document.run({
      run: ({ doc, owners, epoch }) => {
        if (!this.#peers.has(peer)) return
        if (typeof peer.epoch === 'number' && peer.epoch !== epoch) return this.#refuse(peer, epochChanged())
        if (peer.wantsAcks) this.#tellOwn(peer, owners)
        peer.send(step1Frame(Y.encodeStateVector(doc)))
        this.#presence.sendAll(peer)
      },
      refuse: (error) => this.#refuse(peer, error),
    })
  }

  /** Only pages of ours understand it; they ask for acknowledgements. */
  #tellOwn(peer: Peer, owners: ReadonlyMap<number, string>): void {
    const own: number[] = []
    for (const [clientId, owner] of owners) if (owner === peer.user.participantId) own.push(clientId)
    if (own.length > 0) peer.send(ownFrame(own))
  }

  leave(peer: Peer): void {
    if (!this.#connections.has(peer)) return
    // What a person did just before leaving counts.
    this.#settle()
    if (!this.#connections.delete(peer)) return
    this.#peers.delete(peer)
    this.#presence.remove(peer)
    const { participantId } = peer.user
    if (!this.connected().has(participantId)) this.#people?.left(this.boardId, participantId)
    if (this.#peers.size > 0) return
    this.#newcomersState = null
    this.#document.left()
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
    const refuse = (error: BoardError): void => this.#refuse(peer, error)
    const whenHere =
      (run: (board: LoadedDocument) => void) =>
      (board: LoadedDocument): void => {
        if (this.#connections.get(peer) === connection) run(board)
      }
    if ('update' in frame) {
      const arrival: Arrival = { peer, connection, number, kind: frame.kind, update: frame.update }
      return this.#document.run({ run: whenHere(() => this.#updates.add(arrival)), refuse })
    }
    const rest: OtherFrame = frame
    const task = { run: whenHere((board) => this.#take(board, peer, connection, rest)), refuse }
    // An answer holds what came before the question; presence has nothing to do with it.
    if (rest.kind === 'step1')
      this.#runInTurn({ ...task, early: (stored) => this.#answerEarly(stored, peer, rest.stateVector) })
    else this.#document.run(task)
  }

  #take(board: LoadedDocument, peer: Peer, connection: Connection, frame: OtherFrame): void {
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
    }
  }

  /** Brings in all that has arrived, when the document is there. */
  #settle(): void {
    const { board } = this.#document
    if (board) this.#updates.settle(board)
  }

  /** Runs a task on a document that has all that arrived before it. */
  #runInTurn(task: Task): void {
    this.#document.run({
      run: (board) => {
        this.#updates.settle(board)
        // Unless that spoiled the document: then the task waits until it is read again.
        if (this.#document.board === board) task.run(board)
        else this.#document.run(task)
      },
      refuse: task.refuse,
      ...(task.early && { early: task.early }),
    })
  }

  /**
   * [R15] A newcomer to a board that is not open yet gets the stored snapshot; it is an answer as it is. With records behind
   * it, it would be half of one, and clients take their first answer for the whole.
   */
  #answerEarly(stored: LoadedBoard, peer: Peer, stateVector: Uint8Array): boolean {
    const { snapshot, tail, epoch } = stored
    if (!this.#peers.has(peer)) return true
    if (!isEmpty(stateVector) || snapshot === null || tail.length > 0) return false
    if (typeof peer.epoch === 'number' && peer.epoch !== epoch) return false
    const frame = this.#storedAnswers.get(stored) ?? step2Frame(snapshot)
    this.#storedAnswers.set(stored, frame)
    peer.send(frame)
    return true
  }

  /** [R3] The answer holds only what is on disk: encoded now, sent when all it contains is committed. */
  #answer(doc: Y.Doc, peer: Peer, stateVector: Uint8Array): void {
    // All newcomers share one encoding.
    const frame = isEmpty(stateVector) ? this.#stateOf(doc) : step2Frame(Y.encodeStateAsUpdate(doc, stateVector))
    this.#log.whenCommitted(() => {
      if (this.#peers.has(peer)) peer.send(frame)
    })
  }

  #stateOf(doc: Y.Doc): Uint8Array {
    if (this.#newcomersState?.doc !== doc) this.#newcomersState = { doc, frame: step2Frame(Y.encodeStateAsUpdate(doc)) }
    return this.#newcomersState.frame
  }

  /** Others' presence is ignored, no reason to close: stock clients echo what they see. */
  #ownsPresence({ doc, owners }: LoadedDocument, peer: Peer, connection: Connection, clientId: number): boolean {
    const { participantId } = peer.user
    const owner = owners.get(clientId)
    if (owner !== undefined) return owner === participantId
    if (clientId === doc.clientID || Y.getState(doc.store, clientId) > 0) return false
    if (connection.presenceClaims >= MAX_PRESENCE_CLAIMS) return false
    connection.presenceClaims += 1
    owners.set(clientId, participantId)
    this.#log.bindClient(clientId, participantId)
    return true
  }

  /** After each record of the log. */
  #appended(): void {
    this.#newcomersState = null
    const { board } = this.#document
    if (board && this.#log.isSnapshotDue) void this.#log.saveSnapshot(board.doc)
    if (this.#peers.size === 0) this.#document.wait()
  }

  // ---- The server's own changes ------------------------------------------------------------------------------------

  /** [R7] Changes the document as the server, on the same way as everybody: on disk before anyone sees it. */
  change<T>(change: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const rejected = (error: unknown): void => reject(toBoardError(error))
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
        for (const update of made) {
          this.#log.append(update, null, () => this.#fanOut.push({ update, onlyAuthor: null }))
          this.#appended()
        }
        this.#log.whenCommitted(() => resolve(value), rejected)
      }
      this.#runInTurn({ run, refuse: reject })
    })
  }

  /** Reads the document; resolves when all that was read is on disk. */
  read<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const rejected = (error: unknown): void => reject(toBoardError(error))
      const run = ({ doc }: LoadedDocument): void => {
        try {
          const value = read(doc)
          this.#log.whenCommitted(() => resolve(value), rejected)
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      this.#runInTurn({ run, refuse: reject })
    })
  }

  /** Keeps the board as it is now as a restore point; resolves when that and all it contains is on disk. */
  keepPoint(request: PointRequest): Promise<PointRow> {
    return new Promise((resolve, reject) => {
      this.#runInTurn({
        run: (board) => void this.#points.keep(board, request).then(resolve, reject),
        refuse: reject,
      })
    })
  }
}
