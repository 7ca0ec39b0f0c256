// Whose view this screen must show while somebody is in control, or null.
import { useBoard } from '../board/boardContext.ts'
import { heldBy } from './attentionState.ts'

export function useHeldBy(): string | null {
  const { board, me } = useBoard()
  return heldBy(board.workshop.control, me)
}
