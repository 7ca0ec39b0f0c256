// One's own ideas on this screen, and the way to send another. Asks again when fewer ideas wait, since a facilitator may have
// placed one of these.
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { keptJson } from '../keptJson.ts'
import { useKeeper, waitHere } from '../useKeeper.ts'
import {
  createIdeaOutbox,
  EMPTY_OUTBOX,
  type IdeaOutbox,
  type OutboxDeps,
  type OutboxState,
  type WaitingIdea,
} from './ideaOutbox.ts'

export type OwnIdeas = { state: OutboxState } & Pick<IdeaOutbox, 'send' | 'forget'>

/** A whole room of phones must not ask at the same moment. */
const APART_MS = 1500

export function useIdeas(): OwnIdeas {
  const { board, boardId, me } = useBoard()
  const make = useCallback(
    () =>
      createIdeaOutbox({
        list: () => api.notes(boardId),
        put: ({ id, text, writingId }) => api.putNote(boardId, id, { writingId, text }),
        store: waitingIdeas(`clusterboard.ideas.${boardId}.${me.participantId}`),
        wait: waitHere,
      }),
    [boardId, me.participantId],
  )
  const { keeper: outbox, state } = useKeeper(make, EMPTY_OUTBOX)
  useEffect(() => {
    const onOnline = () => outbox?.refresh()
    window.addEventListener('online', onOnline)
    return () => window.removeEventListener('online', onOnline)
  }, [outbox])
  const isFollowed = state.ideas.some((idea) => idea.state === 'sent')
  const count = board.workshop.ideas
  const before = useRef(count)
  useEffect(() => {
    const isFewer = count < before.current
    before.current = count
    if (!outbox || !isFollowed || !isFewer) return
    const timeout = window.setTimeout(() => outbox.refresh(), Math.random() * APART_MS)
    return () => window.clearTimeout(timeout)
  }, [outbox, isFollowed, count])
  return {
    state,
    send: (idea) => outbox?.send(idea),
    forget: (id) => outbox?.forget(id),
  }
}

function waitingIdeas(key: string): OutboxDeps['store'] {
  const kept = keptJson<readonly WaitingIdea[]>(key)
  return {
    read: () => [...(kept.read() ?? [])],
    write: (ideas) => (ideas.length === 0 ? kept.clear() : kept.write(ideas)),
  }
}
