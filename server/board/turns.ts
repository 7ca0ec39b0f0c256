// Who may work on a board's ballots or notes at the same time: many who only add their own, or one who closes or counts for
// good. In the order they came, so that nobody waits for ever and what was accepted before a reveal is part of it.

export type Turns = {
  /** Runs when nothing else does; what comes later waits. */
  alone<T>(key: string, job: () => Promise<T>): Promise<T>
  /** Runs beside others of its kind. */
  together<T>(key: string, job: () => Promise<T>): Promise<T>
}

type Waiting = { isAlone: boolean; start: () => void }
type Line = { running: number; isAlone: boolean; waiting: Waiting[] }

export function createTurns(): Turns {
  const lines = new Map<string, Line>()

  function advance(key: string, line: Line): void {
    for (;;) {
      const next = line.waiting[0]
      if (!next) {
        if (line.running === 0) lines.delete(key)
        return
      }
      if (line.running > 0 && (line.isAlone || next.isAlone)) return
      line.waiting.shift()
      line.running += 1
      line.isAlone = next.isAlone
      next.start()
    }
  }

  const queue =
    (isAlone: boolean) =>
    async <T>(key: string, job: () => Promise<T>): Promise<T> => {
      const line = lines.get(key) ?? { running: 0, isAlone: false, waiting: [] }
      lines.set(key, line)
      await new Promise<void>((start) => {
        line.waiting.push({ isAlone, start })
        advance(key, line)
      })
      try {
        return await job()
      } finally {
        line.running -= 1
        advance(key, line)
      }
    }

  return { alone: queue(true), together: queue(false) }
}
