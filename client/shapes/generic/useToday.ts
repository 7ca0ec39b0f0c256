// The day the board counts from: the consortium's own, else the reader's.
import { useBoard } from '../../board/boardContext.ts'

/** ISO date. */
export function useToday(): string {
  const { board } = useBoard()
  if (board.today !== null) return board.today
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
