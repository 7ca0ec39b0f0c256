// The storage contract. One suite (test/support/storageContractSuite.ts) runs against every implementation.
// Rules [S1]-[S14] are in SPEC.md. Nothing here may need that only one process uses the store.
import type { PartnerId } from '../../shared/board/boardState.ts'
import type { Role } from '../../shared/roles.ts'
import type { Naming } from '../../shared/session/workshop.ts'

export type BoardRow = { id: string; title: string; epoch: number; createdAt: string; deletedAt: string | null }
export type InviteRow = {
  id: string
  boardId: string
  role: Role
  /** SHA-256 of the secret, hex. The secret itself is never stored. */
  secretHash: string
  createdAt: string
  expiresAt: string | null
  maxUses: number | null
  uses: number
  revokedAt: string | null
}
export type ParticipantRow = {
  id: string
  boardId: string
  inviteId: string
  role: Role
  name: string
  partnerId: PartnerId | null
  joinedAt: string
  removedAt: string | null
  /** When the name was replaced for good; the ballots stay, the person cannot return as this participant. */
  erasedAt: string | null
}
export type SessionRow = { tokenHash: string; boardId: string; participantId: string; expiresAt: string }
export type BallotRow = {
  boardId: string
  roundId: string
  participantId: string
  /** row -> column -> value; null = cannot judge. */
  values: Record<string, Record<string, number | string | null>>
  finished: boolean
  updatedAt: string
  /**
   * Set when a facilitator entered it for people without a device: `participantId` is then the ballot's own id, and it counts
   * for this partner.
   */
  proxy: BallotProxy | null
}
/** `label`: whose ballot it is, such as a table; `enteredBy`: the facilitator's participant id. */
export type BallotProxy = { partnerId: PartnerId; label: string; enteredBy: string }

