// The decision a statement stands under, and whether this person may change its words nevertheless, for a new vote.
import { useMemo } from 'react'
import type { WidgetId } from '../../shared/catalog.ts'
import { decidedStatement, type Decided } from '../../shared/findings/decisionFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { useIsReworded } from './decisionWindow.ts'

/** `isLocked`: the words are read-only here; a decision is replaced by a vote, never edited. */
export function useDecided(statement: WidgetId): { decided: Decided | null; isLocked: boolean } {
  const { board, t } = useBoard()
  const isReworded = useIsReworded(statement)
  const decided = useMemo(() => decidedStatement(board, statement, t), [board, statement, t])
  return { decided, isLocked: decided !== null && !decided.isReworded && !isReworded }
}
