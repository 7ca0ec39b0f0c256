// Whose page may use a visitor's cookie, for requests and for sockets; and how fast one address may go.
import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from '../../../server/relay/requestSource.ts'
import { createRateLimit } from '../../../server/rateLimit.ts'
import { createTestApp, createTestBoard } from './testApp.ts'

const OWN = 'http://localhost:8080'
const PUBLIC = 'https://boards.example.org'

/** Origin header -> whether a page of it may act at http://localhost:8080, and at a server whose public address is PUBLIC. */
const VARIANTS: [origin: string, isOwn: boolean, isPublic: boolean][] = [
  [OWN, true, false],
  ['https://localhost:8080', true, false],
  [PUBLIC, false, true],
  ['http://boards.example.org', false, false],
  ['null', false, false],
  ['', false, false],
  ['http://localhost', false, false],
  ['http://localhost:8081', false, false],
  ['http://localhost:80800', false, false],
  ['http://127.0.0.1:8080', false, false],
  ['http://[::1]:8080', false, false],
  ['http://localhost.:8080', false, false],
  ['http://localhost:8080.evil.example', false, false],
  ['http://evil.example:8080', false, false],
  ['http://sub.localhost:8080', false, false],
  ['https://sub.boards.example.org', false, false],
  ['https://boards.example.org.evil.example', false, false],
  ['https://evilboards.example.org', false, false],
  ['https://boards.example.org:444', false, false],
  ['https://boards.example.org@evil.example', false, false],
  ['https://bоards.example.org', false, false],
  ['HTTP://LOCALHOST:8080', false, false],
  ['http://localhost:8080/', false, false],
  ['http://user@localhost:8080', false, false],
  ['file://', false, false],
  ['chrome-extension://localhost:8080', false, false],
  ['ftp://localhost:8080', false, false],
  [`${OWN}, http://evil.example`, false, false],
]

describe('origins', () => {
  it.each(VARIANTS)('[A6] a socket for a page of "%s"', (origin, isOwn, isPublic) => {
    expect(isOwnOrigin(origin, 'localhost:8080', null)).toBe(isOwn)
    expect(isOwnOrigin(origin, 'boards.example.org', PUBLIC)).toBe(isPublic)
  })

  it('[A6] a change by cookie from each of them', async () => {
    const test = createTestApp()
    const { boardId, path, nita } = await createTestBoard(test)
    // A header holds Latin-1 only; browsers send such a host in its ASCII form.
    for (const [origin, isOwn] of VARIANTS.filter(([one]) => /^[\x20-\x7e]*$/.test(one))) {
      const headers = { cookie: `cb_${boardId}=${nita.token}`, origin }
      const answer = await test.call('POST', `${path}/session`, { command: 'freeze' }, { headers })
      expect([origin, answer.status, answer.body.error?.code]).toEqual([
        origin,
        isOwn ? 200 : 403,
        isOwn ? undefined : 'wrong_origin',
      ])
    }
  })

  it('[A6] over https the browser is told to stay there', async () => {
    const open = createTestApp({ isLoopback: false, publicUrl: PUBLIC })
    const { headers } = await open.app.request(`${PUBLIC}/api/config`)
    expect([
      headers.get('strict-transport-security'),
      headers.get('cross-origin-opener-policy'),
      headers.get('x-frame-options'),
      headers.get('permissions-policy'),
    ]).toEqual([
      'max-age=15724800',
      'same-origin',
      'DENY',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ])
    const plain = await createTestApp().app.request(`${OWN}/api/config`)
    expect(plain.headers.get('strict-transport-security')).toBeNull()
  })
})

describe('how fast', () => {
  it('[A7] one address may guess at the admin token, and others are not held up by it', async () => {
    const test = createTestApp({ isLoopback: false })
    const guess = async () => (await test.call('POST', '/api/boards', '{}', { token: 'guess' })).status
    for (let i = 0; i < 600; i++) expect(await guess()).toBe(401)
    expect(await guess()).toBe(429)
    expect((await test.call('POST', '/api/boards/import', '{}', { token: 'guess' })).status).toBe(429)
    test.clock.now = new Date(test.clock.now.getTime() + 60_000)
    expect(await guess()).toBe(401)
    const limit = createRateLimit(1)
    limit.take('1.1.1.1', test.clock.now)
    expect(() => limit.take('1.1.1.1', test.clock.now)).toThrow(/Wait a minute/)
    expect(() => limit.take('2.2.2.2', test.clock.now)).not.toThrow()
  })
})

describe('readiness', () => {
  it('[A16] says why it is not ready', async () => {
    const test = createTestApp()
    const ready = async () => {
      const { status, body } = await test.call('GET', '/readyz')
      return [status, body as object]
    }
    expect(await ready()).toEqual([200, { status: 'ready' }])
    test.storage.ping = () => Promise.reject(new Error('gone'))
    expect(await ready()).toEqual([503, { status: 'not ready', reason: 'the store does not answer' }])
    const closing = createTestApp({ whyNotReady: () => 'the server is closing' })
    const answer = await closing.call('GET', '/readyz')
    expect([answer.status, answer.body]).toEqual([503, { status: 'not ready', reason: 'the server is closing' }])
  })
})
