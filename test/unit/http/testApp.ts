// An app over a store in memory and rooms without sockets, with a clock that tests move. For the HTTP rules.
import * as Y from 'yjs'
import { BoardError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/roles.ts'
import { createApp } from '../../../server/http/app.ts'
import type { Timers } from '../../../server/relay/Peer.ts'
import type { PeopleWatcher, Rooms } from '../../../server/relay/Rooms.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/Storage.ts'

export const ORIGIN = 'http://localhost:8080'

export type Answer = { status: number; body: Record<string, never> & { error?: ErrorBody }; headers: Headers }
export type ErrorBody = { code: string; message: string; field?: string }

/** Rooms that keep each board's document in memory and log every change to the store. */
function plainRooms(storage: Storage): Rooms & {
  closed: [string, number][]
  disconnected: [string, number][]
  here: Set<string>
  come(boardId: string, participantId: string): void
  leave(boardId: string, participantId: string): void
  /** Puts the board into a state, as if nothing had happened since. */
  put(boardId: string, state: Uint8Array): void
} {
  const docs = new Map<string, Y.Doc>()
  const closed: [string, number][] = []
  const disconnected: [string, number][] = []
  const here = new Set<string>()
  const watchers: PeopleWatcher[] = []
  async function open(boardId: string): Promise<Y.Doc> {
    const board = await storage.findBoard(boardId)
    if (board?.deletedAt != null) throw new BoardError('board_deleted', 'deleted')
    const loaded = await storage.load(boardId)
    if (!loaded) throw new BoardError('board_unknown', 'unknown')
    const known = docs.get(boardId)
    if (known) return known
    const doc = new Y.Doc()
    if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot)
    for (const record of loaded.tail) Y.applyUpdate(doc, record.update)
    docs.set(boardId, doc)
    return doc
  }
  return {
    closed,
    disconnected,
    here,
    come(boardId, participantId) {
      here.add(participantId)
      for (const watcher of watchers) watcher.came(boardId, participantId)
    },
    leave(boardId, participantId) {
      here.delete(participantId)
      for (const watcher of watchers) watcher.left(boardId, participantId)
    },
    put(boardId, state) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      docs.set(boardId, doc)
    },
    watchPeople: (watcher) => void watchers.push(watcher),
    async change(boardId, change) {
      const doc = await open(boardId)
      const before = Y.encodeStateVector(doc)
      const result = doc.transact(() => change(doc))
      const update = Y.encodeStateAsUpdate(doc, before)
      await storage.append({ boardId, participantId: null, at: '2027-03-01T09:00:00.000Z', update })
      return result
    },
    async read(boardId, read) {
      return read(await open(boardId))
    },
    connected: () => here,
    disconnect(_boardId, participantId, code) {
      disconnected.push([participantId, code])
    },
    async closeRoom(boardId, code) {
      docs.delete(boardId)
      closed.push([boardId, code])
    },
    async close() {},
  }
}

export type Person = { participantId: string; token: string; role: Role; partnerId: string | null }

export type TestApp = ReturnType<typeof createTestApp>

export type TestAppOptions = {
  isLoopback?: boolean
  clientDir?: string
  publicUrl?: string
  whyNotReady?: () => string | null
  timers?: Timers
}

export function createTestApp(options: TestAppOptions = {}) {
  const storage = openMemoryStorage()
  const rooms = plainRooms(storage)
  const clock = { now: new Date('2027-03-01T09:00:00.000Z') }
  const logged: object[] = []
  const app = createApp({
    storage,
    rooms,
    config: {
      isLoopback: options.isLoopback ?? true,
      publicUrl: options.publicUrl ?? null,
      version: '0.0.0-test',
      tldrawLicenseKey: null,
    },
    log: { info: () => undefined, error: (fields) => logged.push(fields) },
    now: () => clock.now,
    countPauseMs: 0,
    metrics: { toText: () => 'clusterboard_sockets_open 0\n' },
    clientDir: options.clientDir ?? '/nonexistent',
    ...(options.timers ? { timers: options.timers } : {}),
    ...(options.whyNotReady ? { whyNotReady: options.whyNotReady } : {}),
  })

  /** Sends a request; `body` may be a text to send as it is. */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    sender: { token?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = { ...sender.headers }
    if (sender.token !== undefined) headers['authorization'] = `Bearer ${sender.token}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    const response = await app.request(`${ORIGIN}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'], headers: response.headers }
  }

  async function join(link: string, name: string, partnerId?: string): Promise<Person> {
    const { boardId, secret } = parseLink(link)
    const answer = await call('POST', `/api/boards/${boardId}/join`, { secret, name, partnerId })
    if (answer.status !== 200) throw new Error(`join: ${JSON.stringify(answer.body)}`)
    return { ...(answer.body as object as Person), partnerId: partnerId ?? null }
  }

  return { app, storage, rooms, clock, logged, call, join }
}

export function parseLink(link: string): { boardId: string; secret: string } {
  const url = new URL(link)
  return { boardId: url.pathname.split('/').at(-1)!, secret: url.hash.slice(1) }
}

export const PARTNERS = [
  { id: 'BC', name: 'Biocat', region: 'Catalonia', type: 'cluster' },
  { id: 'BM', name: 'BioM', region: 'Bavaria', type: 'cluster' },
  { id: 'ER', name: 'ERAI', region: 'Rhône-Alpes', type: 'agency' },
] as const

export const CREATION = {
  title: 'Spring workshop',
  consortium: { name: 'Three regions', partners: PARTNERS, strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
  templates: ['T02', 'T04', 'T08'],
}

/** A board with Nita (facilitator), Omar (participant of Biocat), Iva (participant of BioM) and Vera (viewer). */
export async function createTestBoard(test: TestApp) {
  const created = await test.call('POST', '/api/boards', CREATION)
  if (created.status !== 201) throw new Error(`create: ${JSON.stringify(created.body)}`)
  const { boardId, invites } = created.body as unknown as { boardId: string; invites: Record<Role, string> }
  const nita = await test.join(invites.facilitator, 'Nita')
  const omar = await test.join(invites.editor, 'Omar', 'BC')
  const iva = await test.join(invites.editor, 'Iva', 'BM')
  const vera = await test.join(invites.viewer, 'Vera')
  return { boardId, invites, nita, omar, iva, vera, path: `/api/boards/${boardId}` }
}
