// The disk side of one open board: reading it, appending to its log in order, and writing snapshots. Keeps one promise
// that settles when everything appended so far is on disk; whatever leaves the room waits for it.
import * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import { ROOTS } from '../../shared/roles.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { LoadedBoard, Storage } from '../storage/Storage.ts'
import type { Timers } from './Peer.ts'
import type { judgeUpdate } from './gate.ts'
import { FROM_DISK, type trialApply } from './trialApply.ts'

/** What brings a board that an earlier version made up to date. */
export type Renewal = {
  /** The name of the state before it, in the board's language; null when the board is up to date. Reads only. */
  dueOn: (doc: Y.Doc) => string | null
  /** Answers what was changed, for the log. */
  apply: (doc: Y.Doc) => readonly string[]
}

export type RoomDeps = {
  storage: Storage
  log: Log
  metrics: Metrics
  timers: Timers
  /** The two checks of every update; a test may take one away to show what it is for. */
  judge?: typeof judgeUpdate
  apply?: typeof trialApply
  /** Asked once for each room that opens. */
  renewal?: Renewal
}

const SNAPSHOT_RECORDS = 500
const SNAPSHOT_BYTES = 1024 * 1024
/** Writing a snapshot may take this share of the time at most: a large board in heavy use waits longer between two. */
const SNAPSHOT_SHARE = 0.01
const SNAPSHOT_PAUSE_MS = 2000

/** @property epoch how often the board was set back to an earlier state, plus one */
export type LoadedDocument = { doc: Y.Doc; owners: Map<number, string>; epoch: number }
export type StoredDocument = { doc: Y.Doc; epoch: number; seq: number; tail: { records: number; bytes: number } }

/** @throws BoardError board_unknown, board_deleted, board_unreadable */
async function readBoard(storage: Storage, boardId: string): Promise<LoadedBoard> {
  const stored = await storage.load(boardId)
  if (stored) return stored
  const board = await storage.findBoard(boardId)
  if (board) throw new BoardError('board_deleted', 'This board was deleted.')
  throw new BoardError('board_unknown', 'There is no such board.')
}

function buildDocument({ snapshot, snapshotSeq, tail, epoch }: LoadedBoard): StoredDocument {
  const doc = new Y.Doc()
  for (const root of ROOTS) doc.getMap(root)
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot, FROM_DISK)
    for (const { update } of tail) Y.applyUpdate(doc, update, FROM_DISK)
  }, FROM_DISK)
  const bytes = tail.reduce((sum, { update }) => sum + update.length, 0)
  return { doc, epoch, seq: tail.at(-1)?.seq ?? snapshotSeq, tail: { records: tail.length, bytes } }
}

/** A board's document as it is on disk. @throws BoardError board_unknown, board_deleted, board_unreadable */
export const loadDocument = async (storage: Storage, boardId: string): Promise<StoredDocument> =>
  buildDocument(await readBoard(storage, boardId))

export class RoomLog {
  readonly #boardId: string
  readonly #deps: RoomDeps
  readonly #onLost: (error: unknown) => void
  #committed: Promise<number> = Promise.resolve(0)
  #lastSeq = 0
  #recordsSinceSnapshot = 0
  #bytesSinceSnapshot = 0
  #isSavingSnapshot = false
  #nextSnapshotAt = 0

  /** @param onLost called when a write is not known to be on disk: the room's document is ahead of it and must go */
  constructor(boardId: string, deps: RoomDeps, onLost: (error: unknown) => void) {
    this.#boardId = boardId
    this.#deps = deps
    this.#onLost = onLost
  }

  /** Resolves with the board's last sequence number when all appended so far is on disk; rejects when that failed. */
  get committed(): Promise<number> {
    return this.#committed
  }

  /** The number of the last record appended, on disk or not yet. */
  get lastSeq(): number {
    return this.#lastSeq
  }

