// Leading while no facilitator is connected.
import { Hono } from 'hono'
import { standIn } from '../session/standInCommands.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'

export function standInRoutes(deps: AppDeps): Hono {
  const app = new Hono()

  app.post('/:id/stand-in', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    await standIn({ deps, boardId: board.id, participant, at: deps.now() })
    deps.stageWatch.look(board.id)
    return c.json({ standIn: true })
  })

  return app
}
