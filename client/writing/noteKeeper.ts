// Keeps one's own private notes on the server as they are written: waits a moment after each keystroke, saves, tries again when
// it fails, and keeps a draft on this device until the server has it. Knows no React; server, clock and drafts come in.
import { BoardError } from '../../shared/errors.ts'
import { createTries, isPassing, messageOf, type Wait } from '../createTries.ts'

export type NoteState = 'kept' | 'sent' | 'placed' | 'dismissed'
export type StoredNote = { id: string; text: string; state: NoteState }
export type KeptNote = StoredNote & {
  /** What the server has on disk; null: nothing of this note. */
  saved: string | null
  /** Why the server does not take it as it is; null when all is well. */
  refusal: string | null
  /** Taken away here; it leaves the list when the server has forgotten it. */
  isRemoved: boolean
}
export type NotesState = {
  /** `closed`: the writing has ended, nothing is taken any more. `failed`: the notes could not be loaded. */
  status: 'loading' | 'ready' | 'closed' | 'failed'
  notes: readonly KeptNote[]
  finished: boolean
  /** "I have finished" is still on its way to the server. */
  isTelling: boolean
  isSaving: boolean
  /** Why the last attempt to load or save failed; null when all is well. */
  problem: string | null
}
/** Texts that the server does not have yet, by note; an empty one is to be deleted. */
export type NoteDraft = Readonly<Record<string, string>>

export type NoteKeeperDeps = {
  load(): Promise<{ notes: StoredNote[]; finished: boolean }>
  put(id: string, text: string): Promise<unknown>
  remove(id: string): Promise<unknown>
  reveal(id: string): Promise<unknown>
  finish(finished: boolean): Promise<unknown>
  draft: { read(): NoteDraft | null; write(draft: NoteDraft): void; clear(): void }
  wait: Wait
}
export type NoteKeeper = {
  state(): NotesState
  subscribe(listener: () => void): () => void
  /** Writes or changes a note; an unknown id is a new note at the end, an empty text deletes it on the server. */
  write(id: string, text: string): void
  remove(id: string): void
  /** Puts a note on the board before the others'. */
  reveal(id: string): void
  setFinished(finished: boolean): void
  /** The writing has ended for everybody. */
  end(): void
  retry(): void
  /** Sends what is still waiting and stops. */
  close(): void
}

export const EMPTY_NOTES: NotesState = {
  status: 'loading',
  notes: [],
  finished: false,
  isTelling: false,
  isSaving: false,
  problem: null,
}

const PAUSE_MS = 350

/** The server keeps no note without words: blanks alone are as good as nothing. */
const isBlank = (text: string): boolean => text.trim() === ''
const isWaiting = (note: KeptNote): boolean =>
  note.refusal === null && (isBlank(note.text) ? note.saved !== null : note.text !== note.saved)

/** Whether anything written here is not on the server's disk yet. */
export const hasUnsaved = (state: NotesState): boolean =>
  state.notes.some((note) => (isBlank(note.text) ? note.saved !== null : note.text !== note.saved))

