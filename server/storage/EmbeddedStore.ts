// The embedded store itself: SQLite, synchronous, one connection. Runs in the storage worker; a test may run it directly.
// Knows no threads, no queues and no sockets.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { BoardError, type RefusalCode } from '../../shared/errors.ts'
import * as history from './embeddedHistory.ts'
import { BOARD_TABLES, DATABASE_FILE, MIGRATIONS } from './embeddedTables.ts'
import { embeddedWorkshop, type WorkshopMethod } from './embeddedWorkshop.ts'
import { allowGivingBack, giveBackSpace } from './embeddedSpace.ts'
import { lockDirectory } from './lockDirectory.ts'
import { Sql } from './Sql.ts'
import type {
  AssetRow,
  AuditRow,
  BoardRow,
  InviteRow,
  LoadedBoard,
  LoadedPoint,
  ParticipantRow,
  PointRow,
  SessionRow,
  Storage,
} from './Storage.ts'
import type { StoreMethod, Synchronous } from './Synchronous.ts'
import { checksum, damagedAt, toBytes, verifiedBytes } from './storedBytes.ts'

export type StoreCall = { [K in StoreMethod]: { method: K; args: Parameters<Storage[K]> } }[StoreMethod]
export type StoreOutcome = { ok: true; value: unknown } | { ok: false; code: RefusalCode | null; message: string }

type AuditColumns = Omit<AuditRow, 'detail'> & { detail: string }

/** Calls that write nothing, or nothing before their last check: undoing them needs no savepoint. */
const SIMPLE_CALLS: ReadonlySet<StoreMethod> = new Set([
  'append',
  'findBoard',
  'load',
  'findInvite',
  'listInvites',
  'findSession',
  'listParticipants',
  'listClients',
  'listBallots',
  'findNote',
  'listNotes',
  'listWriters',
  'listVisits',
  'findRoomCode',
  'openRoomCode',
  'listPoints',
  'loadPoint',
  'findAsset',
  'listAssets',
  'addAudit',
  'listAudit',
  'getSetting',
  'ping',
])
/** Calls whose promise is that something is gone from the disk. */
const ERASING_CALLS: ReadonlySet<StoreMethod> = new Set(['deleteBoard', 'eraseParticipant', 'placeNotes'])

/** Calls that free much space in the file. */
const FREEING_CALLS: ReadonlySet<StoreMethod> = new Set(['saveSnapshot', 'replaceState', 'deleteBoard'])

/** SQLite says which kind of failure it was in `code`; a broken constraint concerns one call, all else the whole store. */
const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')

export class EmbeddedStore implements Omit<Synchronous, WorkshopMethod> {
  readonly #db: Database.Database
  readonly #lock: Database.Database
  #mustEmptyLog = false
  readonly #sql: Sql
  readonly #workshop: Synchronous<WorkshopMethod>

  /**
   * Opens or creates the store in a directory.
   * @param openDatabase how to open the file; a test may give one that fails
   * @throws Error in words for the person who starts the server: in use by another process, or written by a newer version
   */
  constructor(dataDir: string, openDatabase = (file: string): Database.Database => new Database(file)) {
    try {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new Error(
        `the folder ${dataDir} cannot be made or used (${code ?? 'unknown reason'}); set DATA_DIR to another`,
        { cause: error },
      )
    }
    this.#lock = lockDirectory(dataDir)
    this.#db = openDatabase(join(dataDir, DATABASE_FILE))
    this.#sql = new Sql(this.#db)
    this.#workshop = embeddedWorkshop(this.#sql, (boardId) => this.#requireLiving(boardId))
    try {
      allowGivingBack(this.#db)
      this.#db.pragma('journal_mode = WAL')
      // A commit returns after the disk has it; NORMAL would lose commits at a power cut.
      this.#db.pragma('synchronous = FULL')
      // [S2] What is deleted is overwritten with zeros in the file.
      this.#db.pragma('secure_delete = ON')
      this.#db.pragma('foreign_keys = ON')
      this.#migrate()
    } catch (error) {
      this.close()
      throw error
    }
  }

  #migrate(): void {
    const [{ user_version: version }] = this.#db.pragma('user_version') as [{ user_version: number }]
    if (version > MIGRATIONS.length)
      throw new Error('The data directory was written by a newer Clusterboard; start that version instead.')
    this.#db.exec('BEGIN IMMEDIATE')
    for (const migration of MIGRATIONS.slice(version)) this.#db.exec(migration)
    this.#db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    this.#db.exec('COMMIT')
  }

