// What a timer shows at a moment of the server's clock. The shared timer never ticks: everybody counts from its end time.
import type { Timer } from '../../shared/board/boardState.ts'
import { formatClock } from '../ui/format.ts'

export type TimerPhase = 'running' | 'paused' | 'lastMinute' | 'over'
export type TimerReading = {
  phase: TimerPhase
  /** `mm:ss`, `h:mm:ss` from one hour on, with a + when over. */
  text: string
  /** Share of the time used, 0 to 1. */
  used: number
  minutes: number
}

const LAST_MINUTE_MS = 60_000

/** @param nowMs milliseconds of the server's clock since 1970. */
export function timerReading(timer: Timer, nowMs: number): TimerReading {
  const remainingMs = timer.endsAt === null ? timer.remainingMs : Date.parse(timer.endsAt) - nowMs
  const duration = Math.max(1, timer.durationMs)
  return {
    phase: phaseOf(timer, remainingMs),
    text: formatClock(remainingMs),
    used: Math.min(1, Math.max(0, 1 - remainingMs / duration)),
    minutes: Math.round(timer.durationMs / 60_000),
  }
}

function phaseOf(timer: Timer, remainingMs: number): TimerPhase {
  if (remainingMs < 0) return 'over'
  if (timer.endsAt === null) return 'paused'
  return remainingMs <= LAST_MINUTE_MS ? 'lastMinute' : 'running'
}

/** Milliseconds until the reading changes, so that the screen wakes once a second and not more often. */
export function untilNextSecond(timer: Timer, nowMs: number): number | null {
  if (timer.endsAt === null) return null
  const remainder = (Date.parse(timer.endsAt) - nowMs) % 1000
  return remainder > 0 ? remainder : remainder + 1000
}
