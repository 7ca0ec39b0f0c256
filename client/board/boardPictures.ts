// The pictures of a board as this browser can still get them: from the server, or after the server has closed the board
// from what the browser has kept of them.
import { toBase64 } from 'lib0/buffer'
import type * as Y from 'yjs'
import type { Archive } from '../../shared/board/archive.ts'
import { assetHash } from '../../shared/board/assetSource.ts'
import { assetPath } from '../../shared/protocol.ts'

export type BoardPictures = {
  found: NonNullable<Archive['assets']>
  /** Pictures that are on the board and neither the server nor the browser gives any more. */
  missing: number
}

/** The hashes of all pictures that records of the board name, each once. */
export function pictureHashes(doc: Y.Doc): string[] {
  const hashes = new Set<string>()
  const look = (value: unknown): void => {
    const hash = assetHash(value)
    if (hash !== null) hashes.add(hash)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look(doc.getMap('records').toJSON())
  return [...hashes].sort()
}

/** @param get the bytes at a path, or null when they are not to be had; `getPicture` in a browser */
export async function boardPictures(
  doc: Y.Doc,
  boardId: string,
  get: (path: string) => Promise<Uint8Array | null> = getPicture,
): Promise<BoardPictures> {
  const hashes = pictureHashes(doc)
  const bytes = await Promise.all(hashes.map((hash) => get(assetPath(boardId, hash))))
  const found = hashes.flatMap((hash, index) => {
    const picture = bytes[index]
    return picture ? [{ hash, bytes: toBase64(picture) }] : []
  })
  return { found, missing: hashes.length - found.length }
}

async function getPicture(path: string): Promise<Uint8Array | null> {
  try {
    // What is under a hash never changes: whatever the browser has of it is right, however old.
    const answer = await fetch(path, { cache: 'force-cache', credentials: 'same-origin' })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    // No connection and nothing kept: told as missing.
    return null
  }
}
