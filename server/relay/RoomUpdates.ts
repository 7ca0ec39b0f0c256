// The way of document updates into an open board: gathered for a moment, judged and applied one after the other in one
// transaction, appended to the log as one record, sent and acknowledged when that is on disk. Knows no frames but updates.
import * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import type { BoardDocument } from './BoardDocument.ts'
import { editTickMs } from './crowd.ts'
import type { FanOut } from './FanOut.ts'
import { step1Frame } from './frames.ts'
import { judgeUpdate, type Verdict } from './gate.ts'
import type { ParsedUpdate } from './parseUpdate.ts'
import type { Peer } from './Peer.ts'
import type { LoadedDocument, RoomDeps, RoomLog } from './RoomLog.ts'
import type { RoomPoints } from './RoomPoints.ts'
import { trialApply } from './trialApply.ts'

/** What a room keeps of one connection. */
export type Connection = {
  /** Document frames received so far. */
  received: number
  /** [R6] Number of a frame that built on something missing: from it on nothing counts as saved until a full step 2. */
  gapAt: number | null
  /** Client ids this connection was the first to show. */
  presenceClaims: number
}
/** @property number of the frame on its connection. @property isAlone tried in a transaction of its own */
export type Arrival = {
  peer: Peer
  connection: Connection
  kind: 'step2' | 'update'
  update: ParsedUpdate
  number: number
  isAlone?: boolean
}
type Judged = { arrival: Arrival; verdict: Verdict }

export type RoomParts = {
  document: BoardDocument
  log: RoomLog
  points: RoomPoints
  fanOut: FanOut
  connections: ReadonlyMap<Peer, Connection>
  refuse(peer: Peer, error: BoardError): void
  /** Called after each record appended to the log. */
  appended(): void
}

/** Reading a board again costs more than sending the frame that causes it: after this many the sender has to wait. */
const MAX_STRIKES = 3
const STRIKES_MS = 60_000

export class RoomUpdates {
  readonly #deps: RoomDeps
  readonly #parts: RoomParts
  #arrived: Arrival[] = []
  #isScheduled = false
  #lastTake = 0
  /** Frames of each participant that spoiled the document, and when the last one came. */
  readonly #strikes = new Map<string, { count: number; at: number }>()

  constructor(deps: RoomDeps, parts: RoomParts) {
    this.#deps = deps
    this.#parts = parts
  }

  /** Whether a participant has spoiled the document too often to come back already. */
  mustWait(participantId: string): boolean {
    const strikes = this.#strikes.get(participantId)
    return strikes !== undefined && strikes.count >= MAX_STRIKES && this.#deps.timers.now() - strikes.at < STRIKES_MS
  }

  add(arrival: Arrival): void {
    this.#arrived.push(arrival)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    const { timers } = this.#deps
    const wait = this.#lastTake + editTickMs(this.#parts.connections.size) - timers.now()
    if (wait > 0) timers.later(wait, () => this.#take())
    else timers.soon(() => this.#take())
  }

  #take(): void {
    this.#isScheduled = false
    this.#lastTake = this.#deps.timers.now()
    this.#parts.document.run({
      run: (board) => this.settle(board),
      refuse: (error) => {
        for (const arrival of this.#arrived.splice(0))
          if (this.#isHere(arrival)) this.#parts.refuse(arrival.peer, error)
      },
    })
  }

  /** Takes in all that has arrived, so that whoever reads the document next finds it there. */
  settle(board: LoadedDocument): void {
    const arrivals = this.#arrived
    if (arrivals.length === 0) return
    this.#arrived = []
    let at = 0
    while (at < arrivals.length) {
      const next = this.#takeTogether(board, arrivals, at)
      if (next === null) {
        // The document is being read again: all that is not in it yet waits for that.
        this.#arrived = [...arrivals.slice(at), ...this.#arrived]
        return this.#take()
      }
      at = next
    }
  }

  #isHere({ peer, connection }: Arrival): boolean {
    return this.#parts.connections.get(peer) === connection
  }

