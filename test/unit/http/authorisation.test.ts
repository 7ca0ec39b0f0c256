// Who may ask the server for what: every route the app has, asked by every kind of sender. A route without a row fails,
// and docs/authorisation.md is written from here (UPDATE_DOCS=1 writes it anew).
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import { format, resolveConfig } from 'prettier'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../server/http/app.ts'
import { createLog } from '../../../server/log.ts'
import { createMetrics } from '../../../server/metrics.ts'
import { BoardHistory } from '../../../server/relay/BoardHistory.ts'
import { OpenRooms } from '../../../server/relay/OpenRooms.ts'
import { systemTimers } from '../../../server/relay/Peer.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import { hashSecret } from '../../../server/secrets.ts'
import { PICTURES } from '../../support/pictures.ts'
import { socketTables } from '../../support/socketTable.ts'
import { CREATION, ORIGIN, parseLink } from './testApp.ts'

const PRINCIPALS = [
  'none',
  'stranger',
  'removed',
  'linkTakenBack',
  'erased',
  'viewer',
  'editor',
  'facilitator',
] as const
type Principal = (typeof PRINCIPALS)[number]
const HEADS: Record<Principal, string> = {
  none: 'nobody signed in',
  stranger: 'facilitator of another board',
  removed: 'removed',
  linkTakenBack: 'link taken back with its people',
  erased: 'erased',
  viewer: 'viewer',
  editor: 'participant',
  facilitator: 'facilitator',
}

/** What a request of a row is made of: ids of things that are really there. */
type Things = {
  board: string
  secret: string
  /** Of the board's open room. */
  code: string
  inviteId: string
  roundId: string
  writingId: string
  /** A note of whoever asks, in the open writing. */
  noteId: (of: Principal) => string
  decisionId: string
  hash: string
  targetId: string
  editorId: string
  pointId: string
}
type Row = {
  who: 'anybody' | 'participants' | 'editors' | 'onlyEditors' | 'facilitators'
  body?: (things: Things) => unknown
  bytes?: Uint8Array<ArrayBuffer>
  setUp?: (things: Things) => Promise<unknown>
}

