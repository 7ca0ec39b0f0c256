// The own hand: where it stands in the row, and how to raise or lower it.
import { api } from '../api.ts'
import { ownHand, type OwnHand as HandState } from '../attention/attentionState.ts'
import { useBoard } from '../board/boardContext.ts'
import { useRequest } from '../ui/useRequest.ts'

export type OwnHand = {
  hand: HandState
  isBusy: boolean
  /** Why it could not be raised or lowered. */
  problem: string | null
  raise: (raised: boolean) => void
}

export function useHand(): OwnHand {
  const { board, boardId, me } = useBoard()
  const { run, isBusy, refusal } = useRequest()
  return {
    hand: ownHand(board.workshop.hands, me.participantId),
    isBusy,
    problem: refusal,
    raise: (raised) => void run(() => api.raiseHand(boardId, raised)),
  }
}