  /**
   * Takes in updates from `start` on that may share a transaction: of people with one role, up to one that needs a restore
   * point before it. Answers where to go on; null when the document was spoiled and has to be read again.
   */
  #takeTogether(board: LoadedDocument, arrivals: Arrival[], start: number): number | null {
    const { doc, owners } = board
    const first = arrivals[start]!
    const { role } = first.peer.user
    const isFrozen = doc.getMap('session').get('frozen') === true
    const judge = this.#deps.judge ?? judgeUpdate
    const judged: Judged[] = []
    const refused = new Set<Peer>()
    /** Client ids used for the first time here; they are the sender's only when the transaction holds. */
    const claims = new Map<number, string>()
    const tried: Arrival[] = []
    let applied = 0
    let next = start
    const steps = (apply: (update: ParsedUpdate) => void): void => {
      for (; next < arrivals.length; next++) {
        const arrival = arrivals[next]!
        const { user } = arrival.peer
        if (user.role !== role || (next > start && (arrival.isAlone || first.isAlone))) return
        if (!this.#isHere(arrival) || refused.has(arrival.peer)) continue
        tried.push(arrival)
        const ownerOf = (clientId: number) => claims.get(clientId) ?? owners.get(clientId)
        const verdict = judge(arrival.update, user, { doc, isFrozen, ownerOf })
        if (verdict.kind === 'apply') {
          // A point holds whole records only.
          if (applied > 0 && this.#parts.points.isDue(board, verdict.removals)) return
          this.#parts.points.beforeChange(board, verdict.removals, user.participantId)
          apply(arrival.update)
          applied += 1
          for (const clientId of verdict.claims) claims.set(clientId, user.participantId)
        }
        if (isRefusal(verdict, arrival)) refused.add(arrival.peer)
        judged.push({ arrival, verdict })
      }
    }
    let stored: Uint8Array | null
    try {
      stored = (this.#deps.apply ?? trialApply)(doc, role, steps)
    } catch (error) {
      return this.#spoiled(tried, error)
    }
    for (const [clientId, participantId] of claims) {
      owners.set(clientId, participantId)
      this.#parts.log.bindClient(clientId, participantId)
    }
    if (stored) this.#append(stored, judged)
    this.#answer(doc, judged)
    return next
  }

  /** [R2] When one of several spoiled the document each is tried again alone; alone it was this one, and its sender goes. */
  #spoiled(tried: readonly Arrival[], error: unknown): null {
    this.#parts.document.rebuild()
    if (tried.length > 1) {
      for (const arrival of tried) arrival.isAlone = true
      return null
    }
    for (const { peer } of tried) {
      const { participantId } = peer.user
      const count = (this.#strikes.get(participantId)?.count ?? 0) + 1
      this.#strikes.set(participantId, { count, at: this.#deps.timers.now() })
      this.#parts.refuse(peer, toBoardError(error))
    }
    return null
  }

  #append(update: Uint8Array, judged: readonly Judged[]): void {
    const authors = new Set(judged.filter(({ verdict }) => verdict.kind === 'apply').map(({ arrival }) => arrival.peer))
    const onlyAuthor = authors.size === 1 ? [...authors][0]! : null
    const participants = new Set([...authors].map(({ user }) => user.participantId))
    this.#parts.log.append(update, [...participants].join(' '), () => this.#parts.fanOut.push({ update, onlyAuthor }))
    this.#parts.appended()
  }

  /** What each sender is told: why it is refused, what is missing, or how much is saved once it is on disk. */
  #answer(doc: Y.Doc, judged: readonly Judged[]): void {
    const saved = new Map<Peer, number>()
    for (const { arrival, verdict } of judged) {
      const { peer, connection, kind, number } = arrival
      if (!this.#isHere(arrival)) continue
      if (verdict.kind === 'refuse') {
        this.#parts.refuse(peer, new BoardError(verdict.code, verdict.reason))
      } else if (verdict.kind === 'gap') {
        if (kind === 'step2') this.#parts.refuse(peer, new BoardError('bad_frame', 'The state has holes.'))
        // [R6] Asked once: the answer is a step 2 with everything the board lacks, this frame's content included.
        else if (connection.gapAt === null) peer.send(step1Frame(Y.encodeStateVector(doc)))
        connection.gapAt ??= number
      } else {
        if (kind === 'step2') connection.gapAt = null
        saved.set(peer, connection.gapAt === null ? number : connection.gapAt - 1)
      }
    }
    if (saved.size === 0) return
    this.#parts.log.whenCommitted((seq) => {
      for (const [peer, count] of saved) this.#parts.fanOut.acknowledge(peer, count, seq)
    })
  }
}

const isRefusal = (verdict: Verdict, { kind }: Arrival): boolean =>
  verdict.kind === 'refuse' || (verdict.kind === 'gap' && kind === 'step2')

export const toBoardError = (error: unknown): BoardError =>
  error instanceof BoardError ? error : new BoardError('board_unreadable', 'The board cannot be read or written now.')
