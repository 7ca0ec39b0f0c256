// Roles, other sites, headers, the built client, and addresses where there is nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMetrics } from '../../../server/metrics.ts'
import { ORIGIN, createTestApp, createTestBoard } from './testApp.ts'

describe('roles', () => {
  it('[H11] lets only facilitators do what changes the workshop for all', async () => {
    const test = createTestApp()
    const { path, omar, vera } = await createTestBoard(test)
    const facilitatorsOnly: [string, string, unknown][] = [
      ['DELETE', path, undefined],
      ['POST', `${path}/session`, { command: 'freeze' }],
      ['POST', `${path}/invites`, { role: 'viewer' }],
      ['GET', `${path}/invites`, undefined],
      ['DELETE', `${path}/invites/x`, undefined],
      ['GET', `${path}/export.json`, undefined],
    ]
    for (const [method, address, body] of facilitatorsOnly)
      for (const person of [omar, vera]) {
        const answer = await test.call(method, address, body, person)
        expect([method, address, answer.status, answer.body.error?.code]).toEqual([method, address, 403, 'not_allowed'])
      }
  })

  it('[H11] answers everything about a board only to its participants', async () => {
    const test = createTestApp()
    const { path } = await createTestBoard(test)
    const all: [string, string][] = [
      ['GET', path],
      ['DELETE', path],
      ['PUT', `${path}/me`],
      ['GET', `${path}/results`],
      ['GET', `${path}/export.json`],
      ['POST', `${path}/session`],
      ['GET', `${path}/rounds/x/ballot`],
      ['PUT', `${path}/rounds/x/ballot`],
      ['GET', `${path}/invites`],
      ['POST', `${path}/invites`],
    ]
    for (const [method, address] of all) {
      const answer = await test.call(method, address, method === 'GET' ? undefined : '{}')
      expect([method, address, answer.status, answer.body.error?.code]).toEqual([method, address, 401, 'not_signed_in'])
    }
  })
})

