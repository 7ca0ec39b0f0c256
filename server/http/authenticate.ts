// Who sends a request: a cookie of this board, or `Authorization: Bearer TOKEN` for programs. The only place that reads them.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type * as Y from 'yjs'
import { BoardError } from '../../shared/errors.ts'
import type { StandIn } from '../../shared/session/workshop.ts'
import { hashSecret, matchesHash } from '../secrets.ts'
import type { BoardRow, ParticipantRow, Storage } from '../storage/Storage.ts'
import type { AppDeps } from './AppDeps.ts'
import { checkOrigin, clientAddress, isSecure } from './requestOrigin.ts'

export const SESSION_DAYS = 30

export type Visitor = { board: BoardRow; participant: ParticipantRow }

export const cookieName = (boardId: string): string => `cb_${boardId}`

function bearerToken(c: Context): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,256})$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/** @throws BoardError board_unknown, board_deleted */
export async function livingBoard(storage: Storage, boardId: string): Promise<BoardRow> {
  const board = await storage.findBoard(boardId)
  if (!board) throw new BoardError('board_unknown', 'There is no such board. Check the link.')
  if (board.deletedAt !== null)
    throw new BoardError('board_deleted', 'This board was deleted. Nothing of it is left on the server.')
  return board
}

/**
 * The participant behind a request to `/api/boards/:id/...`.
 * @throws BoardError board_unknown, board_deleted, not_signed_in, wrong_origin; not_allowed for people who were removed
 */
export async function requireParticipant(c: Context, deps: AppDeps): Promise<Visitor> {
  const boardId = c.req.param('id') ?? ''
  const bearer = bearerToken(c)
  const token = bearer ?? getCookie(c, cookieName(boardId))
  // Asked together: each question may wait for a commit that is under way.
  const [board, found] = await Promise.all([
    livingBoard(deps.storage, boardId),
    token === undefined ? null : deps.storage.findSession(hashSecret(token)),
  ])
  checkOrigin(c, deps.config, bearer === undefined && token !== undefined)
  if (!found || found.session.boardId !== board.id || found.session.expiresAt <= deps.now().toISOString())
    throw new BoardError('not_signed_in', 'You are not on this board yet. Open your invitation link to join.')
  if (found.participant.removedAt !== null)
    throw new BoardError('not_allowed', 'A facilitator ended your access to this board. Ask for a new link.')
  return { board, participant: found.participant }
}

/** @throws BoardError as requireParticipant; not_allowed for other roles */
export async function requireFacilitator(c: Context, deps: AppDeps): Promise<Visitor> {
  const visitor = await requireParticipant(c, deps)
  if (visitor.participant.role !== 'facilitator')
    throw new BoardError('not_allowed', 'Only a facilitator of this board may do this.')
  return visitor
}

/**
 * A facilitator, or who stands in while none is connected: for what runs the workshop.
 * @throws BoardError as requireFacilitator
 */
export async function requireLead(c: Context, deps: AppDeps): Promise<Visitor> {
  const visitor = await requireParticipant(c, deps)
  const { board, participant } = visitor
  if (participant.role === 'facilitator') return visitor
  const standIn = participant.role === 'editor' ? await deps.rooms.read(board.id, standInOf) : null
  if (standIn !== participant.id) throw new BoardError('not_allowed', 'Only a facilitator of this board may do this.')
  return visitor
}

const standInOf = (doc: Y.Doc): string | null =>
  (doc.getMap('session').get('standIn') as StandIn | null | undefined)?.participantId ?? null

/**
 * Whether this request may create boards: anybody on a loopback server, elsewhere the holder of the admin token.
 * @throws BoardError admin_token_needed, wrong_origin, too_fast
 */
export async function requireCreator(c: Context, deps: AppDeps): Promise<void> {
  checkOrigin(c, deps.config, false)
  deps.limits.creations.take(clientAddress(c), deps.now())
  if (deps.config.isLoopback) return
  const hash = await deps.storage.getSetting('adminTokenHash')
  const token = bearerToken(c)
  if (hash === null || token === undefined || !matchesHash(token, hash))
    throw new BoardError('admin_token_needed', 'Creating boards needs the admin token of this server.')
}

export function setSessionCookie(c: Context, deps: AppDeps, boardId: string, token: string, expiresAt: Date): void {
  setCookie(c, cookieName(boardId), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: isSecure(c, deps.config),
    expires: expiresAt,
  })
}
