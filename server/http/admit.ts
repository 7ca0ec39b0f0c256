// The last step of coming in, the same for a link and for a room's code: the door, the partner, the new participant and
// its session.
import type { Context } from 'hono'
import { readBoard } from '../../shared/board/boardState.ts'
import { BoardError } from '../../shared/errors.ts'
import type { Role } from '../../shared/roles.ts'
import { hashSecret, newId, newToken } from '../secrets.ts'
import type { BoardRow, InviteRow } from '../storage/Storage.ts'
import type { AppDeps } from './AppDeps.ts'
import { SESSION_DAYS, setSessionCookie } from './authenticate.ts'

export type Newcomer = { name: string; partnerId: string | null; role: Role }

export const usedUp = () =>
  new BoardError('invitation_used_up', 'As many people as allowed have used this link. Ask for a new one.')

/**
 * The board as whoever holds the invitation may see it before joining.
 * @throws BoardError door_closed
 */
export async function openedBy(deps: AppDeps, board: BoardRow, invite: InviteRow) {
  const state = await deps.rooms.read(board.id, readBoard)
  const isClosed = state.workshop.door === 'closed' && invite.role !== 'facilitator'
  if (isClosed)
    throw new BoardError('door_closed', 'The facilitator has closed the door. Ask to be let in, then try again.')
  return state
}

/**
 * Adds the newcomer and sets the cookie.
 * @throws BoardError door_closed, invalid_value (partnerId), invitation_used_up
 */
export async function admit(c: Context, deps: AppDeps, board: BoardRow, invite: InviteRow, newcomer: Newcomer) {
  const { storage, now } = deps
  const { name, partnerId, role } = newcomer
  const { partners } = await openedBy(deps, board, invite)
  if (partnerId !== null && !partners.some((partner) => partner.id === partnerId))
    throw new BoardError('invalid_value', `There is no partner "${partnerId}" on this board.`, 'partnerId')
  const at = now()
  const participantId = newId()
  const token = newToken()
  const expiresAt = new Date(at.getTime() + SESSION_DAYS * 24 * 3600 * 1000)
  const joined = await storage.join(
    {
      id: participantId,
      boardId: board.id,
      inviteId: invite.id,
      role,
      name,
      partnerId,
      joinedAt: at.toISOString(),
      removedAt: null,
      erasedAt: null,
    },
    { tokenHash: hashSecret(token), boardId: board.id, participantId, expiresAt: expiresAt.toISOString() },
  )
  // Between the check of the invitation and here somebody else may have taken the last place.
  if (!joined) throw usedUp()
  await storage.addAudit({
    boardId: board.id,
    at: at.toISOString(),
    participantId,
    action: 'join',
    detail: { invite: invite.id, role },
  })
  deps.metrics?.add?.('joins_total')
  setSessionCookie(c, deps, board.id, token, expiresAt)
  return { participantId, role, token, expiresAt: expiresAt.toISOString() }
}
