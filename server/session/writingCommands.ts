// Private writing: opening it with what is announced, revealing it, and taking it back.
import { z } from 'zod'
import { LIMITS } from '../../shared/protocol.ts'
import { ARRANGEMENTS, NAMINGS } from '../../shared/session/workshop.ts'
import { placeBody } from './attentionCommands.ts'
import { idLike, type CommandTable } from './command.ts'

const ofWriting = z.strictObject({ writingId: idLike })

export const writingCommands = {
  openWriting: {
    body: z.strictObject({
      question: z.string().trim().min(1).max(LIMITS.maxTextLength),
      place: placeBody,
      naming: z.enum(NAMINGS),
      arrangement: z.enum(ARRANGEMENTS),
    }),
    run: async ({ deps, boardId, at }, writing) => ({
      id: (await deps.noteStore.open(boardId, writing, at.toISOString())).id,
    }),
  },
  revealWriting: {
    body: ofWriting,
    run: ({ deps, boardId, at }, { writingId }) => deps.noteStore.reveal(boardId, writingId, at.toISOString()),
  },
  cancelWriting: {
    body: ofWriting,
    run: ({ deps, boardId, at }, { writingId }) => deps.noteStore.cancel(boardId, writingId, at.toISOString()),
  },
} satisfies Partial<CommandTable>
