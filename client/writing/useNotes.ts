// One's own notes of a private writing on this screen. Asks the server for nobody else's.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Writing } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { createNoteKeeper, EMPTY_NOTES, type NoteDraft, type NoteKeeper, type NotesState } from './noteKeeper.ts'

export type OwnNotes = { state: NotesState } & Pick<NoteKeeper, 'write' | 'remove' | 'reveal' | 'setFinished' | 'retry'>

export function useNotes(writing: Writing): OwnNotes {
  const { boardId, me } = useBoard()
  const [keeper, setKeeper] = useState<NoteKeeper | null>(null)
  const { id } = writing
  useEffect(() => {
    const made = createNoteKeeper({
      load: async () => {
        const { notes, finished = [] } = await api.ownNotes(boardId)
        return { notes: notes.filter(({ writingId }) => writingId === id), finished: finished.includes(id) }
      },
      put: (noteId, text) => api.putNote(boardId, noteId, { writingId: id, text }),
      remove: (noteId) => api.deleteNote(boardId, noteId),
      reveal: (noteId) => api.revealNote(boardId, noteId),
      finish: (finished) => api.finishWriting(boardId, id, finished),
      draft: localDraft(`clusterboard.notes.${boardId}.${id}.${me.participantId}`),
      wait: (ms, then) => {
        const timeout = window.setTimeout(then, ms)
        return () => window.clearTimeout(timeout)
      },
    })
    setKeeper(made)
    return () => made.close()
  }, [boardId, id, me.participantId])
  useEffect(() => {
    if (writing.state !== 'open') keeper?.end()
  }, [keeper, writing.state])
  const state = useSyncExternalStore(
    (listener) => keeper?.subscribe(listener) ?? (() => undefined),
    () => keeper?.state() ?? EMPTY_NOTES,
  )
  return {
    state,
    write: (noteId, text) => keeper?.write(noteId, text),
    remove: (noteId) => keeper?.remove(noteId),
    reveal: (noteId) => keeper?.reveal(noteId),
    setFinished: (finished) => keeper?.setFinished(finished),
    retry: () => keeper?.retry(),
  }
}

function localDraft(key: string) {
  return {
    read(): NoteDraft | null {
      const text = localStorage.getItem(key)
      if (text === null) return null
      try {
        return JSON.parse(text) as NoteDraft
      } catch {
        // Cut off while it was written: what the server has is the better one.
        localStorage.removeItem(key)
        return null
      }
    },
    write: (draft: NoteDraft) => localStorage.setItem(key, JSON.stringify(draft)),
    clear: () => localStorage.removeItem(key),
  }
}