export function createNoteKeeper(deps: NoteKeeperDeps): NoteKeeper {
  let state = EMPTY_NOTES
  const tries = createTries(deps.wait)
  let isClosed = false
  /** What is to be told once every word is saved; null: nothing. */
  let finishing: boolean | null = null
  const revealing = new Set<string>()
  const listeners = new Set<() => void>()

  const apply = (change: Partial<NotesState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const setNote = (id: string, change: Partial<KeptNote>): void =>
    apply({ notes: state.notes.map((note) => (note.id === id ? { ...note, ...change } : note)) })

  const keepDraft = (): void => {
    const unsaved = state.notes.filter((note) => (isBlank(note.text) ? note.saved !== null : note.text !== note.saved))
    if (unsaved.length === 0) deps.draft.clear()
    else deps.draft.write(Object.fromEntries(unsaved.map(({ id, text }) => [id, text])))
  }

  const load = async (): Promise<void> => {
    try {
      const stored = await deps.load()
      const draft = deps.draft.read() ?? {}
      const known = new Set(stored.notes.map(({ id }) => id))
      const notes = stored.notes.map((note): KeptNote => ({
        ...note,
        text: draft[note.id] ?? note.text,
        saved: note.text,
        refusal: null,
        isRemoved: false,
      }))
      const unsent = Object.entries(draft)
        .filter(([id, text]) => !known.has(id) && !isBlank(text))
        .map(([id, text]): KeptNote => ({ id, text, state: 'kept', saved: null, refusal: null, isRemoved: false }))
      tries.worked()
      if (state.status === 'closed') return
      apply({ status: 'ready', notes: [...notes, ...unsent], finished: stored.finished, problem: null })
      await save()
    } catch (reason) {
      if (isOver(reason)) {
        apply({ status: 'closed' })
        return
      }
      apply({ status: 'failed', problem: messageOf(reason) })
      if (isPassing(reason) && !isClosed) tries.afterFailure(load)
    }
  }

  const saveNote = async ({ id, text }: KeptNote): Promise<void> => {
    try {
      if (isBlank(text)) await deps.remove(id)
      else await deps.put(id, text)
      setNote(id, { saved: isBlank(text) ? null : text })
      apply({ notes: state.notes.filter((note) => !note.isRemoved || note.saved !== null) })
    } catch (reason) {
      if (isOver(reason) || isPassing(reason)) throw reason
      // This note is refused as it is; the others go on. It is tried again when its words change.
      setNote(id, { refusal: messageOf(reason) })
    }
  }

  const tellRest = async (): Promise<void> => {
    for (const id of [...revealing]) {
      try {
        await deps.reveal(id)
        setNote(id, { state: 'placed' })
        revealing.delete(id)
      } catch (reason) {
        if (isOver(reason) || isPassing(reason)) throw reason
        revealing.delete(id)
        setNote(id, { refusal: messageOf(reason) })
      }
    }
    if (finishing !== null) {
      const finished = finishing
      await deps.finish(finished)
      if (finishing === finished) {
        finishing = null
        apply({ isTelling: false })
      }
    }
  }

  const save = async (): Promise<void> => {
    if (state.status !== 'ready' || state.isSaving) return
    apply({ isSaving: true })
    try {
      for (let next = state.notes.find(isWaiting); next; next = state.notes.find(isWaiting)) await saveNote(next)
      await tellRest()
      tries.worked()
      apply({ isSaving: false, problem: null })
      keepDraft()
    } catch (reason) {
      if (isOver(reason)) {
        apply({ status: 'closed', isSaving: false })
        return
      }
      apply({ isSaving: false, problem: messageOf(reason) })
      // After closing the draft waits on this device for the next visit.
      if (isPassing(reason) && !isClosed) tries.afterFailure(save)
    }
    // Something was written while the last word was being told.
    if (state.status === 'ready' && state.problem === null && !tries.isDue && state.notes.some(isWaiting)) await save()
  }

  void load()

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    write(id, text) {
      if (state.status !== 'ready') return
      const known = state.notes.find((note) => note.id === id)
      if (known) setNote(id, { text, refusal: null, isRemoved: false })
      else if (isBlank(text)) return
      else apply({ notes: [...state.notes, { id, text, state: 'kept', saved: null, refusal: null, isRemoved: false }] })
      keepDraft()
      tries.after(PAUSE_MS, save)
    },
    remove(id) {
      if (state.status !== 'ready') return
      const note = state.notes.find((one) => one.id === id)
      if (!note) return
      if (note.saved === null && !state.isSaving) apply({ notes: state.notes.filter((one) => one.id !== id) })
      else setNote(id, { text: '', refusal: null, isRemoved: true })
      keepDraft()
      tries.after(0, save)
    },
    reveal(id) {
      if (state.status !== 'ready') return
      revealing.add(id)
      tries.after(0, save)
    },
    setFinished(finished) {
      if (state.status !== 'ready' || state.finished === finished) return
      apply({ finished, isTelling: true })
      finishing = finished
      tries.after(0, save)
    },
    end() {
      tries.stop()
      apply({ status: 'closed', isSaving: false })
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

const OVER = new Set(['round_closed', 'board_deleted'])
const isOver = (reason: unknown): boolean => reason instanceof BoardError && OVER.has(reason.code)
