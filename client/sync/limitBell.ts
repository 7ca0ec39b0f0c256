// Rings when something was not done because a limit is reached, so that the screen can say so.
/** Letters of one text, drawings on one board. */
export type Limit = 'text' | 'board'

export type LimitBell = {
  ring(limit: Limit): void
  listen(listener: (limit: Limit) => void): () => void
}

export function createLimitBell(): LimitBell {
  const listeners = new Set<(limit: Limit) => void>()
  return {
    ring: (limit) => listeners.forEach((listener) => listener(limit)),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
