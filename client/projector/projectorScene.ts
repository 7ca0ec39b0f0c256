// What the wall shows now, from the board alone: the latest thing that concerns everybody. Pure.
import type { BoardState, Round } from '../../shared/board/boardState.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import type { Decision, Groups, Writing } from '../../shared/session/workshop.ts'

export type Scene =
  /** Nothing has begun. */
  | { at: 'welcome' }
  /** The running step with what to do; `isOver`: a step has ended and none has begun. */
  | { at: 'step'; isOver: boolean }
  | { at: 'writing'; writing: Writing }
  | { at: 'rounds'; rounds: readonly Round[] }
  | { at: 'groups'; groups: Groups }
  | { at: 'result'; round: Round }
  | { at: 'decision'; decision: Decision }

export type SceneBoard = Pick<BoardState, 'step' | 'rounds' | 'workshop' | 'templates'>

/**
 * Work that is open comes first. Then the newest result or decision of the running step, or, between two steps, of the one
 * that has just ended, so that it stays on the wall while people talk.
 * @param openedAt server's time when the wall was opened (ISO): where no step was ever run, what came after it counts
 */
export function sceneOf(board: SceneBoard, openedAt: string): Scene {
  const { step, rounds, workshop } = board
  const writing = workshop.writings.findLast(({ state }) => state === 'open')
  if (writing) return { at: 'writing', writing }
  const open = rounds.filter(({ state }) => state === 'open')
  if (open.length > 0) return { at: 'rounds', rounds: open }
  if (workshop.groups && workshop.groups.stage !== 'all') return { at: 'groups', groups: workshop.groups }
  const since = beginning(board) ?? openedAt
  const results = rounds.flatMap((round) =>
    round.state === 'revealed' && round.revealedAt !== null && round.revealedAt >= since
      ? [{ when: round.revealedAt, scene: { at: 'result', round } as const }]
      : [],
  )
  const decisions = workshop.decisions.flatMap((decision) =>
    decision.decidedAt >= since ? [{ when: decision.decidedAt, scene: { at: 'decision', decision } as const }] : [],
  )
  const newest = [...results, ...decisions].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0)).at(-1)
  if (newest) return newest.scene
  const hasBegun = step !== null || workshop.past.length > 0
  return hasBegun ? { at: 'step', isOver: step === null } : { at: 'welcome' }
}

/** From when on results still concern everybody (ISO); null where no step was ever run. */
function beginning(board: SceneBoard): string | null {
  const { step, workshop } = board
  const before = workshop.past.at(-1)?.startedAt ?? null
  if (!step) return before
  const running = sheetOf(board, step.template).find(({ id }) => id === step.step)
  // A step about ballots that opens none talks about those of the step before it.
  const looksBack = running?.rounds.length === 0 && ['M3', 'M4', 'M5'].includes(running.method ?? '')
  return looksBack && before !== null ? before : step.startedAt
}

/** People of a partner in something open: done, at it, and here without having begun. */
export type Turnout = { done: number; busy: number; waiting: number }

/** @param here people of the partner who are connected now */
export function turnoutOf(done: number, busy: number, here: number): Turnout {
  return { done, busy, waiting: Math.max(0, here - done - busy) }
}
