// What becomes of an idea that somebody sent: on the board, or put aside.
import { z } from 'zod'
import { placeBody } from './attentionCommands.ts'
import { idLike, type CommandTable } from './command.ts'

export const ideaCommands = {
  placeIdea: {
    body: z.strictObject({ noteId: idLike, place: placeBody }),
    run: ({ deps, boardId, at }, { noteId, place }) =>
      deps.noteStore.placeIdea(boardId, noteId, place, at.toISOString()),
  },
  dismissIdea: {
    body: z.strictObject({ noteId: idLike }),
    run: ({ deps, boardId, at }, { noteId }) => deps.noteStore.dismissIdea(boardId, noteId, at.toISOString()),
  },
} satisfies Partial<CommandTable>
