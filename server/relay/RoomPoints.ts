// Restore points of one open board: kept every few minutes of work, before much is deleted at once, and when somebody asks.
// A point is on disk before the change it was kept for.
import * as Y from 'yjs'
import { newId } from '../secrets.ts'
import type { PointKind, PointRow } from '../storage/Storage.ts'
import type { Removals } from './gate.ts'
import type { LoadedDocument, RoomDeps, RoomLog } from './RoomLog.ts'

const PERIOD_MS = 10 * 60_000
/** A mass delete soon after another has its point already. */
const MASS_DELETE_PAUSE_MS = 10_000
const DAY_MS = 24 * 3600_000
const KEPT_DAYS = 30
/** Each kind has its own share of 200 points, so that nobody pushes out good points by causing many others. */
const KEPT: Record<PointKind, number> = { named: 50, periodic: 60, step: 40, massDelete: 30, restore: 20 }
/** More records than this, or more than this share of the items (and not just a few), are much at once. */
const MANY_RECORDS = 50
const MANY_ITEMS_SHARE = 0.2
const FEW_ITEMS = 10

export type PointRequest = { kind: PointKind; name: string | null; participantId: string | null }

/** [R14] Whether a change takes away so much that the state before it is kept. */
export const isMassDelete = (doc: Y.Doc, { records, items }: Removals): boolean =>
  records > MANY_RECORDS || (items > FEW_ITEMS && items > doc.getMap('items').size * MANY_ITEMS_SHARE)

/** What stays of the points of one kind. Named points stay until there are too many. */
export const limitsOf = (kind: PointKind, nowMs: number): { count: number; since: string } => ({
  count: KEPT[kind],
  since: new Date(kind === 'named' ? 0 : nowMs - KEPT_DAYS * DAY_MS).toISOString(),
})

export class RoomPoints {
  readonly #boardId: string
  readonly #deps: RoomDeps
  readonly #log: RoomLog
  #lastPeriodic: number
  #lastMassDelete = -Infinity

  constructor(boardId: string, deps: RoomDeps, log: RoomLog) {
    this.#boardId = boardId
    this.#deps = deps
    this.#log = log
    this.#lastPeriodic = deps.timers.now()
  }

  /** Keeps the board as it is now; resolves when it is on disk. Later changes are written after it. */
  async keep({ doc, epoch }: LoadedDocument, request: PointRequest): Promise<PointRow> {
    const { storage, timers, metrics } = this.#deps
    const now = timers.now()
    const state = Y.encodeStateAsUpdate(doc)
    const at = new Date(now).toISOString()
    const point = { id: newId(), boardId: this.#boardId, seq: this.#log.lastSeq, epoch, at, ...request }
    await Promise.all([storage.addPoint(point, state, limitsOf(request.kind, now)), this.#log.committed])
    metrics.add('restore_points_total')
    return { ...point, size: state.length }
  }

  #isMassDeleteDue(board: LoadedDocument, removals: Removals): boolean {
    const pause = this.#deps.timers.now() - this.#lastMassDelete
    return isMassDelete(board.doc, removals) && pause > MASS_DELETE_PAUSE_MS
  }
  #isPeriodicDue(): boolean {
    return this.#deps.timers.now() - this.#lastPeriodic >= PERIOD_MS
  }

  /** Whether a change with these removals needs a point before it. */
  isDue(board: LoadedDocument, removals: Removals): boolean {
    return this.#isPeriodicDue() || this.#isMassDeleteDue(board, removals)
  }

  /** [R14] Called before a participant's change is applied. */
  beforeChange(board: LoadedDocument, removals: Removals, participantId: string): void {
    const now = this.#deps.timers.now()
    if (this.#isMassDeleteDue(board, removals)) {
      this.#lastMassDelete = now
      const { records, items } = removals
      this.#keepUnasked(board, { kind: 'massDelete', name: null, participantId })
      this.#record({ action: 'massDelete', participantId, detail: { records, items } })
    } else if (this.#isPeriodicDue()) {
      this.#lastPeriodic = now
      this.#keepUnasked(board, { kind: 'periodic', name: null, participantId: null })
    }
  }

  /** A failing disk ends the server; anything else costs this one point. */
  #keepUnasked(board: LoadedDocument, request: PointRequest): void {
    this.keep(board, request).catch((error: unknown) =>
      this.#deps.log.warn({ board: this.#boardId, err: error }, 'restore point not kept'),
    )
  }

  #record(entry: { action: 'massDelete'; participantId: string; detail: Record<string, number> }): void {
    const at = new Date(this.#deps.timers.now()).toISOString()
    this.#deps.storage
      .addAudit({ boardId: this.#boardId, at, ...entry })
      .catch((error: unknown) => this.#deps.log.warn({ board: this.#boardId, err: error }, 'audit entry not kept'))
  }
}
