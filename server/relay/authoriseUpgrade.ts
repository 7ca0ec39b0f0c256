// Who asks for a socket, decided from the HTTP request alone, before any room or socket exists.
import type { IncomingMessage } from 'node:http'
import { BoardError } from '../../shared/errors.ts'
import { SOCKET_PROTOCOL } from '../../shared/protocol.ts'
import type { RateLimits } from '../rateLimit.ts'
import { hashSecret } from '../secrets.ts'
import type { ParticipantRow, SessionRow, Storage } from '../storage/Storage.ts'
import { addressOf, isOwnHost, isOwnOrigin } from './requestSource.ts'

export type Visitor = {
  boardId: string
  session: SessionRow
  participant: ParticipantRow
  wantsAcks: boolean
  /** The epoch of the client's replica, where it says so. */
  epoch: number | null
}

const SYNC_PREFIX = '/sync/'

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** Programs send the subprotocols `clusterboard` and their token; browsers cannot set headers, and a URL is no secret. */
function tokenOfProtocols(request: IncomingMessage): string | null {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((entry) => entry.trim())
  return protocols[0] === SOCKET_PROTOCOL ? (protocols[1] ?? null) : null
}

/** @throws BoardError board_unknown when the path is not `/sync/ID` */
function boardIdOf(path: string): string {
  const unknown = new BoardError('board_unknown', 'There is no such board.')
  if (!path.startsWith(SYNC_PREFIX)) throw unknown
  try {
    return decodeURIComponent(path.slice(SYNC_PREFIX.length))
  } catch {
    // A broken percent sign names no board.
    throw unknown
  }
}

export type UpgradeDeps = {
  storage: Storage
  publicUrl: string | null
  /** Whether only this machine can reach the server. */
  isLoopback: boolean
  limits: Pick<RateLimits, 'refusedUpgrades' | 'connections'>
}

/**
 * [R4] Finds the board and the participant behind an upgrade request.
 * [A19] Refused upgrades count for the address, accepted ones for the session: a hall behind one address may come in at
 * once, and whoever guesses is stopped before the store is asked.
 * @throws BoardError board_unknown, board_deleted, not_signed_in, wrong_origin, too_fast
 */
export async function authoriseUpgrade(request: IncomingMessage, deps: UpgradeDeps, now: Date): Promise<Visitor> {
  const { limits } = deps
  const address = addressOf(request)
  limits.refusedUpgrades.check(address, now)
  try {
    const visitor = await findVisitor(request, deps, now)
    limits.connections.take(visitor.session.tokenHash, now)
    return visitor
  } catch (error) {
    if (error instanceof BoardError && error.code !== 'too_fast') limits.refusedUpgrades.count(address, now)
    throw error
  }
}

async function findVisitor(
  request: IncomingMessage,
  { storage, publicUrl, isLoopback }: UpgradeDeps,
  now: Date,
): Promise<Visitor> {
  if (!isOwnHost(request.headers.host, isLoopback, publicUrl))
    throw new BoardError('wrong_origin', 'This server does not answer to this name. Use localhost.')
  const url = new URL(request.url ?? '/', 'http://localhost')
  const boardId = boardIdOf(url.pathname)
  const board = await storage.findBoard(boardId)
  if (!board) throw new BoardError('board_unknown', 'There is no such board.')
  if (board.deletedAt !== null) throw new BoardError('board_deleted', 'This board was deleted.')

  const protocolToken = tokenOfProtocols(request)
  const token = protocolToken ?? cookieOf(request, `cb_${boardId}`)
  if (!token) throw new BoardError('not_signed_in', 'Join the board first.')
  if (protocolToken === null) {
    // A cookie comes along from any page; only the origin tells ours from a stranger's.
    const { origin, host } = request.headers
    if (origin === undefined || !isOwnOrigin(origin, host, publicUrl))
      throw new BoardError('wrong_origin', 'This page may not open the board.')
  }
  const found = await storage.findSession(hashSecret(token))
  const isValid =
    found !== null &&
    found.session.boardId === boardId &&
    found.participant.removedAt === null &&
    Date.parse(found.session.expiresAt) > now.getTime()
  if (!isValid) throw new BoardError('not_signed_in', 'Your access has ended. Join the board again.')
  const epoch = /^\d{1,9}$/.exec(url.searchParams.get('epoch') ?? '')?.[0]
  return {
    boardId,
    ...found,
    wantsAcks: url.searchParams.get('ack') === '1',
    epoch: epoch === undefined ? null : Number(epoch),
  }
}
