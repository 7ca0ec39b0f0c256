// Ideas on their way from a phone: kept on this device until the server has them, sent again when it could not be reached,
// then followed until they are on the board. Knows no React; server, store and clock come in.
import { createTries, isPassing, messageOf, type Wait } from '../createTries.ts'

/** An idea that the server does not have yet. `writingId`: the private writing it belongs to, null for the facilitators. */
export type WaitingIdea = { id: string; text: string; writingId: string | null }
export type IdeaState = 'sending' | 'refused' | 'kept' | 'sent' | 'placed' | 'dismissed'
export type SentIdea = WaitingIdea & {
  state: IdeaState
  /** Why the server did not take it, for `refused`. */
  problem: string | null
}
export type OutboxState = {
  /** Newest first. */
  ideas: readonly SentIdea[]
  /** The server could not be reached at the last try; it is tried again. */
  isWaiting: boolean
  /** The list of the server is here. */
  isLoaded: boolean
}
export type StoredIdea = WaitingIdea & { state: 'kept' | 'sent' | 'placed' | 'dismissed' }
export type OutboxDeps = {
  /** One's own notes, oldest first. */
  list(): Promise<readonly StoredIdea[]>
  put(idea: WaitingIdea): Promise<unknown>
  store: { read(): WaitingIdea[]; write(ideas: readonly WaitingIdea[]): void }
  wait: Wait
}
export type IdeaOutbox = {
  state(): OutboxState
  subscribe(listener: () => void): () => void
  send(idea: WaitingIdea): void
  /** Takes away an idea that was refused. */
  forget(id: string): void
  /** Reads the server's list again and sends what waits, such as after something changed or the connection came back. */
  refresh(): void
  close(): void
}

export const EMPTY_OUTBOX: OutboxState = { ideas: [], isWaiting: false, isLoaded: false }

export function createIdeaOutbox(deps: OutboxDeps): IdeaOutbox {
  let waiting = deps.store.read()
  let stored: readonly StoredIdea[] = []
  const problems = new Map<string, string>()
  let state = EMPTY_OUTBOX
  const tries = createTries(deps.wait)
  let isSending = false
  let isListing = false
  let listAgain = false
  let isClosed = false
  const listeners = new Set<() => void>()

  const publish = (change: Partial<OutboxState> = {}): void => {
    const there = new Set(stored.map(({ id }) => id))
    const ideas = [
      ...stored.map((idea): SentIdea => ({ ...idea, problem: null })),
      ...waiting
        .filter(({ id }) => !there.has(id))
        .map((idea): SentIdea => {
          const problem = problems.get(idea.id) ?? null
          return { ...idea, state: problem === null ? 'sending' : 'refused', problem }
        }),
    ].reverse()
    state = { ...state, ...change, ideas }
    for (const listener of listeners) listener()
  }

  const setWaiting = (next: WaitingIdea[]): void => {
    waiting = next
    deps.store.write(waiting)
  }

  const sendAll = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    let sent = 0
    try {
      for (let idea = nextIdea(); idea; idea = nextIdea()) {
        if (!(await sendOne(idea))) return
        sent++
      }
      if (sent > 0) await list()
    } finally {
      isSending = false
    }
  }
  const nextIdea = (): WaitingIdea | undefined => waiting.find(({ id }) => !problems.has(id))

  /** False when nothing more can be sent at the moment. */
  const sendOne = async (idea: WaitingIdea): Promise<boolean> => {
    try {
      await deps.put(idea)
    } catch (reason) {
      if (isPassing(reason)) {
        publish({ isWaiting: true })
        if (!isClosed) tries.afterFailure(sendAll)
        return false
      }
      problems.set(idea.id, messageOf(reason))
      publish()
      return true
    }
    tries.worked()
    setWaiting(waiting.filter(({ id }) => id !== idea.id))
    stored = [
      ...stored.filter(({ id }) => id !== idea.id),
      { ...idea, state: idea.writingId === null ? 'sent' : 'kept' },
    ]
    publish({ isWaiting: false })
    return true
  }

  const list = async (): Promise<void> => {
    if (isListing) {
      listAgain = true
      return
    }
    isListing = true
    try {
      stored = await deps.list()
      // What arrived although its answer got lost is no longer waiting.
      const there = new Set(stored.map(({ id }) => id))
      if (waiting.some(({ id }) => there.has(id))) setWaiting(waiting.filter(({ id }) => !there.has(id)))
      publish({ isLoaded: true })
    } catch (reason) {
      // The list of before stays; the next change on the board, or the next idea, asks again.
      if (!isClosed && !state.isLoaded && isPassing(reason) && !tries.isDue) tries.afterFailure(start)
    } finally {
      isListing = false
    }
    if (listAgain) {
      listAgain = false
      await list()
    }
  }

  const start = async (): Promise<void> => {
    await list()
    await sendAll()
  }
  publish()
  void start()

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(idea) {
      problems.delete(idea.id)
      setWaiting([...waiting.filter(({ id }) => id !== idea.id), idea])
      publish()
      tries.stop()
      void sendAll()
    },
    forget(id) {
      problems.delete(id)
      setWaiting(waiting.filter((idea) => idea.id !== id))
      publish()
    },
    refresh: () => void start(),
    close() {
      isClosed = true
      tries.stop()
    },
  }
}
