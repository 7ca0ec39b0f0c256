// One thing at a time that is due later: the next save, or the next try after a failure, each failure further away. For what
// is kept on the server as somebody goes. Knows no React; the clock comes in.
import { BoardError } from '../shared/errors.ts'

/** Runs `then` after `ms`; answers how to call it off. */
export type Wait = (ms: number, then: () => void) => () => void

export type Tries = {
  /** Whether something is due. */
  readonly isDue: boolean
  /** In the place of what was due before. */
  after(ms: number, then: () => Promise<void>): void
  afterFailure(then: () => Promise<void>): void
  /** It worked: the next failure is the first again. */
  worked(): void
  stop(): void
}

const RETRY_MS = [1000, 2000, 5000, 10_000] as const

export function createTries(wait: Wait): Tries {
  let callOff: (() => void) | null = null
  let failures = 0
  const after = (ms: number, then: () => Promise<void>): void => {
    callOff?.()
    callOff = wait(ms, () => {
      callOff = null
      void then()
    })
  }
  return {
    get isDue() {
      return callOff !== null
    },
    after,
    afterFailure: (then) => after(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!, then),
    worked: () => void (failures = 0),
    stop() {
      callOff?.()
      callOff = null
    },
  }
}

const PASSING = new Set(['internal', 'too_fast', 'board_unreadable'])

/** Whether trying the same again can help. */
export const isPassing = (reason: unknown): boolean => reason instanceof BoardError && PASSING.has(reason.code)

export const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason))