const ROWS: Record<string, Row> = {
  'GET /healthz': { who: 'anybody' },
  'GET /readyz': { who: 'anybody' },
  'GET /metrics': { who: 'anybody' },
  'GET /api/config': { who: 'anybody' },
  'POST /api/boards': { who: 'anybody', body: () => CREATION },
  'POST /api/boards/example': { who: 'anybody' },
  'POST /api/boards/import': { who: 'anybody', body: () => archive },
  'POST /api/boards/:id/invitation': { who: 'anybody', body: ({ secret }) => ({ secret }) },
  'POST /api/boards/:id/join': { who: 'anybody', body: ({ secret }) => ({ secret, name: 'Newcomer' }) },
  'GET /api/boards/:id': { who: 'participants' },
  'PUT /api/boards/:id/me': { who: 'participants', body: () => ({ name: 'Renamed', partnerId: 'BC' }) },
  'DELETE /api/boards/:id': { who: 'facilitators' },
  'GET /api/boards/:id/results': { who: 'participants' },
  'GET /api/boards/:id/export.json': { who: 'facilitators' },
  'GET /api/boards/:id/audit': { who: 'facilitators' },
  'GET /api/boards/:id/invites': { who: 'facilitators' },
  'POST /api/boards/:id/invites': { who: 'facilitators', body: () => ({ role: 'viewer' }) },
  'DELETE /api/boards/:id/invites/:inviteId': { who: 'facilitators' },
  'POST /api/rooms/invitation': { who: 'anybody', body: ({ code }) => ({ code }) },
  'POST /api/rooms/join': { who: 'anybody', body: ({ code }) => ({ code, name: 'Newcomer' }) },
  'GET /api/boards/:id/room': { who: 'facilitators' },
  'GET /api/boards/:id/attendance': { who: 'facilitators' },
  'GET /api/boards/:id/attendance.csv': { who: 'facilitators' },
  'GET /api/boards/:id/participants': { who: 'facilitators' },
  'PATCH /api/boards/:id/participants/:participantId': { who: 'facilitators', body: () => ({ role: 'viewer' }) },
  'DELETE /api/boards/:id/participants/:participantId': { who: 'facilitators' },
  'POST /api/boards/:id/participants/:participantId/erase': { who: 'facilitators' },
  'POST /api/boards/:id/session': { who: 'facilitators', body: () => ({ command: 'freeze' }) },
  'PUT /api/boards/:id/hand': { who: 'editors', body: () => ({ raised: true }) },
  'POST /api/boards/:id/spotlight': { who: 'participants', body: () => ({ accept: false }) },
  'POST /api/boards/:id/stand-in': {
    who: 'onlyEditors',
    // Time without a facilitator is a matter of test/unit/session; who stands in already may say so again.
    setUp: ({ board, editorId: participantId }) =>
      rooms.change(board, (doc) =>
        doc.getMap('session').set('standIn', { participantId, at: '2027-03-01T09:00:00.000Z' }),
      ),
  },
  'GET /api/boards/:id/rounds/:roundId/ballot': { who: 'participants' },
  'PUT /api/boards/:id/rounds/:roundId/ballot': { who: 'editors', body: () => ({ values: {}, finished: false }) },
  'GET /api/boards/:id/rounds/:roundId/proxies': { who: 'facilitators' },
  'PUT /api/boards/:id/rounds/:roundId/proxies/:proxyId': {
    who: 'facilitators',
    body: () => ({ partnerId: 'BC', label: 'Table 3', values: {}, finished: false }),
  },
  'DELETE /api/boards/:id/rounds/:roundId/proxies/:proxyId': { who: 'facilitators' },
  'GET /api/boards/:id/notes': { who: 'participants' },
  'PUT /api/boards/:id/notes/:noteId': { who: 'editors', body: () => ({ writingId: null, text: 'An idea' }) },
  'DELETE /api/boards/:id/notes/:noteId': { who: 'participants' },
  'POST /api/boards/:id/notes/:noteId/reveal': { who: 'editors' },
  'PUT /api/boards/:id/writings/:writingId/finished': { who: 'editors', body: () => ({ finished: true }) },
  'GET /api/boards/:id/ideas': { who: 'facilitators' },
  'GET /api/boards/:id/decisions.csv': { who: 'participants' },
  'PUT /api/boards/:id/decisions/:decisionId/dissent': { who: 'editors', body: () => ({ text: 'Too early' }) },
  'POST /api/boards/:id/assets': { who: 'editors', bytes: PICTURES.gif },
  'GET /api/boards/:id/assets/:hash': { who: 'participants' },
  'GET /api/boards/:id/history': { who: 'facilitators' },
  'POST /api/boards/:id/history': { who: 'facilitators', body: () => ({ name: 'Before lunch' }) },
  'GET /api/boards/:id/history/:pointId': { who: 'facilitators' },
  'POST /api/boards/:id/history/:pointId/restore': { who: 'facilitators' },
}
/** Routes with a limit inside their row: about oneself, everybody may. */
const NOTES: Record<string, string> = {
  'POST /api/boards/:id/session': 'also who stands in for a facilitator, see session-commands.md',
  'POST /api/boards/:id/spotlight': 'only who is asked can agree',
  'POST /api/boards/:id/stand-in': 'only while no facilitator has been there for a while',
  'DELETE /api/boards/:id/participants/:participantId': 'everybody may leave',
  'POST /api/boards/:id/participants/:participantId/erase': 'everybody may erase the own name',
  'GET /api/boards/:id/rounds/:roundId/ballot': 'the own ballot only, whatever the role',
  'GET /api/boards/:id/rounds/:roundId/proxies': 'those that the asking person entered',
  'GET /api/boards/:id/notes': 'the own notes only, whatever the role',
  'DELETE /api/boards/:id/notes/:noteId': 'own notes only',
  'PUT /api/boards/:id/decisions/:decisionId/dissent': 'for the own partner only',
}

let archive: unknown = null
/** Moves on with each board, so that no limit per minute is reached. */
let clockMs = Date.parse('2027-03-01T09:00:00.000Z')

function openApp(isLoopback: boolean) {
  const storage = openMemoryStorage()
  const log = createLog('silent')
  const metrics = createMetrics()
  const rooms = new OpenRooms({ storage, log, metrics, timers: systemTimers })
  const app = createApp({
    storage,
    rooms,
    history: new BoardHistory(storage, rooms, systemTimers),
    log,
    metrics,
    config: { isLoopback, version: '0.0.0-test' },
    now: () => new Date(clockMs),
    clientDir: '/nonexistent',
  })
  return { app, storage, rooms }
}

const { app, rooms } = openApp(true)
afterAll(() => rooms.close())

