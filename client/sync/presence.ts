// Who is here, where they look and point. A small state of our own in the awareness protocol, sent at most every 80 ms and
// only when it changed; what comes from others is checked before use. Knows no canvas.
import type { Awareness } from 'y-protocols/awareness'
import type { PartnerId } from '../../shared/board/boardState.ts'
import { ROLES, type Role } from '../../shared/roles.ts'

/** The server overwrites `user`, so nobody can pass as somebody else. */
export type PresenceUser = { participantId: string; name: string; partnerId: PartnerId | null; role: Role }
export type Presence = {
  user: PresenceUser
  page: string | null
  /** Page coordinates. */
  cursor: [x: number, y: number] | null
  selection: string[]
  /** Part of the page on screen, in page coordinates. */
  viewport: [x: number, y: number, w: number, h: number] | null
  isIdle: boolean
  /** Has edits that the server has not confirmed. */
  hasUnsaved: boolean
}
export type Peer = Presence & { clientId: number }

export const SEND_EVERY_MS = 80
const MAX_SELECTION = 20
const MAX_COORDINATE = 1e7

export type PresenceChannel = {
  /** Changes parts of the own state; it is sent a little later. */
  set(change: Partial<Omit<Presence, 'user'>>): void
  /** Everybody else, in the order of client ids; the same array until something changes. */
  peers(): readonly Peer[]
  /** The people behind `peers`, each once; the same array while only cursors and views move. */
  users(): readonly PresenceUser[]
  subscribe(listener: () => void): () => void
  close(): void
}

/** Opens the own presence on this awareness; `close` takes it back. */
export function openPresence(
  awareness: Awareness,
  user: PresenceUser,
  after: (delayMs: number, callback: () => void) => () => void,
): PresenceChannel {
  const listeners = new Set<() => void>()
  let own: Presence = {
    user,
    page: null,
    cursor: null,
    selection: [],
    viewport: null,
    isIdle: false,
    hasUnsaved: false,
  }
  let sent = ''
  let cancelSend: (() => void) | null = null
  let peers: readonly Peer[] | null = null
  let users: readonly PresenceUser[] = []

  const send = () => {
    cancelSend = null
    const state = JSON.stringify(own)
    if (state === sent) return
    sent = state
    awareness.setLocalState(own)
  }
  const heard = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    if ([...added, ...updated, ...removed].every((client) => client === awareness.clientID)) return
    peers = null
    for (const listener of [...listeners]) listener()
  }
  awareness.on('change', heard)
  send()

  const listPeers = () => {
    peers ??= [...awareness.getStates()]
      .filter(([clientId]) => clientId !== awareness.clientID)
      .sort(([a], [b]) => a - b)
      .flatMap(([clientId, state]) => {
        const presence = parsePresence(state)
        return presence ? [{ ...presence, clientId }] : []
      })
    return peers
  }

  return {
    set(change) {
      own = { ...own, ...change }
      if (change.selection) own.selection = change.selection.slice(0, MAX_SELECTION)
      if (own.cursor) own.cursor = [Math.round(own.cursor[0]), Math.round(own.cursor[1])]
      cancelSend ??= after(SEND_EVERY_MS, send)
    },
    peers: listPeers,
    users() {
      const byId = new Map(listPeers().map(({ user }) => [user.participantId, user]))
      const now = [...byId.values()]
      if (JSON.stringify(now) !== JSON.stringify(users)) users = now
      return users
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      cancelSend?.()
      awareness.off('change', heard)
      awareness.setLocalState(null)
      listeners.clear()
    },
  }
}

function numbers<T extends number[]>(value: unknown, length: T['length']): T | null {
  const isRight =
    Array.isArray(value) &&
    value.length === length &&
    value.every((entry) => typeof entry === 'number' && Math.abs(entry) <= MAX_COORDINATE)
  return isRight ? (value as T) : null
}

/** Reads somebody's state; null when it has no user, null or empty parts where they are not of the right form. */
export function parsePresence(state: unknown): Presence | null {
  if (typeof state !== 'object' || state === null) return null
  const { user, page, cursor, selection, viewport, isIdle, hasUnsaved } = state as Record<string, unknown>
  if (typeof user !== 'object' || user === null) return null
  const { participantId, name, partnerId, role } = user as Record<string, unknown>
  if (typeof participantId !== 'string' || typeof name !== 'string') return null
  const knownRole = ROLES.find((known) => known === role)
  if (!knownRole) return null
  return {
    user: {
      participantId,
      name: name.slice(0, 60),
      partnerId: typeof partnerId === 'string' ? partnerId : null,
      role: knownRole,
    },
    page: typeof page === 'string' ? page : null,
    cursor: numbers<[number, number]>(cursor, 2),
    selection: Array.isArray(selection)
      ? selection.filter((id): id is string => typeof id === 'string').slice(0, MAX_SELECTION)
      : [],
    viewport: numbers<[number, number, number, number]>(viewport, 4),
    isIdle: isIdle === true,
    hasUnsaved: hasUnsaved === true,
  }
}
