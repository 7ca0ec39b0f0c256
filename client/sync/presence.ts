// Who is here, where they look and point. A small state of our own in the awareness protocol, sent at most 12 times a
// second and only when it changed; what comes from others is checked before use. Knows no canvas.
import type { Awareness } from 'y-protocols/awareness'
import type { PartnerId } from '../../shared/board/boardState.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { parseCaret, type Caret } from './parseCaret.ts'

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
  /** The trail of the laser pointer, newest point last: x, y, x, y in page coordinates; empty without laser. */
  laser: readonly number[]
  /** The latest reaction; `n` counts up, so that the same sign twice is two reactions. Null again soon after. */
  reaction: { n: number; kind: ReactionKind; at: [x: number, y: number] } | null
  /** Participant whose view this person follows. */
  following: string | null
  /** Where this person writes in a text. */
  caret: Caret | null
  /** Has edits that the server has not confirmed. */
  hasUnsaved: boolean
}
/** The signs of a reaction, in the order of their buttons. */
export const REACTIONS = ['agree', 'like', 'question', 'idea', 'hand'] as const
export type ReactionKind = (typeof REACTIONS)[number]
/** Somebody reacted just now. */
export type Reaction = {
  key: string
  user: PresenceUser
  isOwn: boolean
  kind: ReactionKind
  page: string
  at: [number, number]
}
export type Peer = Presence & { clientId: number }

export const SEND_EVERY_MS = 84
const MAX_SELECTION = 20
/** Points of a laser's trail that are sent and drawn. */
export const MAX_LASER_POINTS = 24
const MAX_COORDINATE = 1e7
const MAX_ID_LENGTH = 200
/** A reaction is shown for a moment only; nobody who comes later sees it. */
const REACTION_MS = 2500
/** More reactions of one person than this are not shown. */
const REACTION_PAUSE_MS = 250
const OWN_PAUSE_MS = REACTION_PAUSE_MS + SEND_EVERY_MS

export type PresenceChannel = {
  /** Changes parts of the own state; it is sent a little later. */
  set(change: Partial<Omit<Presence, 'user' | 'reaction'>>): void
  /** Shows a sign to everybody on this page for a moment. It is never stored. */
  react(kind: ReactionKind, at: [x: number, y: number]): void
  /** Hears reactions, the own ones too: each once, and of one person at most four a second. */
  onReaction(listener: (reaction: Reaction) => void): () => void
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
  const reactionListeners = new Set<(reaction: Reaction) => void>()
  const parsed = new WeakMap<object, Peer>()
  /** The latest reaction heard from each client, and the clients that must pause. */
  const heardReactions = new Map<number, number>()
  const pausing = new Map<number, () => void>()
  let cancelReaction: (() => void) | null = null
  let cancelPause: (() => void) | null = null
  let own: Presence = {
    user,
    page: null,
    cursor: null,
    selection: [],
    viewport: null,
    isIdle: false,
    laser: [],
    reaction: null,
    following: null,
    caret: null,
    hasUnsaved: false,
  }
  let sent = ''
  let lastReaction = 0
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
    for (const client of removed) heardReactions.delete(client)
    peers = null
    for (const peer of listPeers()) if (peer.reaction) showReaction(peer, peer.clientId)
    for (const listener of [...listeners]) listener()
  }
  const showReaction = ({ user: who, page, reaction }: Presence, client: number) => {
    if (!reaction || page === null || heardReactions.get(client) === reaction.n) return
    heardReactions.set(client, reaction.n)
    if (pausing.has(client)) return
    pausing.set(
      client,
      after(REACTION_PAUSE_MS, () => pausing.delete(client)),
    )
    const { n, kind, at } = reaction
    const isOwn = client === awareness.clientID
    for (const listener of [...reactionListeners]) listener({ key: `${client}/${n}`, user: who, isOwn, kind, page, at })
  }
  awareness.on('change', heard)
  send()

  const listPeers = () => {
    peers ??= [...awareness.getStates()]
      .filter(([clientId]) => clientId !== awareness.clientID)
      .sort(([a], [b]) => a - b)
      .flatMap(([clientId, state]) => {
        const known = parsed.get(state)
        if (known?.clientId === clientId) return [known]
        const presence = parsePresence(state)
        if (!presence) return []
        const peer = { ...presence, clientId }
        parsed.set(state, peer)
        return [peer]
      })
    return peers
  }

  return {
    set(change) {
      own = { ...own, ...change }
      if (change.laser) own.laser = change.laser.slice(-2 * MAX_LASER_POINTS).map(Math.round)
      if (change.selection) own.selection = change.selection.slice(0, MAX_SELECTION)
      if (own.cursor) own.cursor = [Math.round(own.cursor[0]), Math.round(own.cursor[1])]
      cancelSend ??= after(SEND_EVERY_MS, send)
    },
    react(kind, [x, y]) {
      // What others would leave out is not shown here either; a little later, since messages come unevenly.
      if (cancelPause) return
      cancelPause = after(OWN_PAUSE_MS, () => {
        cancelPause = null
      })
      const n = ++lastReaction
      own = { ...own, reaction: { n, kind, at: [Math.round(x), Math.round(y)] } }
      showReaction(own, awareness.clientID)
      cancelSend ??= after(SEND_EVERY_MS, send)
      cancelReaction?.()
      cancelReaction = after(REACTION_MS, () => {
        cancelReaction = null
        own = { ...own, reaction: null }
        cancelSend ??= after(SEND_EVERY_MS, send)
      })
    },
    onReaction(listener) {
      reactionListeners.add(listener)
      return () => reactionListeners.delete(listener)
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
      cancelReaction?.()
      cancelPause?.()
      for (const stop of pausing.values()) stop()
      awareness.off('change', heard)
      awareness.setLocalState(null)
      listeners.clear()
      reactionListeners.clear()
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

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= MAX_ID_LENGTH ? value : null

function laserOf(value: unknown): number[] {
  if (!Array.isArray(value) || value.length % 2 !== 0 || value.length > 2 * MAX_LASER_POINTS) return []
  return numbers(value, value.length) ?? []
}

function reactionOf(value: unknown): Presence['reaction'] {
  if (typeof value !== 'object' || value === null) return null
  const { n, kind, at } = value as Record<string, unknown>
  const known = REACTIONS.find((sign) => sign === kind)
  const place = numbers<[number, number]>(at, 2)
  return known && place && Number.isSafeInteger(n) ? { n: n as number, kind: known, at: place } : null
}

/** Reads somebody's state; null when it has no user, null or empty parts where they are not of the right form. */
export function parsePresence(state: unknown): Presence | null {
  if (typeof state !== 'object' || state === null) return null
  const { user, page, cursor, selection, viewport, isIdle, hasUnsaved, laser, reaction, following, caret } =
    state as Record<string, unknown>
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
    page: idOf(page),
    cursor: numbers<[number, number]>(cursor, 2),
    selection: Array.isArray(selection)
      ? selection
          .slice(0, MAX_SELECTION)
          .map(idOf)
          .filter((id) => id !== null)
      : [],
    viewport: numbers<[number, number, number, number]>(viewport, 4),
    isIdle: isIdle === true,
    caret: parseCaret(caret),
    hasUnsaved: hasUnsaved === true,
    laser: laserOf(laser),
    reaction: reactionOf(reaction),
    following: idOf(following),
  }
}
