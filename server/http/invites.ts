// Invitations of a board. Secrets are stored hashed: a link is shown once, when it is made.
import { Hono } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { ROLES } from '../../shared/roles.ts'
import { inviteLink, newInvite } from '../board/createBoard.ts'
import { endRoom } from '../board/roomCodes.ts'
import { isActive, type PeopleStore } from '../board/peopleStore.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import { parseBody } from './parseBody.ts'
import { ownOrigin } from './requestOrigin.ts'

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

const terms = z.strictObject({
  role: z.enum(ROLES),
  maxUses: z.number().int().min(1).max(100_000).nullish(),
  expiresAt: z
    .string()
    .refine(isTime, { error: 'must be a time such as 2027-01-31T12:00:00Z.' })
    .transform((text) => new Date(text).toISOString())
    .nullish(),
})

export function inviteRoutes(deps: AppDeps, peopleStore: PeopleStore): Hono {
  const { storage, now } = deps
  const app = new Hono()

  app.get('/:id/invites', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const [invites, people, room] = await Promise.all([
      storage.listInvites(board.id),
      storage.listParticipants(board.id),
      storage.openRoomCode(board.id),
    ])
    return c.json({
      invites: invites.map(({ id, role, createdAt, expiresAt, maxUses, uses, revokedAt }) => ({
        inviteId: id,
        role,
        createdAt,
        expiresAt,
        maxUses,
        uses,
        revokedAt,
        ...(room?.inviteId === id ? { isRoom: true } : {}),
        /** Who came with it and still takes part. */
        people: people.filter((person) => person.inviteId === id && isActive(person)).length,
      })),
    })
  })

  app.post('/:id/invites', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const { role, maxUses = null, expiresAt = null } = await parseBody(c, terms)
    const at = now().toISOString()
    if (expiresAt !== null && expiresAt <= at)
      throw new BoardError('invalid_value', 'The link would be out of use at once. Choose a later time.', 'expiresAt')
    const { row, secret } = newInvite(board.id, { role, maxUses, expiresAt }, at)
    await storage.addInvite(row)
    await storage.addAudit({
      boardId: board.id,
      at,
      participantId: participant.id,
      action: 'invite',
      detail: { invite: row.id, role, maxUses, expiresAt },
    })
    return c.json({ inviteId: row.id, invite: inviteLink(ownOrigin(c, deps.config), board.id, secret) }, 201)
  })

  app.delete('/:id/invites/:inviteId', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const inviteId = c.req.param('inviteId')
    const invites = await storage.listInvites(board.id)
    if (!invites.some((invite) => invite.id === inviteId))
      throw new BoardError('not_found', 'There is no such invitation on this board.')
    const act = { boardId: board.id, actorId: participant.id, at: now().toISOString() }
    const removed = await peopleStore.revokeInvite(act, inviteId, c.req.query('people') === 'remove')
    const room = await storage.openRoomCode(board.id)
    if (room?.inviteId === inviteId) await endRoom(deps, board.id, participant.id, now())
    deps.metrics?.add?.('people_removed_total', removed)
    return c.json({ revoked: true, removed })
  })

  return app
}
