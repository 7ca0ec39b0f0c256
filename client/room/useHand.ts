// The own hand: where it stands in the row, and how to raise or lower it.
import { useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api } from '../api.ts'
import { ownHand, type OwnHand as HandState } from '../attention/attentionState.ts'
import { useBoard } from '../board/boardContext.ts'

export type OwnHand = {
  hand: HandState
  isBusy: boolean
  /** Why it could not be raised or lowered. */
  problem: string | null
  raise: (raised: boolean) => void
}

export function useHand(): OwnHand {
  const { board, boardId, me } = useBoard()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const raise = async (raised: boolean) => {
    setIsBusy(true)
    setProblem(null)
    try {
      await api.raiseHand(boardId, raised)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      setProblem(failure.message)
    }
    setIsBusy(false)
  }
  return {
    hand: ownHand(board.workshop.hands, me.participantId),
    isBusy,
    problem,
    raise: (raised) => void raise(raised),
  }
}
