// The answer of somebody who was asked to be followed by all. Without it nobody is.
import { Hono } from 'hono'
import { z } from 'zod'
import { answerSpotlight } from '../session/attentionCommands.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const reply = z.strictObject({ accept: z.boolean() })

export function spotlightRoutes(deps: AppDeps): Hono {
  const app = new Hono()

  app.post('/:id/spotlight', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const { accept } = await parseBody(c, reply)
    await answerSpotlight({ deps, boardId: board.id }, participant.id, accept)
    deps.stageWatch.look(board.id)
    return c.json({ accept })
  })

  return app
}
