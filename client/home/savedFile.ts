// What can be told of a saved board before it is sent: whether it is one, whole, and of a version this server knows. Everything
// else is the server's to check.
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from '../../shared/board/archive.ts'
import { LIMITS } from '../../shared/protocol.ts'

export type SavedFile = { title: string } | { wrong: 'tooLarge' | 'notOurs' | 'damaged' | 'newer' }

/** @param size in bytes; a file that is too large need not be read */
export const isTooLarge = (size: number): boolean => size > LIMITS.maxImportBytes

export function readSavedFile(text: string): SavedFile {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // A download that broke off begins like the whole file.
    return { wrong: /^\s*\{\s*"format"\s*:\s*"clusterboard"/.test(text) ? 'damaged' : 'notOurs' }
  }
  const file = content as { format?: unknown; version?: unknown; board?: { title?: unknown } } | null
  if (file?.format !== ARCHIVE_FORMAT) return { wrong: 'notOurs' }
  if (typeof file.version === 'number' && file.version > ARCHIVE_VERSION) return { wrong: 'newer' }
  return typeof file.board?.title === 'string' ? { title: file.board.title } : { wrong: 'damaged' }
}
