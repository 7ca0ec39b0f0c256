// A visit of a board by this command: joins with a link, asks the server, and is gone again. Knows HTTP only.
import { ExportRefusal } from './ExportRefusal.ts'
import type { BoardLink } from './exportOrder.ts'

/** The board leaves this name out of the people it prints. */
export const JOIN_NAME = 'PDF export'

export type Visit = { participantId: string; token: string; title: string }

/**
 * @param role viewer is enough to see everything; null takes part with all the link gives.
 * @throws ExportRefusal with the server's own words where it refuses.
 */
export async function beginVisit({ origin, boardId, secret }: BoardLink, role: 'viewer' | null): Promise<Visit> {
  const board = `${origin}/api/boards/${boardId}`
  const answer = await ask(origin, `${board}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: JOIN_NAME, ...(role === null ? {} : { role }) }),
  })
  const { participantId, token } = (await answer.json()) as { participantId: string; token: string }
  const seen = await ask(origin, board, { headers: { authorization: `Bearer ${token}` } })
  const { title } = (await seen.json()) as { title: string }
  return { participantId, token, title }
}

/** The visit ends with the file: nobody is left on the board. A failure is told, not thrown: the file is there. */
export async function endVisit({ origin, boardId }: BoardLink, { participantId, token }: Visit): Promise<void> {
  const own = `${origin}/api/boards/${boardId}/participants/${participantId}`
  await ask(origin, own, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }).catch((error: Error) => {
    const why =
      error instanceof ExportRefusal && error.code === 'last_facilitator'
        ? 'no facilitator has joined this board yet, and its last one cannot leave. Whoever leads it can remove the visit.'
        : error.message.split('\n')[0]
    process.stderr.write(`The visit "${JOIN_NAME}" stays on the board: ${why}\n`)
  })
}

/** @throws ExportRefusal when the server does not answer, or in its own words when it refuses. */
export async function ask(origin: string, url: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(url, request).catch(() => {
    throw new ExportRefusal(`${origin} does not answer. Is the server running?`)
  })
  if (answer.ok) return answer
  const body = (await answer.json().catch(() => null)) as { error?: { message?: string; code?: string } } | null
  const { message = `The server refused the link (${answer.status}).`, code = null } = body?.error ?? {}
  throw new ExportRefusal(message, code)
}
