// A new board with its three invitations, from a document that is already complete: all of it is stored, or nothing.
import * as Y from 'yjs'
import { boardPath } from '../../shared/protocol.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import type { InviteRow, Storage } from '../storage/Storage.ts'
import { hashSecret, newId } from '../secrets.ts'

export type CreatedBoard = {
  boardId: string
  /** `ORIGIN/b/BOARDID#SECRET` by role; the only time the secrets are readable. */
  invites: Record<Role, string>
  inviteRows: Record<Role, InviteRow>
}

export const inviteLink = (origin: string, boardId: string, secret: string): string =>
  `${origin}${boardPath(boardId)}#${secret}`

export type InviteTerms = { role: Role; maxUses: number | null; expiresAt: string | null }

export function newInvite(boardId: string, terms: InviteTerms, at: string): { row: InviteRow; secret: string } {
  const secret = newId()
  const row: InviteRow = {
    id: newId(),
    boardId,
    role: terms.role,
    secretHash: hashSecret(secret),
    createdAt: at,
    expiresAt: terms.expiresAt,
    maxUses: terms.maxUses,
    uses: 0,
    revokedAt: null,
  }
  return { row, secret }
}

/**
 * @param at ISO time of now. @param origin scheme and host of the links.
 * @param createdAt when the board began, if it came from elsewhere
 */
export async function createBoard(
  storage: Storage,
  doc: Y.Doc,
  { title, at, origin, createdAt = at }: { title: string; at: string; origin: string; createdAt?: string },
): Promise<CreatedBoard> {
  const boardId = newId()
  const made = ROLES.map((role) => newInvite(boardId, { role, maxUses: null, expiresAt: null }, at))
  const byRole = <T>(pick: (invite: (typeof made)[number]) => T) =>
    Object.fromEntries(made.map((invite) => [invite.row.role, pick(invite)])) as Record<Role, T>
  await storage.createBoard(
    { id: boardId, title, epoch: 1, createdAt, deletedAt: null },
    made.map((invite) => invite.row),
    Y.encodeStateAsUpdate(doc),
  )
  return {
    boardId,
    invites: byRole((invite) => inviteLink(origin, boardId, invite.secret)),
    inviteRows: byRole((invite) => invite.row),
  }
}
