// One's own ballot of a round on this screen. Asks the server for nobody else's.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Cells, Round } from '../../shared/board/boardState.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { createBallotKeeper, type BallotKeeper, type StoredBallot } from './ballotKeeper.ts'
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
  const [keeper, setKeeper] = useState<BallotKeeper | null>(null)
  const { id } = round
  useEffect(() => {
    const made = createBallotKeeper({
      load: () => api.ballot(boardId, id),
      save: (ballot) => api.saveBallot(boardId, id, ballot),
      draft: localDraft(`clusterboard.draft.${boardId}.${id}.${me.participantId}`),
      wait: (ms, then) => {
        const timeout = window.setTimeout(then, ms)
        return () => window.clearTimeout(timeout)
      },
    })
    setKeeper(made)
    return () => made.close()
  }, [boardId, id, me.participantId])
  useEffect(() => {
    if (round.state !== 'open') keeper?.endRound()
  }, [keeper, round.state])
  const state = useSyncExternalStore(
    (listener) => keeper?.subscribe(listener) ?? (() => undefined),
    () => keeper?.state() ?? EMPTY_BALLOT,
  )
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

function localDraft(key: string) {
  return {
    read(): StoredBallot | null {
      const text = localStorage.getItem(key)
      if (text === null) return null
      try {
        return JSON.parse(text) as StoredBallot
      } catch {
        // Cut off while it was written: the server's ballot is the better one.
        localStorage.removeItem(key)
        return null
      }
    },
    write: (ballot: StoredBallot) => localStorage.setItem(key, JSON.stringify(ballot)),
    clear: () => localStorage.removeItem(key),
  }
}
