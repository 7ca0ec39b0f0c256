// A participant's own ballot. Nobody else's can be asked for, whatever the role.
import { Hono } from 'hono'
import { z } from 'zod'
import { readBoard } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import type { RoundStore } from '../board/roundStore.ts'
import type { ParticipantRow } from '../storage/Storage.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const ballot = z.strictObject({
  values: z.record(
    z.string().max(200),
    z.record(z.string().max(200), z.union([z.number(), z.string().max(40), z.null()])),
  ),
  finished: z.boolean(),
})

export function roundRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const app = new Hono()

  async function requireVoter(boardId: string, participant: ParticipantRow): Promise<void> {
    if (participant.role === 'viewer')
      throw new BoardError('not_allowed', 'Viewers watch; they cast no ballots. Ask for a link as a participant.')
    const { partners } = await deps.rooms.read(boardId, readBoard)
    if (!partners.some((partner) => partner.id === participant.partnerId))
      throw new BoardError('not_allowed', 'Ballots count for a partner. Choose your partner first.')
  }

  app.get('/:id/rounds/:roundId/ballot', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const own = await roundStore.ownBallot(board.id, c.req.param('roundId'), participant.id)
    return c.json({ values: own.values, finished: own.finished })
  })

  app.put('/:id/rounds/:roundId/ballot', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const { values, finished } = await parseBody(c, ballot)
    await requireVoter(board.id, participant)
    await roundStore.putBallot(participant, c.req.param('roundId'), {
      values,
      finished,
      at: deps.now().toISOString(),
    })
    return c.json({ saved: true })
  })

  return app
}
