// When counts of people are written into a board. A hundred who vote in one second are a few writes, not a hundred: the first
// is written at once, what comes in the pause after it together at its end. Knows not what is counted.

export type Counting = {
  /**
   * Sees to it that `count` runs after this moment. Resolves at once, or when it has run, if it ran right away.
   * @param key what is counted; counts of one key never run at the same time
   */
  due(key: string, count: () => Promise<void>): Promise<void>
}

export type CountingOptions = {
  /** Shortest time between the writes of one key, in ms; with 0 everybody waits for a count that has their change. */
  pauseMs: number
  /** Told of a count that failed after its caller had gone. */
  onError: (error: unknown) => void
  wait?: (ms: number, then: () => void) => void
}

type Key = { running: Promise<void> | null; next: Promise<void> | null; isPausing: boolean; isDirty: boolean }

const waitUnheld = (ms: number, then: () => void): void => {
  setTimeout(then, ms).unref()
}

export function createCounting({ pauseMs, onError, wait = waitUnheld }: CountingOptions): Counting {
  const keys = new Map<string, Key>()

  function start(name: string, key: Key, count: () => Promise<void>): Promise<void> {
    const running = count().finally(() => {
      if (key.running === running) key.running = null
      if (pauseMs === 0) {
        if (!key.running && !key.next) keys.delete(name)
        return
      }
      key.isPausing = true
      wait(pauseMs, () => {
        key.isPausing = false
        if (!key.isDirty) {
          keys.delete(name)
          return
        }
        key.isDirty = false
        start(name, key, count).catch(onError)
      })
    })
    key.running = running
    return running
  }

  return {
    async due(name, count) {
      const key = keys.get(name) ?? { running: null, next: null, isPausing: false, isDirty: false }
      keys.set(name, key)
      if (key.isPausing || (key.running && pauseMs > 0)) {
        key.isDirty = true
        return
      }
      if (!key.running) return start(name, key, count)
      // The running count may have read before this change: one more is enough for all who come meanwhile.
      key.next ??= key.running
        .catch(() => {
          // Told to whoever asked for it.
        })
        .then(() => {
          key.next = null
          return start(name, key, count)
        })
      return key.next
    },
  }
}
