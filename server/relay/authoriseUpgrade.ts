// Who asks for a socket, decided from the HTTP request alone, before any room or socket exists.
import type { IncomingMessage } from 'node:http'
import { BoardError } from '../../shared/errors.ts'
import { SOCKET_PROTOCOL } from '../../shared/protocol.ts'
import { hashSecret } from '../secrets.ts'
import type { ParticipantRow, SessionRow, Storage } from '../storage/Storage.ts'

export type Visitor = {
  boardId: string
  session: SessionRow
  participant: ParticipantRow
  wantsAcks: boolean
  /** The epoch of the client's replica, where it says so. */
  epoch: number | null
}

const SYNC_PREFIX = '/sync/'

/** Whether a page of this origin may use the visitor's cookie: the request's own host, or the public address. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === publicUrl) return true
  // At the public address the scheme is known: a page of the same host over plain http is a stranger's.
  if (publicUrl !== null && host === new URL(publicUrl).host) return false
  // The scheme is not compared: behind a proxy that ends TLS the server cannot know it.
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

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

/**
 * [R4] Finds the board and the participant behind an upgrade request.
 * @throws BoardError board_unknown, board_deleted, not_signed_in, wrong_origin
 */
export async function authoriseUpgrade(
  request: IncomingMessage,
  storage: Storage,
  publicUrl: string | null,
  now: Date,
): Promise<Visitor> {
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
