// One's own hand, raised or lowered; also by people who only have a phone.
import { Hono } from 'hono'
import { z } from 'zod'
import { raiseHand } from '../session/handCommands.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const hand = z.strictObject({ raised: z.boolean() })

export function handRoutes(deps: AppDeps): Hono {
  const app = new Hono()

  app.put('/:id/hand', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const { raised } = await parseBody(c, hand)
    await raiseHand({ deps, boardId: board.id }, participant, raised, deps.now())
    deps.stageWatch.look(board.id)
    return c.json({ raised })
  })

  return app
}