  /**
   * Runs calls in one transaction; when this returns, all that succeeded is on disk.
   * A refused call undoes only itself. @throws when the store cannot be trusted any more (disk full, read error, ...)
   */
  runBatch(calls: readonly StoreCall[]): StoreOutcome[] {
    this.#db.exec('BEGIN IMMEDIATE')
    const outcomes = calls.map((call) => this.#runOne(call))
    this.#db.exec('COMMIT')
    if (calls.some((call) => FREEING_CALLS.has(call.method))) giveBackSpace(this.#db)
    this.#mustEmptyLog ||= calls.some((call) => ERASING_CALLS.has(call.method))
    if (this.#mustEmptyLog) this.#emptyLog()
    return outcomes
  }

  /** [S2] The write-ahead log still has the old pages. A backup that is being read holds them until it is done. */
  #emptyLog(): void {
    const [{ busy }] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    this.#mustEmptyLog = busy !== 0
  }

  #runOne(call: StoreCall): StoreOutcome {
    const needsUndo = !SIMPLE_CALLS.has(call.method)
    if (needsUndo) this.#db.exec('SAVEPOINT one')
    try {
      const isOfWorkshop = call.method in this.#workshop
      const run = (isOfWorkshop ? this.#workshop : this) as unknown as Record<
        StoreMethod,
        (...args: unknown[]) => unknown
      >
      const value = run[call.method](...call.args)
      if (needsUndo) this.#db.exec('RELEASE one')
      return { ok: true, value }
    } catch (error) {
      if (!(error instanceof BoardError) && !isConstraint(error)) throw error
      if (needsUndo) this.#db.exec('ROLLBACK TO one; RELEASE one')
      return { ok: false, code: error instanceof BoardError ? error.code : null, message: (error as Error).message }
    }
  }

  #requireLiving(boardId: string): void {
    const row = this.#sql.first('SELECT deletedAt FROM boards WHERE id = ?', boardId)
    if (!row) throw new BoardError('board_unknown', 'There is no such board.')
    if (row.deletedAt !== null) throw new BoardError('board_deleted', 'This board was deleted.')
  }

  createBoard(board: BoardRow, invites: InviteRow[], state: Uint8Array): void {
    this.#sql.insert('boards', board)
    for (const invite of invites) this.#sql.insert('invites', invite)
    this.#sql.insert('snapshots', { boardId: board.id, seq: 0, crc: checksum(board.id, 0, state), state })
  }
  findBoard(boardId: string): BoardRow | null {
    return this.#sql.first(
      'SELECT id, title, epoch, createdAt, deletedAt FROM boards WHERE id = ?',
      boardId,
    ) as BoardRow | null
  }
  setTitle(boardId: string, title: string): void {
    this.#requireLiving(boardId)
    this.#sql.run('UPDATE boards SET title = ? WHERE id = ?', title, boardId)
  }
  deleteBoard(boardId: string, at: string): void {
    this.#requireLiving(boardId)
    for (const table of BOARD_TABLES) this.#sql.run(`DELETE FROM ${table} WHERE boardId = ?`, boardId)
    this.#sql.run(`UPDATE boards SET title = '', createdAt = '', seq = 0, deletedAt = ? WHERE id = ?`, at, boardId)
  }

