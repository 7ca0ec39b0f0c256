// The HTTP contract over a real port with the real relay: what only a socket shows.
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import worked from '../../seeds/examples/worked-example-1.json'
import type { Role } from '../../shared/roles.ts'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { startServer, type RunningServer } from '../../server/startServer.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import { CREATION, parseLink } from '../unit/http/testApp.ts'

let server: RunningServer

beforeAll(async () => {
  const config = parseConfig({ PORT: '0', LOG_LEVEL: 'silent' }, '0.0.0-test')
  const storage = openMemoryStorage()
  server = await startServer({ config, storage, log: createLog('silent'), metrics: createMetrics() })
})
afterAll(() => server.close())

type Answer = { status: number; body: Record<string, unknown> & { error?: { code: string } } }

async function call(method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
  const answer = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

async function joined(created: Answer, role: Role) {
  const { invites } = created.body as unknown as { invites: Record<Role, string> }
  const { boardId, secret } = parseLink(invites[role])
  const answer = await call('POST', `/api/boards/${boardId}/join`, { secret, name: 'Nita' })
  return { path: `/api/boards/${boardId}`, token: answer.body['token'] as string, invites }
}

describe('HTTP on a real port', () => {
  it('[H2] creates a board whose links carry the address that was asked', async () => {
    const created = await call('POST', '/api/boards', CREATION)
    expect(created.status).toBe(201)
    const { path, token, invites } = await joined(created, 'facilitator')
    expect(new URL(invites.viewer).origin).toBe(new URL(server.url).origin)
    expect((await call('GET', path, undefined, token)).body).toMatchObject({ title: CREATION.title })
  })

  it('[H9] gives the results of the shown example through the real relay', async () => {
    const created = await call('POST', '/api/boards/example')
    const { path, token } = await joined(created, 'viewer')
    expect((await call('GET', `${path}/results`, undefined, token)).body).toEqual(worked.expected)
  })

  it('[H10] says that a board was deleted to whoever asks afterwards', async () => {
    const { path, token } = await joined(await call('POST', '/api/boards', CREATION), 'facilitator')
    expect((await call('DELETE', path, undefined, token)).status).toBe(200)
    expect((await call('GET', path, undefined, token)).body.error?.code).toBe('board_deleted')
  })

  it('[H5] tells the sender of too long a body why, however it is sent', async () => {
    const tooLong = 'x'.repeat(9 * 1024 * 1024)
    const declared = await call('POST', '/api/boards', tooLong)
    expect([declared.status, declared.body.error?.code]).toEqual([413, 'too_large'])
    const chunked = await new Promise<number>((resolve, reject) => {
      const sent = request(`${server.url}/api/boards`, { method: 'POST' }, (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode!))
      })
      sent.on('error', reject)
      for (let i = 0; i < 9; i++) sent.write(tooLong.slice(i * 1024 * 1024, (i + 1) * 1024 * 1024))
      sent.end()
    })
    expect(chunked).toBe(413)
  })

  it('[H12] does not answer to a foreign name', async () => {
    const { port } = new URL(server.url)
    const status = await new Promise<number>((resolve, reject) => {
      const options = { host: 'localhost', port, path: '/api/config', headers: { host: 'rebound.example' } }
      request(options, (answer) => {
        answer.resume()
        resolve(answer.statusCode!)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })
})
