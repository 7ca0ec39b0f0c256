// One's own notes of a private writing on this screen. Asks the server for nobody else's.
import { useCallback, useEffect } from 'react'
import type { Writing } from '../../shared/session/workshop.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { keptJson } from '../keptJson.ts'
import { useKeeper, waitHere } from '../useKeeper.ts'
import { createNoteKeeper, EMPTY_NOTES, type NoteKeeper, type NotesState } from './noteKeeper.ts'

export type OwnNotes = { state: NotesState } & Pick<NoteKeeper, 'write' | 'remove' | 'reveal' | 'setFinished' | 'retry'>

export function useNotes(writing: Writing): OwnNotes {
  const { boardId, me } = useBoard()
  const { id } = writing
  const make = useCallback(
    () =>
      createNoteKeeper({
        load: async () => {
          const { notes, finished = [] } = await api.ownNotes(boardId)
          return { notes: notes.filter(({ writingId }) => writingId === id), finished: finished.includes(id) }
        },
        put: (noteId, text) => api.putNote(boardId, noteId, { writingId: id, text }),
        remove: (noteId) => api.deleteNote(boardId, noteId),
        reveal: (noteId) => api.revealNote(boardId, noteId),
        finish: (finished) => api.finishWriting(boardId, id, finished),
        draft: keptJson(`clusterboard.notes.${boardId}.${id}.${me.participantId}`),
        wait: waitHere,
      }),
    [boardId, id, me.participantId],
  )
  const { keeper, state } = useKeeper(make, EMPTY_NOTES)
  useEffect(() => {
    if (writing.state !== 'open') keeper?.end()
  }, [keeper, writing.state])
  return {
    state,
    write: (noteId, text) => keeper?.write(noteId, text),
    remove: (noteId) => keeper?.remove(noteId),
    reveal: (noteId) => keeper?.reveal(noteId),
    setFinished: (finished) => keeper?.setFinished(finished),
    retry: () => keeper?.retry(),
  }
}
