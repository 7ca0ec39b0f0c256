// From an invitation's secret to a participant with a session. The secret comes in the body; it is never in a path.
import { Hono } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { hashSecret } from '../secrets.ts'
import type { InviteRow } from '../storage/Storage.ts'
import { admit, openedBy, usedUp } from './admit.ts'
import type { AppDeps } from './AppDeps.ts'
import { livingBoard } from './authenticate.ts'
import { idText, nameText, parseBody } from './parseBody.ts'
import { checkOrigin, clientAddress } from './requestOrigin.ts'

const secret = z.string().min(1).max(256)
const invitation = z.strictObject({ secret })
const joining = z.strictObject({
  secret,
  name: nameText,
  partnerId: idText.nullish(),
  /** A lesser role than the link gives, for whoever needs no more. */
  role: z.enum(ROLES).optional(),
})

/** @throws BoardError not_allowed when more is asked for than the link gives */
function roleWith(invite: InviteRow, wanted: Role | undefined): Role {
  if (wanted === undefined) return invite.role
  if (ROLES.indexOf(wanted) >= ROLES.indexOf(invite.role)) return wanted
  throw new BoardError('not_allowed', 'This link gives a lesser role. Ask for another one.', 'role')
}

export function joinRoutes(deps: AppDeps): Hono {
  const { storage, now } = deps
  const tries = deps.limits.joins
  const app = new Hono()

  async function validInvite(boardId: string, given: string): Promise<InviteRow> {
    const invite = await storage.findInvite(boardId, hashSecret(given))
    if (!invite)
      throw new BoardError('invitation_unknown', 'This link does not open the board. Ask for a new one.', 'secret')
    if (invite.revokedAt !== null || (invite.expiresAt !== null && invite.expiresAt <= now().toISOString()))
      throw new BoardError('invitation_expired', 'This link is no longer in use. Ask for a new one.')
    if (invite.maxUses !== null && invite.uses >= invite.maxUses) throw usedUp()
    return invite
  }

  app.post('/:id/invitation', async (c) => {
    checkOrigin(c, deps.config, false)
    tries.take(clientAddress(c), now())
    const body = await parseBody(c, invitation)
    const board = await livingBoard(storage, c.req.param('id'))
    const invite = await validInvite(board.id, body.secret)
    const { title, consortium, partners } = await openedBy(deps, board, invite)
    return c.json({ boardId: board.id, title, role: invite.role, consortium: { name: consortium.name }, partners })
  })

  app.post('/:id/join', async (c) => {
    checkOrigin(c, deps.config, false)
    tries.take(clientAddress(c), now())
    const body = await parseBody(c, joining)
    const board = await livingBoard(storage, c.req.param('id'))
    const invite = await validInvite(board.id, body.secret)
    const role = roleWith(invite, body.role)
    return c.json(await admit(c, deps, board, invite, { name: body.name, partnerId: body.partnerId ?? null, role }))
  })

  return app
}
