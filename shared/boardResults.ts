// The results of a board: its content, computed as `evaluate` does; from scratch, or kept up to date while people edit.
import type { BoardState } from './board/boardState.ts'
import { contentOf, liveContent } from './boardContent.ts'
import { type ComputeBase, type Computed, computeResults, planResults } from './compute/computeResults.ts'
import type { CoverageEvidence } from './compute/coverage/judge.ts'
import type { Results } from './compute/results.ts'
import { createIncremental } from './incremental.ts'

function computeBase(board: BoardState, today: string): ComputeBase {
  const { strategyStart, strategyEnd } = board.consortium
  return { partners: board.partners.map((partner) => partner.id), today, strategyStart, strategyEnd }
}

/**
 * Results, context and evidence of everything on the board, computed from scratch.
 * @param today ISO date the board counts from
 */
export function computeBoard(board: BoardState, today: string): Computed {
  return computeResults(contentOf(board), computeBase(board, today))
}

/**
 * Exact results of everything on the board; templates that are not on it have no key.
 * @param today ISO date the board counts from
 */
export function boardResults(board: BoardState, today: string): Results {
  return computeBoard(board, today).results
}

/** For every signal of the 19 recommendations: whether it holds, what proves it and what is missing (domain 2). */
export function coverageEvidence(board: BoardState, today: string): CoverageEvidence {
  return computeBoard(board, today).evidence
}

/** Equal values in the same order; maps are compared by identity. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Map || b instanceof Map || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  const others = Object.keys(b)
  return (
    keys.length === others.length &&
    keys.every((key, i) => key === others[i] && isSameValue((a as never)[key], (b as never)[key]))
  )
}

/**
 * The results of one board while it changes: each formula and signal is computed again only when something it read has
 * changed, and what came out the same is the same object as before.
 * @returns answers as computeBoard does, for any board and day
 */
export function createLiveResults(): (board: BoardState, today: string) => Computed {
  const { memo, next } = createIncremental(isSameValue)
  let now: { board: BoardState; base: ComputeBase }
  const base: ComputeBase = Object.defineProperties(
    {},
    Object.fromEntries(
      (['partners', 'today', 'strategyStart', 'strategyEnd'] as const).map((key) => [
        key,
        { get: memo(`base ${key}`, () => now.base[key]), enumerable: true },
      ]),
    ),
  ) as ComputeBase
  const compute = planResults(
    liveContent(() => now.board, memo),
    base,
    memo,
  )
  return (board, today) => {
    now = { board, base: computeBase(board, today) }
    next()
    return compute()
  }
}
