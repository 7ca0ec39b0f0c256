// The restore points of a board, and setting it back to one of them. Knows no HTTP.
import * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import { newId } from '../secrets.ts'
import type { LoadedPoint, PointRow, Storage } from '../storage/Storage.ts'
import { epochChanged, stateOfNewEpoch } from './epoch.ts'
import type { OpenRooms } from './OpenRooms.ts'
import type { Timers } from './Peer.ts'
import { loadDocument } from './RoomLog.ts'
import { limitsOf, type PointRequest } from './RoomPoints.ts'

/** @property keptAs the point of the board as it was just before */
export type Restored = { epoch: number; keptAs: PointRow; title: string }

export class BoardHistory {
  readonly #storage: Storage
  readonly #rooms: OpenRooms
  readonly #timers: Timers

  constructor(storage: Storage, rooms: OpenRooms, timers: Timers) {
    this.#storage = storage
    this.#rooms = rooms
    this.#timers = timers
  }

  /** Keeps the board as it is now; resolves when it is on disk. @throws BoardError board_unknown, board_deleted */
  keep(boardId: string, request: PointRequest): Promise<PointRow> {
    return this.#rooms.keepPoint(boardId, request)
  }

  /** Newest first. */
  list(boardId: string): Promise<PointRow[]> {
    return this.#storage.listPoints(boardId)
  }

  /** @throws BoardError not_found, board_unreadable */
  async load(boardId: string, pointId: string): Promise<LoadedPoint> {
    const loaded = await this.#storage.loadPoint(boardId, pointId)
    if (!loaded) throw new BoardError('not_found', 'There is no such restore point.')
    return loaded
  }

  /**
   * [R13] Sets the board back: keeps the present as a point, closes all sockets (4409), and goes on from the point under a
   * new epoch. What was acknowledged before is in the point of the present.
   * @throws BoardError not_found, board_unreadable; the board is then as it was
   */
  async restore(boardId: string, pointId: string, participantId: string): Promise<Restored> {
    const { state } = await this.load(boardId, pointId)
    return this.#rooms.whileClosed(boardId, epochChanged(), async () => {
      const present = await loadDocument(this.#storage, boardId)
      const now = this.#timers.now()
      const keptAs = {
        id: newId(),
        boardId,
        seq: present.seq,
        epoch: present.epoch,
        at: new Date(now).toISOString(),
        kind: 'restore',
        name: null,
        participantId,
      } as const
      const presentState = Y.encodeStateAsUpdate(present.doc)
      const next = stateOfNewEpoch(state, present.epoch + 1, present.doc)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, next)
      await this.#storage.addPoint(keptAs, presentState, limitsOf('restore', now))
      const { epoch } = await this.#storage.replaceState(boardId, next)
      return {
        epoch,
        keptAs: { ...keptAs, size: presentState.length },
        title: String(doc.getMap('meta').get('title') ?? ''),
      }
    })
  }
}
