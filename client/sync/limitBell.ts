// Rings when something was not done because a limit is reached, so that the screen can say so.
import type { DrawingRefusal } from '../../shared/board/drawingRights.ts'

/** Letters of one text, drawings on one board, or what this person may do to a drawing. */
export type Limit = 'text' | 'board' | DrawingRefusal

export type LimitBell = {
  /** @param drawing it is about */
  ring(limit: Limit, drawing?: string): void
  listen(listener: (limit: Limit, drawing?: string) => void): () => void
}

export function createLimitBell(): LimitBell {
  const listeners = new Set<(limit: Limit, drawing?: string) => void>()
  return {
    ring: (limit, drawing) => listeners.forEach((listener) => listener(limit, drawing)),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
