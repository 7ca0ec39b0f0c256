// Board links, `ORIGIN/b/BOARD#SECRET`. The secret stands after the hash, so that no server log ever holds it; it is taken
// out of the address bar at once and kept in memory only.
import { boardPath } from '../../shared/protocol.ts'

export type ParsedLink = { kind: 'board'; link: string } | { kind: 'otherServer' } | { kind: 'none' }

/** Reads what somebody pasted. Spaces and line breaks from mail programs are forgiven. */
export function parseBoardLink(text: string, origin: string): ParsedLink {
  let url: URL
  try {
    url = new URL(text.replace(/\s+/g, ''), origin)
  } catch {
    return { kind: 'none' }
  }
  if (!/^\/b\/[^/]+\/?$/.test(url.pathname)) return { kind: 'none' }
  if (url.origin !== origin) return { kind: 'otherServer' }
  return { kind: 'board', link: url.href }
}

const secrets = new Map<string, string>()
const listeners = new Set<(boardId: string) => void>()

/** Hears when a link brings a secret for a board whose page is already shown. */
export function onNewSecret(listener: (boardId: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The secret that the link for this board brought, or null. The address bar no longer shows it afterwards. */
export function takeSecret(boardId: string): string | null {
  const inAddress = decodeURIComponent(location.hash.slice(1))
  if (inAddress !== '') {
    secrets.set(boardId, inAddress)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return secrets.get(boardId) ?? null
}

export function forgetSecret(boardId: string): void {
  secrets.delete(boardId)
}

/** Opens a board link of this server without loading the page anew. */
export function goToLink(link: string): void {
  const url = new URL(link)
  const boardId = decodeURIComponent(url.pathname.split('/')[2] ?? '')
  const secret = decodeURIComponent(url.hash.slice(1))
  if (url.origin !== location.origin) {
    // The server's public address differs from the one in use here, such as behind a proxy: go there for real.
    location.assign(link)
    return
  }
  if (secret !== '') secrets.set(boardId, secret)
  history.pushState(null, '', boardPath(boardId))
  for (const listener of [...listeners]) listener(boardId)
}
