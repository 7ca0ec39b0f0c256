// One's own ballot of a round on this screen. Asks the server for nobody else's.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { createBallotKeeper, type BallotKeeper, type StoredBallot } from './ballotKeeper.ts'
import { EMPTY_BALLOT, type BallotState } from './ballotState.ts'

export type OwnBallot = { state: BallotState; change: BallotKeeper['change']; retry: () => void }

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
  return { state, change: (event) => keeper?.change(event), retry: () => keeper?.retry() }
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
