// A board as a file: export for facilitators, import for whoever may create boards.
import { Hono } from 'hono'
import { archiveForm } from '../../shared/board/archive.ts'
import { exportBoard, importBoard } from '../board/archiveBoard.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireCreator, requireFacilitator } from './authenticate.ts'
import { parseBody } from './parseBody.ts'
import { ownOrigin } from './requestOrigin.ts'

export function archiveRoutes(deps: AppDeps): Hono {
  const { storage, rooms, now } = deps
  const app = new Hono()

  app.get('/:id/export.json', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const at = now().toISOString()
    const archive = await exportBoard(storage, rooms, board, at)
    await storage.addAudit({ boardId: board.id, at, participantId: participant.id, action: 'export', detail: {} })
    c.header('content-disposition', 'attachment; filename="board.clusterboard.json"')
    return c.json(archive)
  })

  app.post('/import', async (c) => {
    await requireCreator(c, deps)
    const archive = await parseBody(c, archiveForm)
    const at = now().toISOString()
    const { boardId, invites } = await importBoard(storage, archive, { at, origin: ownOrigin(c, deps.config) })
    await storage.addAudit({ boardId, at, participantId: null, action: 'import', detail: {} })
    return c.json({ boardId, invites }, 201)
  })

  return app
}
