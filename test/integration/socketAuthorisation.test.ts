// Every kind of message by every kind of sender on a real socket, and every kind of sender at the door. The table is in
// test/support/socketTable.ts; docs/authorisation.md is written from it.
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  ackFrame,
  presenceEntry,
  presenceFrame,
  refusalFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from '../../server/relay/frames.ts'
import { LIMITS, MESSAGE } from '../../shared/protocol.ts'
import { readServerFrame, seedBoard, seedState, TOKENS } from '../support/relayKit.ts'
import {
  SOCKET_PRINCIPALS,
  SOCKET_ROWS,
  UPGRADES,
  type SocketMessage,
  type SocketPrincipal,
} from '../support/socketTable.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { connectRaw, upgradeStatus } from '../support/syncClient.ts'
import { CREATION } from '../unit/http/testApp.ts'

let server: TestServer
let clock = new Date('2027-03-01T09:00:00Z')
beforeAll(async () => {
  server = await startServer({ now: () => clock })
})
afterAll(() => server.close())

type Raw = Awaited<ReturnType<typeof connectRaw>>
/** Client ids of the sender, of somebody else who wrote before, and of one who only looks on. */
const OWN = 77
const OTHERS = 88
const THIRD = 99

function change(edit: (doc: Y.Doc) => void, clientId = OWN): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedState())
  const before = Y.encodeStateVector(doc)
  doc.clientID = clientId
  edit(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const set = (root: string, clientId?: number) => updateFrame(change((doc) => doc.getMap(root).set('new', 1), clientId))
const presence = (clientId: number) =>
  presenceFrame([presenceEntry(clientId, 1, JSON.stringify({ user: { name: 'x' }, mark: 'new' }))])

/** A later change of one's own whose former change was never sent. */
function holed(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = OWN
  doc.getMap('items').set('first', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('items').set('new', 1)
  return updateFrame(Y.encodeStateAsUpdate(doc, before))
}

function twice(frame: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, frame)
  encoding.writeUint8Array(encoder, frame)
  return encoding.toUint8Array(encoder)
}

const MESSAGES: Record<SocketMessage, Uint8Array | string> = {
  'ask for the board (step 1)': step1Frame(Uint8Array.of(0)),
  'a state the board has already (step 2)': step2Frame(seedState()),
  'a change of `records`': set('records'),
  'a change of `items`': set('items'),
  'a change of `meta`': set('meta'),
  'a change of `session`': set('session'),
  'a change of another root': set('elsewhere'),
  "a change under another person's client id": set('items', OTHERS),
  "a deletion of somebody's item": updateFrame(change((doc) => doc.getMap('items').delete('T04.markets/CN'))),
  'a change with something missing before it': holed(),
  'own presence': presence(OWN),
  "another person's presence": presence(OTHERS),
  'ask for presence': Uint8Array.of(MESSAGE.queryAwareness),
  'a permission message (2)': Uint8Array.of(MESSAGE.auth, 0, 0),
  'an acknowledgement (121)': ackFrame(1, 1),
  'a refusal (122)': refusalFrame(1, 4403, 'not_allowed'),
  'two messages in one frame': twice(set('items')),
  'a text frame': 'hello',
  'a frame over the limit': new Uint8Array(LIMITS.maxFrameBytes + 1000),
}

/** What the board and the people on it show, for somebody who comes in now. */
async function look(boardId: string, token: string): Promise<{ content: string; presence: string }> {
  for (;;) {
    const seen = await lookOnce(boardId, token)
    // A board that is still being read answers the first questions from its file, and shows nobody yet.
    if (seen.presence.includes(`${THIRD} `)) return seen
  }
}

async function lookOnce(boardId: string, token: string): Promise<{ content: string; presence: string }> {
  const raw = await connectRaw(server.url, boardId, token)
  raw.socket.send(step1Frame(Uint8Array.of(0)))
  const shown = new Map<number, string>()
  for (;;) {
    const frame = readServerFrame(await raw.next())
    if (frame.kind === 'presence')
      for (const { clientId, state } of frame.states) shown.set(clientId, `${clientId} ${String(state?.mark)}`)
    if (frame.kind !== 'step2') continue
    const doc = new Y.Doc()
    Y.applyUpdate(doc, frame.payload)
    raw.socket.terminate()
    const roots = ['records', 'items', 'meta', 'session', 'elsewhere'].map((root) => [root, doc.getMap(root).toJSON()])
    return { content: JSON.stringify(roots), presence: [...shown.values()].sort().join() }
  }
}

/** The first answer to a question asked after what came before was dealt with; null when the socket was closed. */
async function answered(raw: Raw, from: number): Promise<string[] | null> {
  raw.socket.send(step1Frame(Uint8Array.of(0)))
  const isClosed = raw.closed.then(() => 'closed' as const)
  for (;;) {
    const kinds = raw.frames.slice(from).map((frame) => readServerFrame(frame).kind)
    const last = kinds.lastIndexOf('step2')
    if (last >= 0) return kinds
    const more = new Promise<'more'>((resolve) => raw.socket.once('message', () => resolve('more')))
    if ((await Promise.race([isClosed, more])) === 'closed') return null
  }
}

let boards = 0
async function ask(principal: SocketPrincipal, message: SocketMessage): Promise<string> {
  const boardId = `table-${++boards}`
  await seedBoard(server.storage, boardId, undefined, boardId)
  const tokenOf = (person: keyof typeof TOKENS) => `${boardId}${TOKENS[person]}`
  // Somebody of the board who is there, and to whom a client id belongs. The one that is asked about is somebody else.
  await server.storage.bindClient(boardId, OTHERS, principal === 'viewer' ? 'p-omar' : 'p-vera')
  await server.rooms.change(boardId, (doc) => {
    if (principal === 'frozenEditor' || principal === 'frozenLead') doc.getMap('session').set('frozen', true)
  })
  const third = await connectRaw(server.url, boardId, tokenOf(principal === 'viewer' ? 'omar' : 'vera'))
  third.socket.send(presence(THIRD))
  const who = principal === 'viewer' ? 'vera' : principal.endsWith('ditor') ? 'omar' : 'nita'
  await answered(third, 0)
  const raw = await connectRaw(server.url, boardId, tokenOf(who))
  await answered(raw, 0)
  const before = await look(boardId, tokenOf('nita'))
  const from = raw.frames.length
  raw.socket.send(MESSAGES[message])
  const kinds = await answered(raw, from)
  const after = await look(boardId, tokenOf('nita'))
  third.socket.terminate()
  raw.socket.terminate()
  if (kinds === null) {
    const refusal = readServerFrame(raw.frames.at(-1)!)
    if (refusal.kind !== 'refusal') return `${await raw.closed}`
    expect(await raw.closed).toBe(refusal.closeCode)
    // A refused message leaves nothing behind.
    expect(after).toEqual(before)
    return `${refusal.closeCode} ${refusal.code}`
  }
  const hasEffect = after.content !== before.content || after.presence !== before.presence
  if (message === 'ask for the board (step 1)')
    return kinds.filter((kind) => kind === 'step2').length === 2 ? 'yes' : 'ignored'
  if (message === 'ask for presence') return kinds.includes('presence') ? 'yes' : 'ignored'
  if (message === 'a state the board has already (step 2)')
    return kinds.includes('ack') && !hasEffect ? 'yes' : 'ignored'
  return hasEffect ? 'yes' : 'ignored'
}

const principals = Object.keys(SOCKET_PRINCIPALS) as SocketPrincipal[]
const messages = Object.keys(SOCKET_ROWS) as SocketMessage[]

describe('messages', () => {
  it.each(messages)('[A17] %s', async (message) => {
    const outcomes: Record<string, string> = {}
    for (const principal of principals) outcomes[principal] = await ask(principal, message)
    expect(outcomes).toEqual(SOCKET_ROWS[message])
  })
})

describe('the door', () => {
  type Joined = { participantId: string; token: string }
  const call = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
    return (await answer.json().catch(() => null)) as T
  }
  const make = () =>
    call<{ boardId: string; invites: Record<'facilitator' | 'editor' | 'viewer', string> }>(
      'POST',
      '/api/boards',
      CREATION,
    )
  const enter = (link: string, name: string) => {
    const [path, secret] = new URL(link).pathname.concat(new URL(link).hash).split('#') as [string, string]
    return call<Joined>('POST', `/api/boards/${path.split('/').at(-1)}/join`, { secret, name })
  }

  it('[A17] opens for those who take part and for nobody else', async () => {
    const { boardId, invites } = await make()
    const other = await make()
    const path = `/api/boards/${boardId}`
    const lead = await enter(invites.facilitator, 'Nita')
    const stranger = await enter(other.invites.facilitator, 'Stranger')
    const [editor, viewer, removed, erased] = await Promise.all([
      enter(invites.editor, 'Omar'),
      enter(invites.viewer, 'Vera'),
      enter(invites.editor, 'Removed'),
      enter(invites.editor, 'Erased'),
    ])
    const extra = await call<{ invite: string; inviteId: string }>(
      'POST',
      `${path}/invites`,
      { role: 'editor' },
      lead.token,
    )
    const taken = await enter(extra.invite, 'Taken')
    await call('DELETE', `${path}/invites/${extra.inviteId}?people=remove`, undefined, lead.token)
    await call('DELETE', `${path}/participants/${removed.participantId}`, undefined, lead.token)
    await call('POST', `${path}/participants/${erased.participantId}/erase`, undefined, lead.token)
    const gone = await make()
    const lastOfGone = await enter(gone.invites.facilitator, 'Nita')
    await call('DELETE', `/api/boards/${gone.boardId}`, undefined, lastOfGone.token)

    const own = server.url
    const status = (board: string, token?: string, headers: Record<string, string> = {}) =>
      upgradeStatus(own, `/sync/${board}`, { protocols: token === undefined ? [] : ['clusterboard', token], headers })
    const cookie = `cb_${boardId}=${editor.token}`
    const outcomes: Record<string, number> = {
      none: await status(boardId),
      stranger: await status(boardId, stranger.token),
      removed: await status(boardId, removed.token),
      linkTakenBack: await status(boardId, taken.token),
      erased: await status(boardId, erased.token),
      foreignPage: await status(boardId, undefined, { cookie, origin: 'https://evil.example' }),
      noPage: await status(boardId, undefined, { cookie }),
      foreignName: await status(boardId, editor.token, { host: 'evil.example' }),
      unknown: await status('nowhere', editor.token),
      deleted: await status(gone.boardId, lastOfGone.token),
      viewer: await status(boardId, viewer.token),
      editor: await status(boardId, editor.token),
      facilitator: await status(boardId, lead.token),
    }
    expect(await status(boardId, undefined, { cookie, origin: own })).toBe(101)
    clock = new Date(clock.getTime() + 31 * 86_400_000)
    outcomes.expired = await status(boardId, editor.token)
    expect(outcomes).toEqual(Object.fromEntries(Object.entries(UPGRADES).map(([who, [, code]]) => [who, code])))
  })
})
