// The board as this browser holds it, as a file that "Open a saved file" takes: for the moment when the server cannot.
// Private ballots are not in it; they were never in this browser.
import { toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, checkedText, type Archive } from '../../shared/board/archive.ts'

/**
 * @param now time of the copy; also taken for the board's beginning, which only the server knows.
 * @param pictures what could be had of the board's pictures
 */
export function boardFile(doc: Y.Doc, title: string, now: Date, pictures: NonNullable<Archive['assets']> = []): Blob {
  const time = now.toISOString()
  const content: Omit<Archive, 'checksum'> = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    exportedAt: time,
    board: { title, createdAt: time },
    state: toBase64(Y.encodeStateAsUpdate(doc)),
    participants: [],
    ballots: [],
    ...(pictures.length > 0 ? { assets: pictures } : {}),
  }
  // Web Crypto is missing on plain http addresses, so the hash is computed here.
  const hash = digest(new TextEncoder().encode(checkedText(content)))
  const checksum = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return new Blob([JSON.stringify({ ...content, checksum })], { type: 'application/json' })
}
