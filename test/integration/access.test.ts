// Removal, new roles and logs with the real relay over a real port.
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { startServer, type RunningServer } from '../../server/startServer.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import type { Role } from '../../shared/roles.ts'
import { connectRaw, connectSync, upgradeStatus } from '../support/syncClient.ts'
import { CREATION, parseLink } from '../unit/http/testApp.ts'

let server: RunningServer
const lines: string[] = []
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString())
    done()
  },
})

beforeAll(async () => {
  const config = parseConfig({ PORT: '0', HOST: '127.0.0.1' }, '0.0.0-test')
  const parts = { config, storage: openMemoryStorage(), metrics: createMetrics(), log: createLog('trace', sink) }
  server = await startServer(parts)
})
afterAll(() => server.close())

async function ask(method: string, path: string, body?: unknown, token?: string) {
  const answer = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown> & { error?: { code: string } },
  }
}

async function newBoard() {
  const { boardId, invites } = (await ask('POST', '/api/boards', CREATION)).body as unknown as {
    boardId: string
    invites: Record<Role, string>
  }
  const join = async (role: Role, name: string) => {
    const body = { secret: parseLink(invites[role]).secret, name, partnerId: 'BC' }
    return (await ask('POST', `/api/boards/${boardId}/join`, body)).body as unknown as {
      participantId: string
      token: string
    }
  }
  return { boardId, invites, path: `/api/boards/${boardId}`, join }
}

describe('people with open sockets', () => {
  it('[A3] a removed person is out within a second and does not come back', async () => {
    const { boardId, path, join } = await newBoard()
    const nita = await join('facilitator', 'Nita')
    const omar = await join('editor', 'Omar')
    const own = await connectSync(server.url, boardId, omar.token)
    const raw = await connectRaw(server.url, boardId, omar.token)
    const other = await connectSync(server.url, boardId, nita.token)
    const startedAt = performance.now()
    expect((await ask('DELETE', `${path}/participants/${omar.participantId}`, undefined, nita.token)).status).toBe(200)
    expect(await Promise.all([own.closed, raw.closed])).toEqual([4403, 4403])
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(await upgradeStatus(server.url, `/sync/${boardId}`, { protocols: ['clusterboard', omar.token] })).toBe(401)
    expect((await ask('GET', path, undefined, omar.token)).status).toBe(403)
    other.doc.getMap('items').set('still', 1)
    await server.rooms.read(boardId, () => undefined)
    expect(other.provider.wsconnected).toBe(true)
    own.destroy()
    other.destroy()
  })

  it('[A4] a stock client comes back by itself with the new role', async () => {
    const { boardId, path, join } = await newBoard()
    const nita = await join('facilitator', 'Nita')
    const vera = await join('viewer', 'Vera')
    const watching = await connectSync(server.url, boardId, nita.token)
    const client = await connectSync(server.url, boardId, vera.token)
    const reconnected = new Promise<void>((resolve) => {
      client.provider.on('status', ({ status }) => status === 'connected' && resolve())
    })
    await ask('PATCH', `${path}/participants/${vera.participantId}`, { role: 'editor' }, nita.token)
    await reconnected
    client.doc.getMap('items').set('from', 'Vera')
    await watching.until((doc: Y.Doc) => doc.getMap('items').get('from') === 'Vera')
    client.destroy()
    watching.destroy()
  })

  it('[A2] a link taken back with its people closes their sockets', async () => {
    const { boardId, path, join } = await newBoard()
    const nita = await join('facilitator', 'Nita')
    const omar = await join('editor', 'Omar')
    const raw = await connectRaw(server.url, boardId, omar.token)
    const list = (await ask('GET', `${path}/invites`, undefined, nita.token)).body as unknown as {
      invites: { inviteId: string; role: Role }[]
    }
    const { inviteId } = list.invites.find((invite) => invite.role === 'editor')!
    await ask('DELETE', `${path}/invites/${inviteId}?people=remove`, undefined, nita.token)
    expect(await raw.closed).toBe(4403)
  })
})

describe('the log', () => {
  it('[A14] at its most talkative level holds no secret, name, value or word of a board', async () => {
    const canary = (what: string) => `canary${what}${Math.random().toString(36).slice(2)}`
    const [name, title, note, cell, key] = ['Name', 'Title', 'Note', 'Cell', 'Key'].map(canary) as [
      string,
      string,
      string,
      string,
      string,
    ]
    const created = await ask('POST', '/api/boards', { ...CREATION, title })
    const { boardId, invites } = created.body as unknown as { boardId: string; invites: Record<Role, string> }
    const path = `/api/boards/${boardId}`
    const { secret } = parseLink(invites.facilitator)
    const { token, participantId } = (await ask('POST', `${path}/join`, { secret, name, partnerId: 'BC' })).body as {
      token: string
      participantId: string
    } & Record<string, unknown>
    const client = await connectSync(server.url, boardId, token)
    const fragment = client.doc.getXmlFragment(key)
    fragment.insert(0, [new Y.XmlText(note)])
    // A root that is not the board's: the frame is refused, the client closed, and all of it told in the log.
    await client.closed
    const opened = await ask('POST', `${path}/session`, { command: 'openRound', widget: 'T02.scores' }, token)
    const { id } = opened.body.round as { id: string }
    const ballot = `${path}/rounds/${id}/ballot`
    const refusals = await Promise.all([
      ask('PUT', ballot, { values: { [cell]: { BC: 5 } }, finished: false }, token),
      ask('PUT', ballot, { values: cell, finished: false }, token),
      ask('POST', `${path}/join`, { secret: `${secret}x`, name }),
      ask('GET', `${path}/${cell}`, undefined, token),
      ask('GET', path, undefined, `${token}x`),
      ask('POST', '/api/boards/example', { partners: note }),
    ])
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 403, 404, 401, 400])
    await upgradeStatus(server.url, `/sync/${boardId}?x=${cell}`, { protocols: ['clusterboard', `${token}x`] })
    await ask('POST', `${path}/participants/${participantId}/erase`, undefined, token)
    await ask('DELETE', path, undefined, token)
    client.destroy()
    const log = lines.join('')
    expect(log).toContain('"route":"/api/boards/:id/rounds/:roundId/ballot"')
    expect(log).toContain('refused')
    expect(log).toContain('board deleted')
    for (const canaryText of [name, title, note, cell, key, secret, token])
      expect(log.includes(canaryText), canaryText).toBe(false)
  })
})
