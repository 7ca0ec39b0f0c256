// The boards in memory, each opened once. What the rest of the server asks of them is in Rooms.ts; the sockets use `enter`.
import type * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import type { PointRow } from '../storage/Storage.ts'
import type { Peer } from './Peer.ts'
import { renewBoard } from './renewBoard.ts'
import { Room } from './Room.ts'
import type { RoomDeps } from './RoomLog.ts'
import type { PointRequest } from './RoomPoints.ts'
import type { PeopleWatcher, Rooms } from './Rooms.ts'

/** RFC 6455: the server goes away; clients try again. */
const GOING_AWAY = 1001

/** A connected peer's way into its room. */
export type Link = { receive(frame: Uint8Array): void; leave(): void }

export class OpenRooms implements Rooms {
  readonly #deps: RoomDeps
  readonly #rooms = new Map<string, Room>()
  /** Boards whose stored state is being exchanged: nobody opens them until that is over. */
  readonly #exchanging = new Map<string, Promise<unknown>>()
  readonly #watchers: PeopleWatcher[] = []
  #isClosing = false

  constructor(deps: RoomDeps) {
    this.#deps = deps
  }

  #room(boardId: string): Room {
    if (this.#isClosing) throw new BoardError('internal', 'The server is closing.')
    const known = this.#rooms.get(boardId)
    if (known && !known.isClosed) return known
    // One document per board at any time: a new room reads only after the former has written its last.
    const exchanged = this.#exchanging.get(boardId)?.catch(() => 'told to whoever asked for it')
    const people: PeopleWatcher = {
      came: (...person) => this.#watchers.forEach((watcher) => watcher.came(...person)),
      left: (...person) => this.#watchers.forEach((watcher) => watcher.left(...person)),
    }
    const room = new Room(boardId, this.#deps, Promise.all([known?.ended, exchanged]), people)
    this.#rooms.set(boardId, room)
    if (this.#deps.renewal) void renewBoard(room, this.#deps.renewal, this.#deps.log)
    void room.ended.then(() => {
      if (this.#rooms.get(boardId) === room) this.#rooms.delete(boardId)
    })
    return room
  }

  /** Lets a person in whose right to be here is checked already. @throws BoardError internal while closing */
  enter(boardId: string, peer: Peer): Link {
    const room = this.#room(boardId)
    room.enter(peer)
    return { receive: (frame) => room.receive(peer, frame), leave: () => room.leave(peer) }
  }

  async change<T>(boardId: string, change: (doc: Y.Doc) => T): Promise<T> {
    return this.#room(boardId).change(change)
  }
  async read<T>(boardId: string, read: (doc: Y.Doc) => T): Promise<T> {
    return this.#room(boardId).read(read)
  }
  connected(boardId: string): ReadonlySet<string> {
    return this.#rooms.get(boardId)?.connected() ?? new Set()
  }
  watchPeople(watcher: PeopleWatcher): void {
    this.#watchers.push(watcher)
  }
  disconnect(boardId: string, participantId: string, closeCode: number): void {
    this.#rooms.get(boardId)?.disconnect(participantId, closeCode)
  }
  rename(boardId: string, participantId: string, change: { name: string; partnerId: string | null }): void {
    this.#rooms.get(boardId)?.rename(participantId, change)
  }
  /** Keeps a board as it is now. @throws BoardError board_unknown, board_deleted, board_unreadable */
  async keepPoint(boardId: string, request: PointRequest): Promise<PointRow> {
    return this.#room(boardId).keepPoint(request)
  }
  /**
   * Ends the room with `error`, runs `exchange` while the board is in nobody's memory and all of it is on disk, and lets
   * people in again. Exchanges of one board run in turn.
   */
  async whileClosed<T>(boardId: string, error: BoardError, exchange: () => Promise<T>): Promise<T> {
    if (this.#isClosing) throw new BoardError('internal', 'The server is closing.')
    const before = this.#exchanging.get(boardId)?.catch(() => 'told to whoever asked for it')
    const run = async (): Promise<T> => {
      await before
      await this.#rooms.get(boardId)?.end(error, null)
      return exchange()
    }
    const running = run()
    this.#exchanging.set(boardId, running)
    try {
      return await running
    } finally {
      if (this.#exchanging.get(boardId) === running) this.#exchanging.delete(boardId)
    }
  }
  async closeRoom(boardId: string, closeCode: number): Promise<void> {
    const error = closeCode === 4410 ? deleted() : new BoardError('internal', 'The board was closed.')
    await this.#rooms.get(boardId)?.end(error, closeCode)
  }
  async close(): Promise<void> {
    this.#isClosing = true
    const error = new BoardError('internal', 'The server is closing.')
    await Promise.allSettled(this.#exchanging.values())
    await Promise.all([...this.#rooms.values()].map((room) => room.end(error, GOING_AWAY)))
  }
}

const deleted = (): BoardError => new BoardError('board_deleted', 'This board was deleted.')