async function send(
  to: Hono,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
  bytes?: Uint8Array<ArrayBuffer>,
) {
  const content = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await to.request(ORIGIN + path, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(content === undefined ? {} : { body: content }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  return {
    status: answer.status,
    body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> & { error?: { code: string } },
  }
}

/** A board where everything a row names is there, and a token of each kind of sender. */
async function prepare(): Promise<{ things: Things; tokens: Record<Principal, string | undefined> }> {
  clockMs += 60_000
  const ask = async (method: string, path: string, body?: unknown, token?: string) => {
    const answer = await send(app, method, path, body, token)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const enter = async (link: string, name: string) => {
    const { boardId, secret } = parseLink(link)
    const body = { secret, name, ...(name === 'viewer' ? {} : { partnerId: 'BC' }) }
    return (await ask('POST', `/api/boards/${boardId}/join`, body)) as { participantId: string; token: string }
  }
  const make = async () =>
    (await ask('POST', '/api/boards', CREATION)) as { boardId: string; invites: Record<string, string> }
  const { boardId, invites } = await make()
  const other = await enter((await make()).invites.facilitator!, 'stranger')
  const board = `/api/boards/${boardId}`
  const facilitator = await enter(invites.facilitator!, 'facilitator')
  const lead = facilitator.token
  const [editor, viewer, removed, erased, target] = await Promise.all([
    enter(invites.editor!, 'editor'),
    enter(invites.viewer!, 'viewer'),
    enter(invites.editor!, 'removed'),
    enter(invites.editor!, 'erased'),
    enter(invites.editor!, 'target'),
  ])
  const extra = (await ask('POST', `${board}/invites`, { role: 'editor' }, lead)) as {
    invite: string
    inviteId: string
  }
  const taken = await enter(extra.invite, 'taken')
  const kept = (await ask('POST', `${board}/invites`, { role: 'editor' }, lead)) as { inviteId: string }
  await ask('DELETE', `${board}/invites/${extra.inviteId}?people=remove`, undefined, lead)
  await ask('DELETE', `${board}/participants/${removed.participantId}`, undefined, lead)
  await ask('POST', `${board}/participants/${erased.participantId}/erase`, undefined, lead)
  const opened = await ask('POST', `${board}/session`, { command: 'openRound', widget: 'T02.scores' }, lead)
  const room = (await ask('POST', `${board}/session`, { command: 'openRoom' }, lead)) as { code: string }
  const vote = await ask('POST', `${board}/session`, { command: 'openRound', widget: 'T02.statementVote' }, lead)
  const voteId = (vote.round as { id: string }).id
  await rooms.change(boardId, (doc) => void doc.getMap('items').set('T02.statement/statement', 'We serve five needs'))
  await ask('POST', `${board}/session`, { command: 'revealRound', roundId: voteId }, lead)
  const decision = { roundId: voteId, row: 'statement', owner: '', due: null, supersedes: null }
  const decided = await ask('POST', `${board}/session`, { command: 'recordDecision', ...decision }, lead)
  const writing = { question: 'What is missing?', place: { template: 'T02' }, naming: 'names', arrangement: 'random' }
  const opening = await ask('POST', `${board}/session`, { command: 'openWriting', ...writing }, lead)
  const noteId = (of: Principal): string => `note-of-${of}`
  for (const [of, token] of [
    ['editor', editor.token],
    ['facilitator', lead],
  ] as const)
    await ask('PUT', `${board}/notes/${noteId(of)}`, { writingId: opening.id, text: 'A note' }, token)
  const picture = await send(app, 'POST', `${board}/assets`, undefined, lead, PICTURES.png)
  const kepts = (await ask('POST', `${board}/history`, { name: 'Start' }, lead)) as { point: { id: string } }
  archive ??= await ask('GET', `${board}/export.json`, undefined, lead)
  return {
    things: {
      board: boardId,
      secret: parseLink(invites.viewer!).secret,
      code: room.code,
      inviteId: kept.inviteId,
      writingId: opening.id as string,
      noteId,
      decisionId: decided.id as string,
      roundId: (opened.round as { id: string }).id,
      hash: picture.body.hash as string,
      targetId: target.participantId,
      editorId: editor.participantId,
      pointId: kepts.point.id,
    },
    tokens: {
      none: undefined,
      stranger: other.token,
      removed: removed.token,
      linkTakenBack: taken.token,
      erased: erased.token,
      viewer: viewer.token,
      editor: editor.token,
      facilitator: lead,
    },
  }
}

/** What a row expects for a sender: 'yes', or the status and code of the refusal. */
function expectedOf({ who }: Row, principal: Principal): string {
  if (who === 'anybody') return 'yes'
  if (principal === 'none' || principal === 'stranger' || principal === 'erased') return '401 not_signed_in'
  if (principal === 'removed' || principal === 'linkTakenBack') return '403 not_allowed'
  if (who === 'onlyEditors') return principal === 'editor' ? 'yes' : '403 not_allowed'
  const isIn = who === 'participants' || principal === 'facilitator' || (who === 'editors' && principal === 'editor')
  return isIn ? 'yes' : '403 not_allowed'
}

const routes = app.routes
  .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
  .map(({ method, path }) => `${method} ${path}`)

describe('authorisation', () => {
  it('[A17] every route has its row, and every row its route', () => {
    expect([...routes].sort()).toEqual(Object.keys(ROWS).sort())
  })

  it.each(Object.entries(ROWS))('[A17] %s', async (route, row) => {
    const [method, pattern] = route.split(' ') as [string, string]
    const outcomes: Record<string, string> = {}
    for (const principal of PRINCIPALS) {
      const { things, tokens } = await prepare()
      const path = pattern
        .replace(':id', things.board)
        .replace(':inviteId', things.inviteId)
        .replace(':participantId', things.targetId)
        .replace(':roundId', things.roundId)
        .replace(':writingId', things.writingId)
        .replace(':noteId', things.noteId(principal))
        .replace(':decisionId', things.decisionId)
        .replace(':proxyId', 'table-3')
        .replace(':pointId', things.pointId)
        .replace(':hash', things.hash)
      await row.setUp?.(things)
      const { status, body } = await send(app, method, path, row.body?.(things), tokens[principal], row.bytes)
      outcomes[principal] = status < 300 ? 'yes' : `${status} ${body.error?.code ?? ''}`
    }
    expect(outcomes).toEqual(Object.fromEntries(PRINCIPALS.map((principal) => [principal, expectedOf(row, principal)])))
  })

  it('[A17] where others can reach the server, only the admin token creates boards', async () => {
    const open = openApp(false)
    await open.storage.setSetting('adminTokenHash', hashSecret('the-admin-token-of-this-server'))
    for (const path of ['/api/boards', '/api/boards/example', '/api/boards/import'])
      for (const [token, status] of [
        [undefined, 401],
        ['another-token', 401],
        ['the-admin-token-of-this-server', 201],
      ] as const) {
        const body = path.endsWith('import') ? archive : path.endsWith('boards') ? CREATION : undefined
        expect([path, token, (await send(open.app, 'POST', path, body, token)).status]).toEqual([path, token, status])
      }
    await open.rooms.close()
  })

  it('[A17] docs/authorisation.md tells the same', async () => {
    const cell = (row: Row, principal: Principal) => {
      const expected = expectedOf(row, principal)
      return expected === 'yes' ? 'yes' : expected.slice(0, 3)
    }
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const table = [
      line(['Route', ...PRINCIPALS.map((principal) => HEADS[principal])]),
      line(['---', ...PRINCIPALS.map(() => '---')]),
      ...Object.entries(ROWS).map(([route, row]) =>
        line([`\`${route}\``, ...PRINCIPALS.map((principal) => cell(row, principal))]),
      ),
    ]
    const notes = Object.entries(NOTES).map(([route, note]) => `- \`${route}\`: ${note}.`)
    const text = [
      '# Who may do what',
      '',
      'Written by `test/unit/http/authorisation.test.ts`. Every cell is asked, there and in',
      '`test/integration/socketAuthorisation.test.ts`; do not edit by hand.',
      '',
      '## Who may ask for what over HTTP',
      '',
      'A number is the status of the refusal. On a server that others can reach, creating, importing and the example need the admin token (401',
      'without). A deleted board answers 410 to everybody.',
      '',
      ...table,
      '',
      ...notes,
      '',
      ...socketTables(),
      '',
    ].join('\n')
    const file = join(resolve(import.meta.dirname, '../../..'), 'docs/authorisation.md')
    const formatted = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' })
    if (process.env.UPDATE_DOCS) writeFileSync(file, formatted)
    expect(readFileSync(file, 'utf8')).toBe(formatted)
  })
})
