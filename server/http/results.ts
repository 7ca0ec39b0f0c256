// The computed results of a board, rounded once, in the form that `evaluate` prints.
import { Hono } from 'hono'
import { readBoard } from '../../shared/board/boardState.ts'
import { boardResults } from '../../shared/boardResults.ts'
import { roundResults } from '../../shared/compute/roundResults.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'

export function resultRoutes(deps: AppDeps): Hono {
  const app = new Hono()
  app.get('/:id/results', async (c) => {
    const { board } = await requireParticipant(c, deps)
    const state = await deps.rooms.read(board.id, readBoard)
    const today = state.today ?? deps.now().toISOString().slice(0, 10)
    return c.json(roundResults(boardResults(state, today)))
  })
  return app
}