/** `kept`: in private; `sent`: an idea that waits for the facilitators; then on the board, or put aside. */
export type NoteState = 'kept' | 'sent' | 'placed' | 'dismissed'
/** A private note (M1) or, without a writing, an idea for the facilitators. */
export type NoteRow = {
  id: string
  boardId: string
  writingId: string | null
  /** Who wrote it, and for whom; null once that was forgotten, and for people without a partner. */
  participantId: string | null
  partnerId: PartnerId | null
  text: string
  createdAt: string
  updatedAt: string
  state: NoteState
}
/** What is left out is not asked for; `writingId` null: ideas. */
export type NoteFilter = { writingId?: string | null; participantId?: string; state?: NoteState }
/** Somebody who takes part in a private writing. */
export type WriterRow = { boardId: string; writingId: string; participantId: string; finished: boolean }
/** Somebody was connected from one moment to another (ISO). */
export type VisitRow = { boardId: string; participantId: string; from: string; to: string }
/** A short code to come in with: kept as it is, because it lives for hours and gives no more than its invite. */
export type RoomCodeRow = {
  code: string
  boardId: string
  inviteId: string
  createdAt: string
  expiresAt: string
  endedAt: string | null
}
/** What is kept of who did what: ids, roles and counts, never names, words or values. */
export type AuditRow = {
  boardId: string
  at: string
  /** Who did it, or null where nobody is signed in (creating, importing). */
  participantId: string | null
  action: AuditAction
  detail: Record<string, string | number | boolean | null>
}
export const AUDIT_ACTIONS = [
  'create',
  'import',
  'export',
  'join',
  'invite',
  'revokeInvite',
  'role',
  'remove',
  'leave',
  'erase',
  'upload',
  'freeze',
  'unfreeze',
  'standIn',
  'takeBack',
  'openDoor',
  'closeDoor',
  'massDelete',
  'checkpoint',
  'restore',
  'tableBallot',
  'decide',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** A picture on a board. */
export type AssetRow = {
  boardId: string
  /** SHA-256 of `bytes`, hex. */
  hash: string
  /** Media type, such as image/png. */
  type: string
  /** Pixels, as shown (after the rotation that the file asks for). */
  width: number
  height: number
  createdAt: string
  bytes: Uint8Array
}
export type LogRecord = {
  boardId: string
  /** Who caused it; several people, separated by spaces, when their changes were written together; null: the server itself. */
  participantId: string | null
  at: string
  /** A Yjs V1 update. */
  update: Uint8Array
}
export type LoadedBoard = {
  epoch: number
  /** Sequence number of the last record inside the snapshot; 0 when there is none. */
  snapshotSeq: number
  snapshot: Uint8Array | null
  /** Updates after the snapshot, in sequence order, without gaps. */
  tail: { seq: number; update: Uint8Array }[]
}

/** Why a state was kept: named by a facilitator, every few minutes of work, at a step of the agenda, or because of what came next. */
export const POINT_KINDS = ['named', 'periodic', 'step', 'massDelete', 'restore'] as const
export type PointKind = (typeof POINT_KINDS)[number]
/** A restore point: the board as it was at one moment. */
export type PointRow = {
  id: string
  boardId: string
  /** Number of the last log record in it, and the epoch that number belongs to. */
  seq: number
  epoch: number
  at: string
  kind: PointKind
  /** The facilitator's words for it; null for automatic points. */
  name: string | null
  /** Who named it or caused it, or null for the server itself. */
  participantId: string | null
  /** Bytes of the state. */
  size: number
}
export type LoadedPoint = { point: PointRow; state: Uint8Array }
/** What stays of the points of one kind: the newest `count`, none from before `since` (ISO time). */
export type PointLimits = { count: number; since: string }

/** Every promise resolves only when the change is on disk, and rejects when it is not known to be. */
export interface Storage {
  /** [S1] The board, its invites and its first state appear together or not at all. */
  createBoard(board: BoardRow, invites: InviteRow[], state: Uint8Array): Promise<void>
  findBoard(boardId: string): Promise<BoardRow | null>
  setTitle(boardId: string, title: string): Promise<void>
  /** [S2] Erases records, ballots, notes, people, visits, invites, sessions, codes, pictures and audit; leaves only id and time of deletion. */
  deleteBoard(boardId: string, at: string): Promise<void>

  /** [S3] Sequence numbers per board are gapless and in the order of the batch; group commit is the implementation's business. */
  append(record: LogRecord): Promise<number>
  load(boardId: string): Promise<LoadedBoard | null>
  /** [S4] Replaces the snapshot and forgets log records up to `seq`; never touches later ones. */
  saveSnapshot(boardId: string, seq: number, state: Uint8Array): Promise<void>

  /** [S9] Keeps a state as a restore point, and forgets the points of its kind that are beyond the limits. */
  addPoint(point: Omit<PointRow, 'size'>, state: Uint8Array, limits: PointLimits): Promise<void>
  /** Newest first. */
  listPoints(boardId: string): Promise<PointRow[]>
  /** @throws BoardError board_unreadable when it is damaged */
  loadPoint(boardId: string, pointId: string): Promise<LoadedPoint | null>
  /** [S10] Puts `state` in the place of everything the board holds now, as one record more, and raises the epoch. */
  replaceState(boardId: string, state: Uint8Array): Promise<{ epoch: number; seq: number }>

  addInvite(invite: InviteRow): Promise<void>
  findInvite(boardId: string, secretHash: string): Promise<InviteRow | null>
  listInvites(boardId: string): Promise<InviteRow[]>
  revokeInvite(boardId: string, inviteId: string, at: string): Promise<void>
  /** [S5] Adds the participant and its session and counts one use of the invite; false when the invite has none left. */
  join(participant: ParticipantRow, session: SessionRow): Promise<boolean>
  /** Adds people without a session (an example board's authors, an import). */
  addParticipants(participants: ParticipantRow[]): Promise<void>
  findSession(tokenHash: string): Promise<{ session: SessionRow; participant: ParticipantRow } | null>
  listParticipants(boardId: string): Promise<ParticipantRow[]>
  updateParticipant(
    boardId: string,
    participantId: string,
    change: Partial<Pick<ParticipantRow, 'name' | 'partnerId' | 'role' | 'removedAt'>>,
  ): Promise<void>
  /**
   * [A5] Puts `name` in the place of a person's name and ends their sessions; neither the former name nor the person's
   * notes are in any file afterwards. Ballots stay, and visits, which hold no name.
   */
  eraseParticipant(boardId: string, participantId: string, name: string, at: string): Promise<void>
  /** [S6] Client ids of Yjs bound to a participant; a client id belongs to the first who used it. Answers the owner. */
  bindClient(boardId: string, clientId: number, participantId: string): Promise<string>
  listClients(boardId: string): Promise<{ clientId: number; participantId: string }[]>

  /** [S7] One ballot per round and participant; a later one replaces the earlier. */
  putBallot(ballot: BallotRow): Promise<void>
  listBallots(boardId: string, roundId: string): Promise<BallotRow[]>
  deleteBallot(boardId: string, roundId: string, participantId: string): Promise<void>

  /** [S11] Adds a note or replaces the one with its id. */
  putNote(note: NoteRow): Promise<void>
  deleteNote(boardId: string, noteId: string): Promise<void>
  findNote(boardId: string, noteId: string): Promise<NoteRow | null>
  /** Oldest first, those of one moment by id. */
  listNotes(boardId: string, filter: NoteFilter): Promise<NoteRow[]>
  /**
   * [S12] Marks notes as placed on the board and forgets, on the disk too, what the board does not show: for `partners` the
   * person, for `nobody` also the partner and the times, which become `at`. Notes that are gone are passed over.
   */
  placeNotes(boardId: string, noteIds: readonly string[], naming: Naming, at: string): Promise<void>
  /** One row per writing and person; a later one replaces the earlier. */
  putWriter(writer: WriterRow): Promise<void>
  listWriters(boardId: string, writingId: string): Promise<WriterRow[]>
  /** Forgets who took part in a writing. */
  deleteWriters(boardId: string, writingId: string): Promise<void>

  /** [S13] One row per person and beginning; a later one replaces the earlier. */
  putVisit(visit: VisitRow): Promise<void>
  /** By beginning. */
  listVisits(boardId: string): Promise<VisitRow[]>

  /** [S14] Rejects when the code was given before, on any board. */
  putRoomCode(row: RoomCodeRow): Promise<void>
  findRoomCode(code: string): Promise<RoomCodeRow | null>
  /** The board's newest code that was not ended, or null; whether it expired is for the caller to see. */
  openRoomCode(boardId: string): Promise<RoomCodeRow | null>
  /** Ends all codes of the board; those that ended keep their time. */
  endRoomCodes(boardId: string, at: string): Promise<void>

  /** [A11] Keeps a picture once per board; false, and nothing kept, when the board would hold more than `maxBoardBytes`. */
  putAsset(asset: AssetRow, maxBoardBytes: number): Promise<boolean>
  findAsset(boardId: string, hash: string): Promise<AssetRow | null>
  /** Hashes of a board's pictures, oldest first. */
  listAssets(boardId: string): Promise<string[]>

  /** [A12] Entries are only ever added; they go with the board. */
  addAudit(entry: AuditRow): Promise<void>
  /** The newest entries first, at most `limit`. */
  listAudit(boardId: string, limit: number): Promise<AuditRow[]>

  getSetting(key: string): Promise<string | null>
  setSetting(key: string, value: string): Promise<void>
  /** [S8] Cheap proof that the store answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
