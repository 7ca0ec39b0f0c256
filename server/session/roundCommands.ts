// Opening, revealing and cancelling rounds.
import { z } from 'zod'
import { idLike, type CommandTable } from './command.ts'

const ofRound = z.strictObject({ roundId: idLike })

export const roundCommands = {
  openRound: {
    body: z.strictObject({ widget: idLike }),
    run: async ({ roundStore, boardId, at }, { widget }) => ({
      round: await roundStore.open(boardId, widget, at.toISOString()),
    }),
  },
  revealRound: {
    body: ofRound,
    run: async ({ roundStore, boardId, at }, { roundId }) => ({
      round: await roundStore.reveal(boardId, roundId, at.toISOString()),
    }),
  },
  cancelRound: {
    body: ofRound,
    run: async ({ roundStore, boardId }, { roundId }) => ({ round: await roundStore.cancel(boardId, roundId) }),
  },
} satisfies Partial<CommandTable>