  /**
   * @param onRead runs between reading the bytes and building the document of them, which takes long on a large board
   * @throws BoardError board_unknown, board_deleted, board_unreadable
   */
  async load(onRead: (stored: LoadedBoard) => Promise<void>): Promise<LoadedDocument> {
    const { storage } = this.#deps
    const [stored, clients] = await Promise.all([readBoard(storage, this.#boardId), storage.listClients(this.#boardId)])
    await onRead(stored)
    const { doc, epoch, seq, tail } = buildDocument(stored)
    this.#lastSeq = seq
    this.#committed = Promise.resolve(seq)
    this.#recordsSinceSnapshot = tail.records
    this.#bytesSinceSnapshot = tail.bytes
    return { doc, epoch, owners: new Map(clients.map(({ clientId, participantId }) => [clientId, participantId])) }
  }

  /** Runs `run` with the last sequence number when all appended so far is on disk, or `refuse` when that failed. */
  whenCommitted(run: (seq: number) => void, refuse?: (error: unknown) => void): void {
    // A failed commit closes the room, and with it everybody who waits here for an answer.
    this.#committed.then(run, (error: unknown) => refuse?.(error))
  }

  /**
   * [R1] Appends one update; `onCommitted` runs when it and all before it are on disk, in the order of the calls.
   * @param participantId who made it, several separated by spaces; null for the server
   */
  append(update: Uint8Array, participantId: string | null, onCommitted: () => void): void {
    const { storage, timers, metrics } = this.#deps
    const at = new Date(timers.now()).toISOString()
    const appended = storage.append({ boardId: this.#boardId, participantId, at, update })
    this.#committed = Promise.all([this.#committed, appended]).then(([, seq]) => {
      metrics.add('records_logged_total')
      onCommitted()
      return seq
    })
    this.#committed.catch(this.#onLost)
    this.#lastSeq += 1
    this.#recordsSinceSnapshot += 1
    this.#bytesSinceSnapshot += update.length
  }

  /** Stores the owner of a client id. Called before the record it comes with, so that no record is on disk without one. */
  bindClient(clientId: number, participantId: string): void {
    this.#deps.storage.bindClient(this.#boardId, clientId, participantId).then((owner) => {
      if (owner !== participantId) this.#onLost(new Error('a client id was bound by another process at the same time'))
    }, this.#onLost)
  }

  get isSnapshotDue(): boolean {
    if (this.#deps.timers.now() < this.#nextSnapshotAt) return false
    return this.#recordsSinceSnapshot >= SNAPSHOT_RECORDS || this.#bytesSinceSnapshot >= SNAPSHOT_BYTES
  }

  /** Writes the document as a snapshot once all it contains is on disk. A failure is told in the log and tried again later. */
  async saveSnapshot(doc: Y.Doc): Promise<void> {
    if (this.#isSavingSnapshot || this.#recordsSinceSnapshot === 0) return
    const { storage, metrics, log } = this.#deps
    const [records, bytes] = [this.#recordsSinceSnapshot, this.#bytesSinceSnapshot]
    this.#isSavingSnapshot = true
    this.#recordsSinceSnapshot = 0
    this.#bytesSinceSnapshot = 0
    try {
      // Encoded before the wait: the state and the sequence number it is filed under belong together.
      const start = performance.now()
      const state = Y.encodeStateAsUpdate(doc)
      const pause = Math.max(SNAPSHOT_PAUSE_MS, (performance.now() - start) / SNAPSHOT_SHARE)
      this.#nextSnapshotAt = this.#deps.timers.now() + pause
      await storage.saveSnapshot(this.#boardId, await this.#committed, state)
      metrics.add('snapshots_total')
    } catch (error) {
      // The log still has everything; only the next load takes longer.
      this.#recordsSinceSnapshot += records
      this.#bytesSinceSnapshot += bytes
      log.warn({ board: this.#boardId, err: error }, 'snapshot not written')
    } finally {
      this.#isSavingSnapshot = false
    }
  }
}
