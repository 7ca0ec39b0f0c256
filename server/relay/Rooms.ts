// What the rest of the server may ask of the relay. A room is an open board: one Y.Doc, its log and its sockets.
import type * as Y from 'yjs'

/**
 * Hears of people coming to a board and leaving it; several tabs of one person are one. Both are told within the event that
 * caused them, so they must only take note.
 */
export type PeopleWatcher = {
  came(boardId: string, participantId: string): void
  left(boardId: string, participantId: string): void
}

export interface Rooms {
  /**
   * Runs `change` in one transaction of the board's document as the server; resolves when it is on disk (others see it then).
   * @throws BoardError board_unknown, board_deleted, board_unreadable
   */
  change<T>(boardId: string, change: (doc: Y.Doc) => T): Promise<T>
  /** Reads the board's document. The reader must not change it. */
  read<T>(boardId: string, read: (doc: Y.Doc) => T): Promise<T>
  /** Participants with an open socket now. */
  connected(boardId: string): ReadonlySet<string>
  /** From now on this one hears who comes and leaves, on every board. */
  watchPeople?(watcher: PeopleWatcher): void
  /** Closes a participant's sockets with a permanent code. */
  disconnect(boardId: string, participantId: string, closeCode: number): void
  /** Shows a participant's new name or partner to the others at once, if the participant is connected. */
  rename?(boardId: string, participantId: string, change: { name: string; partnerId: string | null }): void
  /** Forgets the room and closes its sockets; the next visitor loads from storage. */
  closeRoom(boardId: string, closeCode: number): Promise<void>
  /** Ends all rooms; resolves when nothing is left unwritten. */
  close(): Promise<void>
}
