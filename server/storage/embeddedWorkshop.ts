// What a workshop leaves in the embedded store besides its document: ballots, private notes, visits and room codes.
// Synchronous, like the rest of that store. Knows no transaction: its caller begins and ends them.
import type { Sql } from './Sql.ts'
import type { BallotRow, NoteFilter, NoteRow, RoomCodeRow, VisitRow, WriterRow } from './Storage.ts'
import type { Synchronous } from './Synchronous.ts'

export type WorkshopMethod =
  | 'putBallot'
  | 'listBallots'
  | 'deleteBallot'
  | 'putNote'
  | 'deleteNote'
  | 'findNote'
  | 'listNotes'
  | 'placeNotes'
  | 'putWriter'
  | 'listWriters'
  | 'deleteWriters'
  | 'putVisit'
  | 'listVisits'
  | 'putRoomCode'
  | 'findRoomCode'
  | 'openRoomCode'
  | 'endRoomCodes'

type BallotColumns = Omit<BallotRow, 'values' | 'finished' | 'proxy'> & {
  entries: string
  finished: number
  proxy: string | null
}
type WriterColumns = Omit<WriterRow, 'finished'> & { finished: number }

/** What each announced naming leaves of a note; placeholders are the time of placing, twice. */
const FORGOTTEN = {
  names: '',
  partners: ', participantId = NULL',
  nobody: ', participantId = NULL, partnerId = NULL, createdAt = ?, updatedAt = ?',
} as const

/** @param requireLiving throws for boards that are unknown or deleted */
export function embeddedWorkshop(sql: Sql, requireLiving: (boardId: string) => void): Synchronous<WorkshopMethod> {
  return {
    putBallot({ boardId, roundId, participantId, values, finished, updatedAt, proxy }) {
      requireLiving(boardId)
      sql.run(
        'INSERT OR REPLACE INTO ballots VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[boardId, roundId, participantId, JSON.stringify(values), finished ? 1 : 0, updatedAt],
        proxy && JSON.stringify(proxy),
      )
    },
    listBallots(boardId, roundId) {
      const text = 'SELECT * FROM ballots WHERE boardId = ? AND roundId = ? ORDER BY rowid'
      return (sql.all(text, boardId, roundId) as BallotColumns[]).map(({ entries, finished, proxy, ...row }) => ({
        ...row,
        values: JSON.parse(entries) as BallotRow['values'],
        finished: finished === 1,
        proxy: proxy === null ? null : (JSON.parse(proxy) as BallotRow['proxy']),
      }))
    },
    deleteBallot(boardId, roundId, participantId) {
      requireLiving(boardId)
      const text = 'DELETE FROM ballots WHERE boardId = ? AND roundId = ? AND participantId = ?'
      sql.run(text, boardId, roundId, participantId)
    },

    putNote({ boardId, id, writingId, participantId, partnerId, text, createdAt, updatedAt, state }) {
      requireLiving(boardId)
      sql.run(
        'INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[boardId, id, writingId, participantId, partnerId, text, createdAt, updatedAt, state],
      )
    },
    deleteNote(boardId, noteId) {
      requireLiving(boardId)
      sql.run('DELETE FROM notes WHERE boardId = ? AND id = ?', boardId, noteId)
    },
    findNote(boardId, noteId) {
      return sql.first('SELECT * FROM notes WHERE boardId = ? AND id = ?', boardId, noteId) as NoteRow | null
    },
    listNotes(boardId, filter: NoteFilter) {
      const asked = (['writingId', 'participantId', 'state'] as const).filter((name) => filter[name] !== undefined)
      const conditions = ['boardId = ?', ...asked.map((name) => `${name} IS ?`)].join(' AND ')
      const values = asked.map((name) => filter[name])
      return sql.all(`SELECT * FROM notes WHERE ${conditions} ORDER BY createdAt, id`, boardId, ...values) as NoteRow[]
    },
    placeNotes(boardId, noteIds, naming, at) {
      requireLiving(boardId)
      const text = `UPDATE notes SET state = 'placed'${FORGOTTEN[naming]} WHERE boardId = ? AND id = ?`
      const times = naming === 'nobody' ? [at, at] : []
      for (const id of noteIds) sql.run(text, ...times, boardId, id)
    },
    putWriter({ boardId, writingId, participantId, finished }) {
      requireLiving(boardId)
      const row = [boardId, writingId, participantId, finished ? 1 : 0]
      sql.run('INSERT OR REPLACE INTO writers VALUES (?, ?, ?, ?)', ...row)
    },
    listWriters(boardId, writingId) {
      const text = 'SELECT * FROM writers WHERE boardId = ? AND writingId = ? ORDER BY participantId'
      return (sql.all(text, boardId, writingId) as WriterColumns[]).map((row) => ({
        ...row,
        finished: row.finished === 1,
      }))
    },
    deleteWriters(boardId, writingId) {
      requireLiving(boardId)
      sql.run('DELETE FROM writers WHERE boardId = ? AND writingId = ?', boardId, writingId)
    },

    putVisit({ boardId, participantId, from, to }) {
      requireLiving(boardId)
      sql.run('INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?)', boardId, participantId, from, to)
    },
    listVisits(boardId) {
      return sql.all(
        `SELECT boardId, participantId, beganAt AS "from", endedAt AS "to" FROM visits
         WHERE boardId = ? ORDER BY beganAt, participantId`,
        boardId,
      ) as VisitRow[]
    },

    putRoomCode(row) {
      requireLiving(row.boardId)
      sql.insert('roomCodes', row)
    },
    findRoomCode(code) {
      return sql.first('SELECT * FROM roomCodes WHERE code = ?', code) as RoomCodeRow | null
    },
    openRoomCode(boardId) {
      const text = 'SELECT * FROM roomCodes WHERE boardId = ? AND endedAt IS NULL ORDER BY createdAt DESC, code LIMIT 1'
      return sql.first(text, boardId) as RoomCodeRow | null
    },
    endRoomCodes(boardId, at) {
      requireLiving(boardId)
      sql.run('UPDATE roomCodes SET endedAt = coalesce(endedAt, ?) WHERE boardId = ?', at, boardId)
    },
  }
}
