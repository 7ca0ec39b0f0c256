// The board as plain values for the screen: read again at most once a frame, and only after items, session or meta changed.
import type * as Y from 'yjs'
import { readBoard, type BoardState } from '../../shared/board/boardState.ts'

export type BoardSnapshots = {
  /** The same object until something changed. */
  get(): BoardState
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
  for (const root of roots) root.observe(changed)
  return {
    get: () => (snapshot ??= readBoard(doc)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const root of roots) root.unobserve(changed)
      listeners.clear()
    },
  }
}
