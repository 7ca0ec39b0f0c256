// The restore points of a board, for facilitators: the list, keeping one, looking into one, and going back to one.
import { Hono } from 'hono'
import { z } from 'zod'
import type { RoundStore } from '../board/roundStore.ts'
import type { BoardHistory } from '../relay/BoardHistory.ts'
import type { PointRow } from '../storage/Storage.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import { parseBody, titleText } from './parseBody.ts'

const naming = z.strictObject({ name: titleText })

export function historyRoutes(deps: AppDeps, history: BoardHistory, roundStore: RoundStore): Hono {
  const { storage, now } = deps
  const app = new Hono()

  async function namesOf(boardId: string): Promise<(point: PointRow) => object> {
    const people = new Map((await storage.listParticipants(boardId)).map(({ id, name }) => [id, name]))
    return ({ id, at, kind, name, participantId, size }) => ({
      id,
      at,
      kind,
      name,
      by: participantId === null ? null : { participantId, name: people.get(participantId) ?? null },
      size,
    })
  }

  app.get('/:id/history', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const [points, toPoint] = await Promise.all([history.list(board.id), namesOf(board.id)])
    return c.json({ epoch: board.epoch, points: points.map(toPoint) })
  })

  app.post('/:id/history', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const { name } = await parseBody(c, naming)
    const point = await history.keep(board.id, { kind: 'named', name, participantId: participant.id })
    const detail = { point: point.id }
    const at = now().toISOString()
    await storage.addAudit({ boardId: board.id, at, participantId: participant.id, action: 'checkpoint', detail })
    return c.json({ point: (await namesOf(board.id))(point) }, 201)
  })

  /** The preview: the state as a Yjs update, for a document that is shown and never connected. */
  app.get('/:id/history/:pointId', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const { point, state } = await history.load(board.id, c.req.param('pointId'))
    return c.json({ point: (await namesOf(board.id))(point), state: Buffer.from(state).toString('base64') })
  })

  app.post('/:id/history/:pointId/restore', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const pointId = c.req.param('pointId')
    const { epoch, keptAs, title } = await history.restore(board.id, pointId, participant.id)
    await storage.setTitle(board.id, title)
    const detail = { point: pointId, keptAs: keptAs.id, epoch }
    const at = now().toISOString()
    await storage.addAudit({ boardId: board.id, at, participantId: participant.id, action: 'restore', detail })
    // A round that was open then is open again, with the ballots as they are now.
    await roundStore.recount(board.id)
    return c.json({ epoch, keptAs: (await namesOf(board.id))(keptAs) })
  })

  return app
}
