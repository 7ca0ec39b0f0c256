// Coming in with a room's code. A code is short, so wrong ones are counted: by address, and all together against many
// addresses at once. Every wrong code gets the same answer, whatever was wrong with it.
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { readRoomCode } from '../../shared/session/roomCode.ts'
import { createInTurn } from '../board/inTurn.ts'
import { findRoom, type FoundRoom } from '../board/roomCodes.ts'
import { admit, openedBy } from './admit.ts'
import type { AppDeps } from './AppDeps.ts'
import { idText, nameText, parseBody } from './parseBody.ts'
import { checkOrigin, clientAddress } from './requestOrigin.ts'

const code = z.string().min(1).max(256)
const asking = z.strictObject({ code })
const joining = z.strictObject({ code, name: nameText, partnerId: idText.nullish() })

const EVERYBODY = 'everybody'

export function roomRoutes(deps: AppDeps): Hono {
  const { limits, now, storage } = deps
  const app = new Hono()
  const inTurn = createInTurn()

  /** One after the other: many tries at the same moment would all look before the first of them counts. */
  const roomBehind = (c: Context, typed: string): Promise<FoundRoom> =>
    inTurn(EVERYBODY, async () => {
      const address = clientAddress(c)
      limits.wrongCodes.check(address, now())
      limits.allWrongCodes.check(EVERYBODY, now())
      const known = readRoomCode(typed)
      const found = known === null ? null : await findRoom(storage, known, now())
      if (found) return found
      limits.wrongCodes.count(address, now())
      limits.allWrongCodes.count(EVERYBODY, now())
      throw new BoardError(
        'invitation_unknown',
        'This code opens no room now. Look again, or ask for a new one.',
        'code',
      )
    })

  app.post('/invitation', async (c) => {
    checkOrigin(c, deps.config, false)
    limits.joins.take(clientAddress(c), now())
    const body = await parseBody(c, asking)
    const { board, invite } = await roomBehind(c, body.code)
    const { title, consortium, partners } = await openedBy(deps, board, invite)
    return c.json({ boardId: board.id, title, role: invite.role, consortium: { name: consortium.name }, partners })
  })

  app.post('/join', async (c) => {
    checkOrigin(c, deps.config, false)
    limits.joins.take(clientAddress(c), now())
    const { name, partnerId, ...body } = await parseBody(c, joining)
    const { board, invite } = await roomBehind(c, body.code)
    const joined = await admit(c, deps, board, invite, { name, partnerId: partnerId ?? null, role: invite.role })
    return c.json({ boardId: board.id, ...joined })
  })

  return app
}