  append(record: Parameters<Storage['append']>[0]): number {
    const { boardId, participantId, at, update } = record
    this.#requireLiving(boardId)
    const row = this.#sql.first('UPDATE boards SET seq = seq + 1 WHERE id = ? RETURNING seq', boardId)
    const seq = row!.seq as number
    this.#sql.insert('log', { boardId, seq, participantId, at, crc: checksum(boardId, seq, update), record: update })
    return seq
  }
  load(boardId: string): LoadedBoard | null {
    const board = this.#sql.first('SELECT epoch, deletedAt FROM boards WHERE id = ?', boardId)
    if (!board || board.deletedAt !== null) return null
    const snapshot = this.#sql.first('SELECT seq, crc, state FROM snapshots WHERE boardId = ?', boardId)
    const snapshotSeq = (snapshot?.seq as number | undefined) ?? 0
    const rows = this.#sql.all(
      'SELECT seq, crc, record FROM log WHERE boardId = ? AND seq > ? ORDER BY seq',
      boardId,
      snapshotSeq,
    )
    const tail = rows.map((row, index) => {
      const seq = row.seq as number
      // [S3] A missing number is lost work, not an empty place.
      if (seq !== snapshotSeq + 1 + index) throw damagedAt(snapshotSeq + 1 + index)
      return { seq, update: verifiedBytes(boardId, seq, row.crc, row.record) }
    })
    return {
      epoch: board.epoch as number,
      snapshotSeq,
      snapshot: snapshot ? verifiedBytes(boardId, snapshotSeq, snapshot.crc, snapshot.state) : null,
      tail,
    }
  }
  saveSnapshot(boardId: string, seq: number, state: Uint8Array): void {
    this.#requireLiving(boardId)
    const { seq: last } = this.#sql.first('SELECT seq FROM boards WHERE id = ?', boardId) as { seq: number }
    if (seq > last) throw new BoardError('internal', `Snapshot ${seq} is ahead of the log (${last}).`)
    this.#sql.run(
      `INSERT INTO snapshots (boardId, seq, crc, state) VALUES (?, ?, ?, ?)
       ON CONFLICT (boardId) DO UPDATE SET seq = excluded.seq, crc = excluded.crc, state = excluded.state
       WHERE excluded.seq >= snapshots.seq`,
      boardId,
      seq,
      checksum(boardId, seq, state),
      state,
    )
    this.#sql.run(
      'DELETE FROM log WHERE boardId = ? AND seq <= (SELECT seq FROM snapshots WHERE boardId = ?)',
      boardId,
      boardId,
    )
  }

  addPoint(...[point, state, limits]: Parameters<Storage['addPoint']>): void {
    this.#requireLiving(point.boardId)
    history.addPoint(this.#sql, point, state, limits)
  }
  listPoints(boardId: string): PointRow[] {
    return history.listPoints(this.#sql, boardId)
  }
  loadPoint(boardId: string, pointId: string): LoadedPoint | null {
    return history.loadPoint(this.#sql, boardId, pointId)
  }
  replaceState(boardId: string, state: Uint8Array): { epoch: number; seq: number } {
    this.#requireLiving(boardId)
    return history.replaceState(this.#sql, boardId, state)
  }

  addInvite(invite: InviteRow): void {
    this.#requireLiving(invite.boardId)
    this.#sql.insert('invites', invite)
  }
  findInvite(boardId: string, secretHash: string): InviteRow | null {
    return this.#sql.first(
      'SELECT * FROM invites WHERE boardId = ? AND secretHash = ?',
      boardId,
      secretHash,
    ) as InviteRow | null
  }
  listInvites(boardId: string): InviteRow[] {
    return this.#sql.all('SELECT * FROM invites WHERE boardId = ? ORDER BY rowid', boardId) as InviteRow[]
  }
  revokeInvite(boardId: string, inviteId: string, at: string): void {
    this.#requireLiving(boardId)
    this.#sql.run(
      'UPDATE invites SET revokedAt = coalesce(revokedAt, ?) WHERE boardId = ? AND id = ?',
      at,
      boardId,
      inviteId,
    )
  }
  join(participant: ParticipantRow, session: SessionRow): boolean {
    this.#requireLiving(participant.boardId)
    // [S5] Counting and checking in one statement: two who join with the last use cannot both succeed.
    const counted = this.#sql.run(
      `UPDATE invites SET uses = uses + 1
       WHERE boardId = ? AND id = ? AND revokedAt IS NULL AND (maxUses IS NULL OR uses < maxUses)`,
      participant.boardId,
      participant.inviteId,
    )
    if (counted === 0) return false
    this.#sql.insert('participants', participant)
    this.#sql.insert('sessions', session)
    return true
  }
  addParticipants(participants: ParticipantRow[]): void {
    for (const participant of participants) {
      this.#requireLiving(participant.boardId)
      this.#sql.insert('participants', participant)
    }
  }
  findSession(tokenHash: string): { session: SessionRow; participant: ParticipantRow } | null {
    const session = this.#sql.first('SELECT * FROM sessions WHERE tokenHash = ?', tokenHash) as SessionRow | null
    if (!session) return null
    const { boardId, participantId } = session
    const row = this.#sql.first('SELECT * FROM participants WHERE boardId = ? AND id = ?', boardId, participantId)
    return row && { session, participant: row as ParticipantRow }
  }
  listParticipants(boardId: string): ParticipantRow[] {
    return this.#sql.all('SELECT * FROM participants WHERE boardId = ? ORDER BY rowid', boardId) as ParticipantRow[]
  }
  updateParticipant(...[boardId, participantId, change]: Parameters<Storage['updateParticipant']>): void {
    this.#requireLiving(boardId)
    const names = (['name', 'partnerId', 'role', 'removedAt'] as const).filter((name) => change[name] !== undefined)
    for (const name of names)
      this.#sql.run(
        `UPDATE participants SET ${name} = ? WHERE boardId = ? AND id = ?`,
        change[name],
        boardId,
        participantId,
      )
  }
  eraseParticipant(boardId: string, participantId: string, name: string, at: string): void {
    this.#requireLiving(boardId)
    const person = [boardId, participantId]
    this.#sql.run('UPDATE participants SET name = ?, erasedAt = ? WHERE boardId = ? AND id = ?', name, at, ...person)
    for (const table of ['sessions', 'notes', 'writers'])
      this.#sql.run(`DELETE FROM ${table} WHERE boardId = ? AND participantId = ?`, ...person)
  }
  bindClient(boardId: string, clientId: number, participantId: string): string {
    this.#requireLiving(boardId)
    this.#sql.run('INSERT INTO clients VALUES (?, ?, ?) ON CONFLICT DO NOTHING', boardId, clientId, participantId)
    const row = this.#sql.first(
      'SELECT participantId FROM clients WHERE boardId = ? AND clientId = ?',
      boardId,
      clientId,
    )
    return row!.participantId as string
  }
  listClients(boardId: string): { clientId: number; participantId: string }[] {
    const rows = this.#sql.all('SELECT clientId, participantId FROM clients WHERE boardId = ? ORDER BY rowid', boardId)
    return rows as { clientId: number; participantId: string }[]
  }

  putAsset(asset: AssetRow, maxBoardBytes: number): boolean {
    const { boardId, hash, bytes } = asset
    this.#requireLiving(boardId)
    if (this.#sql.first('SELECT 1 FROM assets WHERE boardId = ? AND hash = ?', boardId, hash)) return true
    const held = this.#sql.first('SELECT total(size) AS size FROM assets WHERE boardId = ?', boardId)
    if ((held!.size as number) + bytes.length > maxBoardBytes) return false
    this.#sql.insert('assets', { ...asset, size: bytes.length })
    return true
  }
  findAsset(boardId: string, hash: string): AssetRow | null {
    const sql = 'SELECT type, width, height, createdAt, bytes FROM assets WHERE boardId = ? AND hash = ?'
    const row = this.#sql.first(sql, boardId, hash) as Omit<AssetRow, 'boardId' | 'hash'> | null
    return row && { ...row, boardId, hash, bytes: toBytes(row.bytes) }
  }
  listAssets(boardId: string): string[] {
    return this.#sql
      .all('SELECT hash FROM assets WHERE boardId = ? ORDER BY rowid', boardId)
      .map((row) => String(row.hash))
  }

  addAudit(entry: AuditRow): void {
    this.#requireLiving(entry.boardId)
    this.#sql.insert('audit', { ...entry, detail: JSON.stringify(entry.detail) })
  }
  listAudit(boardId: string, limit: number): AuditRow[] {
    const sql = 'SELECT * FROM audit WHERE boardId = ? ORDER BY rowid DESC LIMIT ?'
    return (this.#sql.all(sql, boardId, limit) as AuditColumns[]).map((row) => ({
      ...row,
      detail: JSON.parse(row.detail) as AuditRow['detail'],
    }))
  }

  getSetting(key: string): string | null {
    return (this.#sql.first('SELECT value FROM settings WHERE key = ?', key)?.value as string | undefined) ?? null
  }
  setSetting(key: string, value: string): void {
    this.#sql.run(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    )
  }
  ping(): void {
    this.#sql.first('SELECT 1')
  }
  close(): void {
    this.#db.close()
    this.#lock.close()
  }
}
