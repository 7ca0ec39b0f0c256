// The code of a board's room, for those who lead. Participants read it off the wall: a code lets people in.
import { Hono } from 'hono'
import { roomLink } from '../../shared/session/roomCode.ts'
import { roomOf } from '../board/roomCodes.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import { ownOrigin } from './requestOrigin.ts'

export function roomCodeRoutes(deps: AppDeps): Hono {
  const app = new Hono()
  app.get('/:id/room', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const room = await roomOf(deps.storage, board.id, deps.now())
    return c.json({
      code: room?.code ?? null,
      expiresAt: room?.expiresAt ?? null,
      link: room ? roomLink(ownOrigin(c, deps.config), room.code) : null,
    })
  })
  return app
}
