// Opening, revealing and cancelling rounds, and who may cast a partner's vote.
import { z } from 'zod'
import { readBoard } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import { sessionKey } from '../../shared/session/workshop.ts'
import { isActive } from '../board/peopleStore.ts'
import { idLike, type CommandTable } from './command.ts'

const ofRound = z.strictObject({ roundId: idLike })
const MAX_CASTERS = 20

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
  setCasters: {
    body: z.strictObject({ partner: idLike, people: z.array(idLike).min(1).max(MAX_CASTERS).nullable() }),
    async run({ deps, roundStore, boardId }, { partner, people }) {
      const known = await deps.storage.listParticipants(boardId)
      const ofPartner = new Set(
        known.filter((one) => isActive(one) && one.role !== 'viewer' && one.partnerId === partner).map(({ id }) => id),
      )
      const stranger = people?.findIndex((id) => !ofPartner.has(id)) ?? -1
      if (stranger >= 0)
        throw new BoardError('invalid_value', 'Only people of a partner can cast its vote.', `people.${stranger}`)
      await deps.rooms.change(boardId, (doc) => {
        if (!readBoard(doc).partners.some(({ id }) => id === partner))
          throw new BoardError('invalid_value', `There is no partner "${partner}" on this board.`, 'partner')
        const session = doc.getMap('session')
        const key = sessionKey.casters(partner)
        if (people === null) session.delete(key)
        else session.set(key, [...new Set(people)])
      })
      // A vote that is open counts from now on for whom it may.
      await roundStore.recount(boardId)
    },
  },
} satisfies Partial<CommandTable>
