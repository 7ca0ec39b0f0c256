// The people of a board, for facilitators: another role, off the board, or the name erased.
import { Hono } from 'hono'
import { z } from 'zod'
import { ROLES } from '../../shared/roles.ts'
import type { PeopleStore } from '../board/peopleStore.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator, requireParticipant, type Visitor } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const roleChange = z.strictObject({ role: z.enum(ROLES) })

export function participantRoutes(deps: AppDeps, peopleStore: PeopleStore): Hono {
  const app = new Hono()
  const actOf = ({ board, participant }: Visitor) => ({
    boardId: board.id,
    actorId: participant.id,
    at: deps.now().toISOString(),
  })

  // Everybody who takes part or took part, except those whose name was erased: a removed person's name can be erased too.
  app.get('/:id/participants', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const people = await deps.storage.listParticipants(board.id)
    const connected = deps.rooms.connected(board.id)
    return c.json({
      participants: people
        .filter((person) => person.erasedAt === null)
        .map(({ id, name, partnerId, role, joinedAt, removedAt }) => ({
          participantId: id,
          name,
          partnerId,
          role,
          isHere: removedAt === null && connected.has(id),
          joinedAt,
          removedAt,
        })),
    })
  })

  app.patch('/:id/participants/:participantId', async (c) => {
    const visitor = await requireFacilitator(c, deps)
    const participantId = c.req.param('participantId')
    const { role } = await parseBody(c, roleChange)
    await peopleStore.changeRole(actOf(visitor), participantId, role)
    return c.json({ participantId, role })
  })

  // Also oneself: whoever takes part may leave.
  app.delete('/:id/participants/:participantId', async (c) => {
    const visitor = await requireParticipant(c, deps)
    await peopleStore.remove(actOf(visitor), c.req.param('participantId'))
    deps.metrics?.add?.('people_removed_total')
    return c.json({ removed: true })
  })

  // Also for oneself: whoever took part may ask for the own name to go.
  app.post('/:id/participants/:participantId/erase', async (c) => {
    const visitor = await requireParticipant(c, deps)
    await peopleStore.erase(actOf(visitor), c.req.param('participantId'))
    return c.json({ erased: true })
  })

  return app
}
