// One's own ideas on this screen, and the way to send another. Asks again when fewer ideas wait, since a facilitator may have
// placed one of these.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { createIdeaOutbox, EMPTY_OUTBOX, type IdeaOutbox, type OutboxState, type WaitingIdea } from './ideaOutbox.ts'

export type OwnIdeas = { state: OutboxState } & Pick<IdeaOutbox, 'send' | 'forget'>

/** A whole room of phones must not ask at the same moment. */
const APART_MS = 1500

export function useIdeas(): OwnIdeas {
  const { board, boardId, me } = useBoard()
  const [outbox, setOutbox] = useState<IdeaOutbox | null>(null)
  useEffect(() => {
    const made = createIdeaOutbox({
      list: () => api.notes(boardId),
      put: ({ id, text, writingId }) => api.putNote(boardId, id, { writingId, text }),
      store: localStore(`clusterboard.ideas.${boardId}.${me.participantId}`),
      wait: (ms, then) => {
        const timeout = window.setTimeout(then, ms)
        return () => window.clearTimeout(timeout)
      },
    })
    setOutbox(made)
    const onOnline = () => made.refresh()
    window.addEventListener('online', onOnline)
    return () => {
      window.removeEventListener('online', onOnline)
      made.close()
    }
  }, [boardId, me.participantId])

  const state = useSyncExternalStore(
    (listener) => outbox?.subscribe(listener) ?? (() => undefined),
    () => outbox?.state() ?? EMPTY_OUTBOX,
  )
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

function localStore(key: string) {
  return {
    read(): WaitingIdea[] {
      try {
        return JSON.parse(localStorage.getItem(key) ?? '[]') as WaitingIdea[]
      } catch {
        // Cut off while it was written; what the server has is shown from its own list.
        localStorage.removeItem(key)
        return []
      }
    },
    write(ideas: readonly WaitingIdea[]): void {
      if (ideas.length === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(ideas))
    },
  }
}
