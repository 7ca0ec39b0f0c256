// The board as plain values for the screen: read again at most once a frame, and only after items, session or meta changed.
import type * as Y from 'yjs'
import { createBoardReader } from '../../shared/board/boardReader.ts'
import type { BoardState } from '../../shared/board/boardState.ts'

export type BoardSnapshots = {
  /** The same object until something changed. */
  get(): BoardState
  /** The state as the document is now, not as of the last frame: for edits. */
  read(): BoardState
  subscribe(listener: () => void): () => void
  close(): void
}

/** @param onNextFrame calls back before the next frame (requestAnimationFrame in the browser). */
export function watchBoard(doc: Y.Doc, onNextFrame: (callback: () => void) => void): BoardSnapshots {
  const listeners = new Set<() => void>()
  let snapshot: BoardState | null = null
  let isWaiting = false
  const changed = () => {
    if (isWaiting) return
    isWaiting = true
    onNextFrame(() => {
      isWaiting = false
      snapshot = null
      for (const listener of [...listeners]) listener()
    })
  }
  const roots = ['items', 'session', 'meta'].map((root) => doc.getMap(root))
  // Long texts are edited inside their entry.
  for (const root of roots) root.observeDeep(changed)
  const reader = createBoardReader(doc)
  return {
    get: () => (snapshot ??= reader.read()),
    read: () => reader.read(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const root of roots) root.unobserveDeep(changed)
      reader.close()
      listeners.clear()
    },
  }
}
