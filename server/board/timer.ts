// The workshop's timer: an end time while it runs, what is left while it stands. It never ticks in the document.
import type { Timer } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'

const noTimer = (): BoardError => new BoardError('not_found', 'No timer is set. Start one first.')

/** Milliseconds left; below zero when the time is over. */
function leftMs(timer: Timer, now: Date): number {
  return timer.endsAt === null ? timer.remainingMs : Date.parse(timer.endsAt) - now.getTime()
}

const endAfter = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()

export function startTimer(seconds: number, now: Date): Timer {
  const durationMs = seconds * 1000
  return { durationMs, endsAt: endAfter(now, durationMs), remainingMs: durationMs }
}

/** @throws BoardError not_found when no timer is set */
export function pauseTimer(timer: Timer | null, now: Date): Timer {
  if (!timer) throw noTimer()
  return { ...timer, endsAt: null, remainingMs: leftMs(timer, now) }
}

/** @throws BoardError not_found when no timer is set */
export function resumeTimer(timer: Timer | null, now: Date): Timer {
  if (!timer) throw noTimer()
  return timer.endsAt === null ? { ...timer, endsAt: endAfter(now, timer.remainingMs) } : timer
}

/** More time, counted from now when the time was over already. @throws BoardError not_found when no timer is set */
export function addTime(timer: Timer | null, seconds: number, now: Date): Timer {
  if (!timer) throw noTimer()
  const remainingMs = Math.max(leftMs(timer, now), 0) + seconds * 1000
  return {
    durationMs: timer.durationMs + seconds * 1000,
    endsAt: timer.endsAt === null ? null : endAfter(now, remainingMs),
    remainingMs,
  }
}
