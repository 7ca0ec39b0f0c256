// One's own ballot of a round on this screen. Asks the server for nobody else's.
import { useCallback, useEffect, useState } from 'react'
import type { Cells, Round } from '../../shared/board/boardState.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { keptJson } from '../keptJson.ts'
import { useKeeper, waitHere } from '../useKeeper.ts'
import { createBallotKeeper, type BallotKeeper } from './ballotKeeper.ts'
import { EMPTY_BALLOT, type BallotState } from './ballotState.ts'

export type OwnBallot = {
  state: BallotState
  change: BallotKeeper['change']
  retry: () => void
  /** One's own marks of the round before; undefined while there is none. */
  before?: Cells | undefined
}

export function useBallot(round: Round): OwnBallot {
  const { boardId, me } = useBoard()
  const { id } = round
  const make = useCallback(
    () =>
      createBallotKeeper({
        load: () => api.ballot(boardId, id),
        save: (ballot) => api.saveBallot(boardId, id, ballot),
        draft: keptJson(`clusterboard.draft.${boardId}.${id}.${me.participantId}`),
        wait: waitHere,
      }),
    [boardId, id, me.participantId],
  )
  const { keeper, state } = useKeeper(make, EMPTY_BALLOT)
  useEffect(() => {
    if (round.state !== 'open') keeper?.endRound()
  }, [keeper, round.state])
  const before = useEarlierMarks(round)
  return { state, change: (event) => keeper?.change(event), retry: () => keeper?.retry(), before }
}

/** What one marked in the round before; a hint only, so a failure leaves it out. */
function useEarlierMarks(round: Round): Cells | undefined {
  const { board, boardId } = useBoard()
  const [marks, setMarks] = useState<Cells>()
  const earlier = board.rounds.findLast(
    ({ widget, number, state, survey }) =>
      widget === round.widget && number < round.number && state === 'revealed' && survey === undefined,
  )?.id
  useEffect(() => {
    if (earlier === undefined) return
    let isCurrent = true
    api.ballot(boardId, earlier).then(
      ({ values }) => isCurrent && setMarks(values),
      () => isCurrent && setMarks(undefined),
    )
    return () => {
      isCurrent = false
    }
  }, [boardId, earlier])
  return marks
}
