// The tool that fits a step's method (domain 3.9), and whether this step has used it yet.
import { useEffect, useState } from 'react'
import type { BoardState } from '../../shared/board/boardState.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'

/** `none`: talk, and the speaker queue, need nothing to be opened. */
export type StepTool = 'writing' | 'groups' | 'rounds' | 'tour' | 'none'

export function toolOf(step: SheetStep): StepTool {
  if (step.rounds.length > 0) return 'rounds'
  switch (step.method) {
    case 'M1':
    case 'M8':
      return 'writing'
    case 'M2':
      return 'groups'
    case 'M7':
      return 'tour'
    default:
      return 'none'
  }
}

/** Whether the tool was opened since the step began, or is open now. */
export function isToolInUse(board: Pick<BoardState, 'rounds' | 'workshop' | 'step'>, step: SheetStep): boolean {
  const since = board.step?.startedAt ?? ''
  switch (toolOf(step)) {
    case 'rounds':
      return board.rounds.some(
        ({ widget, state, openedAt }) =>
          step.rounds.includes(widget) && (state === 'open' || (state === 'revealed' && openedAt >= since)),
      )
    case 'writing':
      return board.workshop.writings.some(
        ({ state, openedAt }) => state === 'open' || (state === 'revealed' && openedAt >= since),
      )
    case 'groups':
      return board.workshop.groups !== null
    case 'tour':
      return board.workshop.control !== null || board.workshop.spotlight !== null
    case 'none':
      return true
  }
}

/** Whether something is open that has to be revealed or ended before going on. */
export function hasOpenTool({ rounds, workshop }: Pick<BoardState, 'rounds' | 'workshop'>): boolean {
  const isOpen = ({ state }: { state: string }) => state === 'open'
  return rounds.some(isOpen) || workshop.writings.some(isOpen) || workshop.groups !== null
}

/** As isToolInUse, and remembers it for this step: groups and tours leave no trace on the board when they end. */
export function useToolUsed(step: SheetStep | null): boolean {
  const { board } = useBoard()
  const [used, setUsed] = useState<string | null>(null)
  const startedAt = board.step?.startedAt ?? null
  const isInUse = step === null || isToolInUse(board, step)
  useEffect(() => {
    if (isInUse) setUsed(startedAt)
  }, [isInUse, startedAt])
  return isInUse || (startedAt !== null && used === startedAt)
}