describe('other sites', () => {
  it('[H12] a change by cookie must come from our own page', async () => {
    const test = createTestApp()
    const { boardId, path, nita } = await createTestBoard(test)
    const cookie = `cb_${boardId}=${nita.token}`
    const freeze = async (headers: Record<string, string>) =>
      (await test.call('POST', `${path}/session`, { command: 'freeze' }, { headers: { cookie, ...headers } })).status
    expect(await freeze({ origin: ORIGIN })).toBe(200)
    expect(await freeze({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await freeze({})).toBe(403)
    expect(await freeze({ origin: 'http://evil.example' })).toBe(403)
    expect(await freeze({ origin: 'null' })).toBe(403)
    expect(await freeze({ origin: 'http://localhost:9999' })).toBe(403)
    expect(await freeze({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await freeze({ 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  it("[H12] no other site can create or join through a visitor's browser", async () => {
    const test = createTestApp()
    for (const path of ['/api/boards', '/api/boards/example', '/api/boards/import', '/api/boards/x/join']) {
      const answer = await test.call('POST', path, {}, { headers: { origin: 'http://evil.example' } })
      expect([path, answer.status, answer.body.error?.code]).toEqual([path, 403, 'wrong_origin'])
    }
  })

  it('[H12] a loopback server answers to no foreign name', async () => {
    const { app } = createTestApp()
    const statusAt = async (origin: string) => (await app.request(`${origin}/api/config`)).status
    expect(await statusAt('http://localhost:8080')).toBe(200)
    expect(await statusAt('http://127.0.0.1:8080')).toBe(200)
    expect(await statusAt('http://[::1]:8080')).toBe(200)
    expect(await statusAt('http://rebound.example:8080')).toBe(403)
    const open = createTestApp({ isLoopback: false })
    expect((await open.app.request('http://rebound.example:8080/api/config')).status).toBe(200)
  })
})

describe('addresses', () => {
  it('[H4] a key that names the prototype is refused at its place, also where keys are free', async () => {
    const test = createTestApp()
    const board = await createTestBoard(test)
    const body = JSON.parse('{"values":{"C1":{"\\u005f_proto__":1}},"finished":false}') as object
    const answer = await test.call('PUT', `${board.path}/rounds/x/ballot`, body, board.omar)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'unknown_field', field: 'values.C1.__proto__' })
  })

  it('[H4] nothing is at unknown addresses, and it is said as JSON', async () => {
    const test = createTestApp()
    const { path, nita } = await createTestBoard(test)
    for (const [method, address] of [
      ['GET', '/api/nothing'],
      ['PATCH', path],
      ['GET', `${path}/nothing`],
      ['GET', '/../package.json'],
    ] as const) {
      const answer = await test.call(method, address, undefined, nita)
      expect([address, answer.status, answer.body.error?.code]).toEqual([address, 404, 'not_found'])
    }
    expect((await test.call('GET', '/api/boards/unknown', undefined, nita)).body.error?.code).toBe('board_unknown')
  })

  it('[H13] says whether it lives, is ready, and counts', async () => {
    const test = createTestApp()
    expect((await test.call('GET', '/healthz')).status).toBe(200)
    expect((await test.call('GET', '/readyz')).status).toBe(200)
    expect(await (await test.app.request(`${ORIGIN}/metrics`)).text()).toContain('clusterboard_sockets_open 0')
    test.storage.ping = async () => {
      throw new Error('gone')
    }
    expect((await test.call('GET', '/readyz')).status).toBe(503)
    expect((await test.call('GET', '/api/config')).body).toEqual({ needsAdminToken: false, version: '0.0.0-test' })
  })
})

describe('the counters', () => {
  it('[H13] tell also what the process takes, in the form Prometheus reads', () => {
    const metrics = createMetrics()
    metrics.add('joins_total', 3)
    const text = metrics.toText()
    // Each value with its help and its type before it, and nothing else.
    expect(text).toMatch(/^(# HELP (\w+) .+\n# TYPE \2 (counter|gauge)\n\2 [\d.e+-]+\n)+$/)
    const valueOf = (name: string) => Number(new RegExp(`^clusterboard_${name} (.+)$`, 'm').exec(text)?.[1])
    expect(valueOf('joins_total')).toBe(3)
    for (const name of ['cpu_seconds_total', 'resident_bytes', 'heap_used_bytes', 'start_time_seconds'])
      expect(valueOf(name)).toBeGreaterThan(0)
    expect(valueOf('event_loop_utilization')).toBeGreaterThanOrEqual(0)
    expect(valueOf('event_loop_utilization')).toBeLessThanOrEqual(1)
  })
})

describe('the built client', () => {
  let dir = ''
  const script = `console.log(${JSON.stringify('x'.repeat(3000))})`
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'clusterboard-client-'))
    mkdirSync(join(dir, 'assets'))
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Clusterboard</title>')
    writeFileSync(join(dir, 'assets', 'main-abc123.js'), script)
    writeFileSync(join(dir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(dir, '.built'), '')
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  it('[H14] is one page for home and boards, and never cached for long', async () => {
    const { app } = createTestApp({ clientDir: dir })
    for (const path of ['/', '/j', '/b/AbC-_1', '/b/AbC-_1?x=1', '/b/AbC-_1/projector']) {
      const answer = await app.request(ORIGIN + path)
      expect([path, answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        path,
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ])
      expect(await answer.text()).toContain('<title>Clusterboard</title>')
    }
  })

  it('[H14] sends files with their type, hashed ones for good, packed where asked', async () => {
    const { app } = createTestApp({ clientDir: dir })
    const plain = await app.request(`${ORIGIN}/assets/main-abc123.js`)
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await plain.text()).toBe(script)
    const packed = await app.request(`${ORIGIN}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(script)
    expect((await app.request(`${ORIGIN}/favicon.svg`)).headers.get('content-type')).toBe('image/svg+xml')
  })

  it('[H14] sends nothing that is not in its folder', async () => {
    const { app } = createTestApp({ clientDir: dir })
    for (const path of [
      '/.built',
      '/assets/',
      '/assets/../../etc/passwd',
      '/%2e%2e/package.json',
      '/other.js',
      '/board',
    ])
      expect([path, (await app.request(ORIGIN + path)).status]).toEqual([path, 404])
  })

  it('[H15] every answer forbids other hosts, framing, sniffing and indexing', async () => {
    const { app } = createTestApp({ clientDir: dir })
    for (const path of ['/', '/api/config', '/nothing', '/assets/main-abc123.js']) {
      const { headers } = await app.request(ORIGIN + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-robots-tag')).toBe('noindex')
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
          "font-src 'self'; connect-src 'self' data: ws://localhost:8080 wss://localhost:8080; worker-src 'self' blob:; " +
          "frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
    }
    expect((await app.request(`${ORIGIN}/api/config`)).headers.get('cache-control')).toBe('no-store')
  })
})
