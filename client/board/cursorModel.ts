// Where the others' cursors are drawn at a moment: each glides to its latest place, rests pale, and fades out where it left.
// Knows neither the screen nor the clock; times are milliseconds of one clock.

export type CursorGoal = {
  clientId: number
  /** Page coordinates, or null when the person points nowhere here. */
  at: readonly [x: number, y: number] | null
  isIdle: boolean
  label: string
  color: string
  hasDarkText: boolean
}
export type DrawnCursor = Omit<CursorGoal, 'at' | 'isIdle'> & { x: number; y: number; alpha: number }

export const GLIDE_MS = 80
export const FADE_MS = 300
export const IDLE_ALPHA = 0.5

type Moving = { from: number; to: number; since: number; ms: number }
type Cursor = { goal: CursorGoal; x: Moving; y: Moving; alpha: Moving }

const share = ({ since, ms }: Moving, now: number) => (ms <= 0 ? 1 : Math.min(1, Math.max(0, (now - since) / ms)))
const valueAt = (moving: Moving, now: number) => moving.from + (moving.to - moving.from) * share(moving, now)
const isMoving = (moving: Moving, now: number) => moving.from !== moving.to && share(moving, now) < 1

export type CursorModel = {
  /** Takes over where everybody points now. Whoever is missing fades. */
  aim(goals: readonly CursorGoal[], now: number): void
  /** What to draw now, nothing of it quite transparent. */
  drawn(now: number): DrawnCursor[]
  /** Whether the picture will be another one a moment later. */
  isMoving(now: number): boolean
  /** Forgets everybody at once, as on another page. */
  clear(): void
}

/** @param isStill people who asked for less motion see cursors jump */
export function createCursorModel(isStill: () => boolean): CursorModel {
  const cursors = new Map<number, Cursor>()
  const moveTo = (moving: Moving, to: number, ms: number, now: number): Moving =>
    moving.to === to ? moving : { from: isStill() ? to : valueAt(moving, now), to, since: now, ms }
  const still = (value: number): Moving => ({ from: value, to: value, since: 0, ms: 0 })

  function aimOne(goal: CursorGoal, now: number): void {
    const alpha = goal.at === null ? 0 : goal.isIdle ? IDLE_ALPHA : 1
    const known = cursors.get(goal.clientId)
    if (!known || (goal.at && valueAt(known.alpha, now) === 0)) {
      if (!goal.at) return
      // From outside a cursor does not fly in; it is there.
      cursors.set(goal.clientId, { goal, x: still(goal.at[0]), y: still(goal.at[1]), alpha: still(alpha) })
      return
    }
    if (goal.at) {
      known.x = moveTo(known.x, goal.at[0], GLIDE_MS, now)
      known.y = moveTo(known.y, goal.at[1], GLIDE_MS, now)
    }
    known.alpha = moveTo(known.alpha, alpha, FADE_MS, now)
    known.goal = goal
  }

  return {
    aim(goals, now) {
      const here = new Set<number>()
      for (const goal of goals) {
        here.add(goal.clientId)
        aimOne(goal, now)
      }
      for (const [clientId, cursor] of cursors) {
        if (!here.has(clientId)) cursor.alpha = moveTo(cursor.alpha, 0, FADE_MS, now)
        if (cursor.alpha.to === 0 && !isMoving(cursor.alpha, now)) cursors.delete(clientId)
      }
    },
    drawn(now) {
      const drawn: DrawnCursor[] = []
      for (const { goal, x, y, alpha } of cursors.values()) {
        const visible = valueAt(alpha, now)
        if (visible <= 0) continue
        const { clientId, label, color, hasDarkText } = goal
        drawn.push({ clientId, label, color, hasDarkText, x: valueAt(x, now), y: valueAt(y, now), alpha: visible })
      }
      return drawn
    },
    isMoving(now) {
      for (const { x, y, alpha } of cursors.values())
        if (isMoving(x, now) || isMoving(y, now) || isMoving(alpha, now)) return true
      return false
    },
    clear: () => cursors.clear(),
  }
}
