// Whether the document of an open board is there: read from disk, thrown away after a refusal and read again, let go when
// nobody needs it. What arrives meanwhile waits in order. Knows no people and no frames.
import { BoardError } from '../../shared/errors.ts'
import type { LoadedBoard } from '../storage/Storage.ts'
import type { LoadedDocument, RoomDeps, RoomLog } from './RoomLog.ts'

export type Task = {
  run: (board: LoadedDocument) => void
  refuse: (error: BoardError) => void
  /** Does the task with the stored bytes alone, before there is a document; answers whether it could. */
  early?: (stored: LoadedBoard) => boolean
}
type State =
  /** Everything that arrives waits, in order, until the document is there. */
  | { kind: 'loading'; waiting: Task[] }
  | { kind: 'open'; board: LoadedDocument }
  /** Nobody is here and the last snapshot is being written. A visitor brings the room back to `open`. */
  | { kind: 'draining'; board: LoadedDocument }
  | { kind: 'closed'; error: BoardError }

export type DocumentEvents = {
  /** Whether anybody is here. */
  isNeeded(): boolean
  /** The board cannot be read. */
  lost(error: unknown): void
  /** Nobody was here for a while and all is written. */
  unused(): void
}

const IDLE_MS = 30_000

export class BoardDocument {
  readonly #deps: RoomDeps
  readonly #log: RoomLog
  readonly #events: DocumentEvents
  #state: State = { kind: 'loading', waiting: [] }
  #cancelIdle: (() => void) | null = null

  /** @param after what must be over before the board is read, such as a former room that may still be writing */
  constructor(log: RoomLog, deps: RoomDeps, events: DocumentEvents, after: Promise<unknown>) {
    this.#log = log
    this.#deps = deps
    this.#events = events
    void this.#load(after)
  }

  get isClosed(): boolean {
    return this.#state.kind === 'closed'
  }

  /** The document when it is there, else null. */
  get board(): LoadedDocument | null {
    return this.#state.kind === 'open' || this.#state.kind === 'draining' ? this.#state.board : null
  }

  async #load(after: Promise<unknown>): Promise<void> {
    try {
      await after
      const board = await this.#log.load((stored) => this.#doEarly(stored))
      if (this.#state.kind !== 'loading') return
      const { waiting } = this.#state
      this.#state = { kind: 'open', board }
      this.wait()
      // A task may send the board back to loading: the others then wait again, in their order.
      for (const task of waiting) this.run(task)
    } catch (error) {
      this.#events.lost(error)
    }
  }

  async #doEarly(stored: LoadedBoard): Promise<void> {
    if (this.#state.kind !== 'loading') return
    const { waiting } = this.#state
    const left = waiting.filter((task) => !task.early?.(stored))
    if (left.length === waiting.length) return
    this.#state = { kind: 'loading', waiting: left }
    // What was answered leaves before building the document keeps the process busy.
    await new Promise<void>((resolve) => this.#deps.timers.soon(resolve))
  }

  /** Throws the document away and reads it from disk again: what was refused was never written. */
  rebuild(): void {
    if (this.isClosed) return
    this.#deps.metrics.add('rebuilds_total')
    this.#state = { kind: 'loading', waiting: [] }
    void this.#load(this.#log.committed)
  }

  /** Runs a task now, or when the document is there; refuses it when it will not be. */
  run(task: Task): void {
    const state = this.#state
    switch (state.kind) {
      case 'loading':
        return void state.waiting.push(task)
      case 'draining':
        this.#state = { kind: 'open', board: state.board }
        this.wait()
        return task.run(state.board)
      case 'open':
        return task.run(state.board)
      case 'closed':
        return task.refuse(state.error)
    }
  }

  /** The board is let go some time after the last thing that happened on it with nobody there. */
  wait(): void {
    this.#cancelIdle?.()
    this.#cancelIdle = this.#deps.timers.later(IDLE_MS, () => {
      this.#cancelIdle = null
      if (!this.#events.isNeeded()) void this.#drain()
    })
  }

  /** The last person has left. */
  left(): void {
    if (this.#state.kind !== 'open') return
    void this.#log.saveSnapshot(this.#state.board.doc)
    this.wait()
  }

  async #drain(): Promise<void> {
    if (this.#state.kind !== 'open') return
    const { board } = this.#state
    this.#state = { kind: 'draining', board }
    await this.#log.saveSnapshot(board.doc)
    if (this.#state.kind === 'draining') this.#events.unused()
  }

  /** Takes nothing any more. Answers the tasks that waited; they are the caller's to refuse. */
  close(error: BoardError): Task[] {
    const waiting = this.#state.kind === 'loading' ? this.#state.waiting : []
    this.#state = { kind: 'closed', error }
    this.#cancelIdle?.()
    return waiting
  }
}
