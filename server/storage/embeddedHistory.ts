// The restore points of the embedded store, and the exchange of a board's state. Each point has its whole state with it,
// compressed: a damaged byte costs one point, and the log needs no more than what came after the last snapshot.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Sql } from './Sql.ts'
import type { LoadedPoint, PointLimits, PointRow } from './Storage.ts'
import { checksum, damagedAt, verifiedBytes } from './storedBytes.ts'

const COLUMNS = 'id, boardId, seq, epoch, at, kind, name, participantId, size'
/** A fast level: a point is written while people work. */
const LEVEL = 1

export function addPoint(sql: Sql, point: Omit<PointRow, 'size'>, state: Uint8Array, limits: PointLimits): void {
  const { boardId, kind, seq } = point
  const packed = deflateRawSync(state, { level: LEVEL })
  sql.insert('points', { ...point, size: state.length, crc: checksum(boardId, seq, packed), state: packed })
  sql.run(
    `DELETE FROM points WHERE boardId = ? AND kind = ? AND (at < ? OR rowid NOT IN (
       SELECT rowid FROM points WHERE boardId = ? AND kind = ? ORDER BY rowid DESC LIMIT ?))`,
    ...[boardId, kind, limits.since, boardId, kind, limits.count],
  )
}

export const listPoints = (sql: Sql, boardId: string): PointRow[] =>
  sql.all(`SELECT ${COLUMNS} FROM points WHERE boardId = ? ORDER BY rowid DESC`, boardId) as PointRow[]

/** @throws BoardError board_unreadable */
export function loadPoint(sql: Sql, boardId: string, pointId: string): LoadedPoint | null {
  const row = sql.first(`SELECT ${COLUMNS}, crc, state FROM points WHERE boardId = ? AND id = ?`, boardId, pointId)
  if (!row) return null
  const { crc, state: packed, ...rest } = row
  const point = rest as PointRow
  const verified = verifiedBytes(boardId, point.seq, crc, packed)
  const state = Uint8Array.from(inflateRawSync(verified, { maxOutputLength: Math.max(1, point.size) }))
  if (state.length !== point.size) throw damagedAt(point.seq)
  return { point, state }
}

/** Puts another state in the place of snapshot and log, under the next number and the next epoch. */
export function replaceState(sql: Sql, boardId: string, state: Uint8Array): { epoch: number; seq: number } {
  const row = sql.first('UPDATE boards SET epoch = epoch + 1, seq = seq + 1 WHERE id = ? RETURNING epoch, seq', boardId)
  const { epoch, seq } = row as { epoch: number; seq: number }
  sql.run('DELETE FROM log WHERE boardId = ?', boardId)
  sql.run('DELETE FROM snapshots WHERE boardId = ?', boardId)
  sql.insert('snapshots', { boardId, seq, crc: checksum(boardId, seq, state), state })
  return { epoch, seq }
}
