// Keeps a ballot on the server as it is filled: waits a moment after each change, saves, tries again when it fails, and keeps
// a draft on this device until the server has it. Knows no React; server, clock and drafts come in.
import type { Cells } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { createTries, isPassing, messageOf, type Wait } from '../createTries.ts'
import {
  ballotAfter,
  EMPTY_BALLOT,
  isUnsaved,
  valuesToSave,
  type BallotEvent,
  type BallotState,
  type Refused,
} from './ballotState.ts'

export type StoredBallot = { values: Cells; finished: boolean }
export type BallotKeeperDeps = {
  load(): Promise<StoredBallot>
  save(ballot: StoredBallot): Promise<unknown>
  /** Unsaved changes of this device, so that a reload loses nothing. */
  draft: { read(): StoredBallot | null; write(ballot: StoredBallot): void; clear(): void }
  wait: Wait
}
export type BallotKeeper = {
  state(): BallotState
  subscribe(listener: () => void): () => void
  /** An own change. */
  change(event: Extract<BallotEvent, { type: 'set' | 'clear' | 'finish' }>): void
  /** The round has ended. */
  endRound(): void
  /** Tries to load or save again at once. */
  retry(): void
  /** Sends what is still waiting and stops. */
  close(): void
}

const PAUSE_MS = 350

export function createBallotKeeper(deps: BallotKeeperDeps): BallotKeeper {
  let state = EMPTY_BALLOT
  const tries = createTries(deps.wait)
  let isClosed = false
  const listeners = new Set<() => void>()

  const apply = (event: BallotEvent): void => {
    const next = ballotAfter(state, event)
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }

  const load = async (): Promise<void> => {
    try {
      const draft = deps.draft.read()
      const stored = draft ?? (await deps.load())
      apply({ type: 'loaded', ...stored, isDraft: draft !== null })
      tries.worked()
      if (draft) await save()
    } catch (reason) {
      if (isRoundOver(reason)) {
        apply({ type: 'closed' })
        return
      }
      apply({ type: 'loadFailed', message: messageOf(reason) })
      if (isPassing(reason) && !isClosed) tries.afterFailure(load)
    }
  }

  const save = async (): Promise<void> => {
    if (state.status !== 'ready' || state.isSaving || !isUnsaved(state)) return
    const { revision } = state
    apply({ type: 'saving' })
    try {
      await deps.save({ values: valuesToSave(state), finished: state.finished })
      tries.worked()
      apply({ type: 'saved', revision })
      if (!isUnsaved(state)) deps.draft.clear()
      else if (!tries.isDue) await save()
    } catch (reason) {
      await afterRefusal(reason)
    }
  }

  const afterRefusal = async (reason: unknown): Promise<void> => {
    if (isRoundOver(reason)) {
      deps.draft.clear()
      apply({ type: 'closed' })
      return
    }
    const refused = reason instanceof BoardError ? refusedCells(reason, valuesToSave(state)) : []
    if (refused.length > 0) {
      for (const cell of refused) apply({ type: 'refused', refused: cell })
      await save()
      return
    }
    apply({ type: 'saveFailed', message: messageOf(reason) })
    // After closing the draft waits on this device for the next visit.
    if (isPassing(reason) && !isClosed) tries.afterFailure(save)
  }

  void load()

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(event) {
      const before = state.revision
      apply(event)
      if (state.revision === before) return
      deps.draft.write({ values: state.values, finished: state.finished })
      // Finishing is a decision: it leaves at once, together with everything before it.
      tries.after(event.type === 'finish' ? 0 : PAUSE_MS, save)
    },
    endRound() {
      tries.stop()
      deps.draft.clear()
      apply({ type: 'closed' })
    },
    retry() {
      tries.stop()
      tries.worked()
      void (state.status === 'failed' ? load() : save())
    },
    close() {
      isClosed = true
      tries.stop()
      void save()
    },
  }
}

const OVER = new Set(['round_closed', 'not_found'])

const isRoundOver = (reason: unknown): boolean => reason instanceof BoardError && OVER.has(reason.code)

/** The cells a refusal names: `values.C1.BR`, or the whole row `values.C1` when it is not on the board any more. */
function refusedCells(reason: BoardError, sent: Cells): Refused[] {
  const [root, row, column] = (reason.field ?? '').split('.')
  if (root !== 'values' || row === undefined) return []
  const columns = Object.keys(sent[row] ?? {}).filter((id) => column === undefined || id === column)
  return columns.map((id) => ({ row, column: id, message: reason.message }))
}
