// The results of a board: its content, computed as `evaluate` does.
import { contentOf } from './boardContent.ts'
import type { BoardState } from './board/boardState.ts'
import { type ComputeBase, type Computed, computeResults } from './compute/computeResults.ts'
import type { CoverageEvidence } from './compute/coverage/judge.ts'
import type { Results } from './compute/results.ts'

/**
 * @param today ISO date the board counts from
 */
export function computeBase(board: BoardState, today: string): ComputeBase {
  const { strategyStart, strategyEnd } = board.consortium
  return { partners: board.partners.map((partner) => partner.id), today, strategyStart, strategyEnd }
}

/** Results, context and evidence of everything on the board, computed from scratch. */
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
