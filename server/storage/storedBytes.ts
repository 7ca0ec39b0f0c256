// Bytes as they lie in the embedded store: each with a checksum that also covers its place.
import { crc32 } from 'node:zlib'
import { BoardError } from '../../shared/errors.ts'

/** Covers the place as well as the bytes, so that a record moved to another board or number is noticed. */
export const checksum = (boardId: string, seq: number, bytes: Uint8Array): number =>
  crc32(bytes, crc32(`${boardId}:${seq}`))

export const toBytes = (value: unknown): Uint8Array =>
  value instanceof ArrayBuffer ? new Uint8Array(value) : Uint8Array.from(value as Uint8Array)

export const damagedAt = (seq: number): BoardError =>
  new BoardError('board_unreadable', `The stored board is damaged at record ${seq}.`)

/** @throws BoardError board_unreadable when the checksum says these are not the bytes that were written there */
export function verifiedBytes(boardId: string, seq: number, crc: unknown, value: unknown): Uint8Array {
  const bytes = toBytes(value)
  if (checksum(boardId, seq, bytes) !== crc) throw damagedAt(seq)
  return bytes
}
