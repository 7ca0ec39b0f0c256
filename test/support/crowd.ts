// People of a workshop without a screen: each joins, holds a socket as any program would, and asks over HTTP. One of them can
// keep every byte that comes in.
import { connectSync, type SyncClient } from './syncClient.ts'

export type Member = {
  name: string
  partnerId: string | null
  participantId: string
  sync: SyncClient
  /** Answers the body; throws with the server's sentence when it refuses. */
  ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T>
  /** Everything this person was sent, when it is kept. */
  received: string[]
}

type Joined = { boardId: string; participantId: string; token: string }

async function request(url: string, method: string, path: string, body: unknown, token?: string): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** @throws Error with the server's answer */
export async function post<T>(url: string, path: string, body: unknown): Promise<T> {
  const response = await request(url, 'POST', path, body)
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`)
  return JSON.parse(text) as T
}

/**
 * Joins with a room's code or a link's secret and connects.
 * @param keepsAll keeps what comes over socket and HTTP as text
 */
export async function joinCrowd(
  url: string,
  how: { code: string } | { boardId: string; secret: string },
  person: { name: string; partnerId: string | null },
  { keepsAll = false } = {},
): Promise<Member> {
  const joined =
    'code' in how
      ? await post<Joined>(url, '/api/rooms/join', { code: how.code, ...person })
      : {
          boardId: how.boardId,
          ...(await post<Omit<Joined, 'boardId'>>(url, `/api/boards/${how.boardId}/join`, {
            secret: how.secret,
            ...person,
          })),
        }
  const received: string[] = []
  const sync = await connectSync(url, joined.boardId, joined.token)
  if (keepsAll) {
    // Text inside an update stands there as UTF-8.
    const keep = (): void => {
      sync.provider.ws?.addEventListener('message', ({ data }) => {
        received.push(Buffer.from(data as ArrayBuffer).toString('utf8'))
      })
    }
    keep()
    sync.provider.on('status', ({ status }: { status: string }) => status === 'connected' && keep())
  }
  return {
    ...person,
    participantId: joined.participantId,
    sync,
    received,
    async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await request(url, method, `/api/boards/${joined.boardId}${path}`, body, joined.token)
      const text = await response.text()
      if (keepsAll) received.push(text)
      if (!response.ok) throw new Error(`${person.name}: ${method} ${path}: ${response.status} ${text}`)
      return (text === '' ? null : JSON.parse(text)) as T
    },
  }
}
