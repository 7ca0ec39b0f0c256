// History over a real port and a real disk: HTTP for the facilitator, stock y-websocket clients for everybody.
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BOARD, seedBoard, TOKENS } from '../support/relayKit.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { connectSync } from '../support/syncClient.ts'

type Point = { id: string; kind: string; name: string | null; by: { name: string } | null }

let server: TestServer
beforeEach(async () => {
  server = await startServer({ storage: 'embedded' })
  await seedBoard(server.storage)
})
afterEach(() => server.close())

async function call<T>(
  method: string,
  path: string,
  { token = TOKENS.nita as string, body }: { token?: string; body?: object } = {},
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${server.url}/api/boards/${BOARD}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: (await response.json()) as T }
}
const keep = async (name: string): Promise<Point> =>
  (await call<{ point: Point }>('POST', '/history', { body: { name } })).body.point

describe('history over HTTP', () => {
  it('[R13] a facilitator keeps, sees, looks into and goes back to a point; the audit says so', async () => {
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    omar.doc.getMap('items').set('a', 'then')
    await server.rooms.read(BOARD, () => null)
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    await nita.until((doc) => doc.getMap('items').get('a') === 'then')
    const point = await keep('Then')
    expect(point).toMatchObject({ kind: 'named', name: 'Then', by: { name: 'Nita' } })
    omar.doc.getMap('items').set('a', 'now')
    await nita.until((doc) => doc.getMap('items').get('a') === 'now')

    const preview = await call<{ state: string }>('GET', `/history/${point.id}`)
    const shown = new Y.Doc()
    Y.applyUpdate(shown, Buffer.from(preview.body.state, 'base64'))
    expect(shown.getMap('items').get('a')).toBe('then')

    const restored = await call<{ epoch: number; keptAs: Point }>('POST', `/history/${point.id}/restore`)
    expect(restored).toMatchObject({
      status: 200,
      body: { epoch: 2, keptAs: { kind: 'restore', by: { name: 'Nita' } } },
    })
    expect(await Promise.all([omar.closed, nita.closed])).toEqual([4409, 4409])
    expect(omar.provider.shouldConnect).toBe(false)

    const list = await call<{ epoch: number; points: Point[] }>('GET', '/history')
    expect(list.body.epoch).toBe(2)
    expect(list.body.points.map(({ kind }) => kind)).toEqual(['restore', 'named'])
    expect((await call<{ epoch: number }>('GET', '')).body.epoch).toBe(2)
    const audit = await call<{ entries: { action: string }[] }>('GET', '/audit')
    expect(audit.body.entries.map(({ action }) => action)).toEqual(['restore', 'checkpoint'])

    const again = await connectSync(server.url, BOARD, TOKENS.omar)
    expect(again.doc.getMap('items').get('a')).toBe('then')
    for (const client of [omar, nita, again]) client.destroy()
  })

  it('[R12] an old replica that comes back on its own is told so for good, and changes nothing', async () => {
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    const point = await keep('Then')
    omar.provider.disconnect()
    omar.doc.getMap('items').delete('T04.markets/CN')
    await call('POST', `/history/${point.id}/restore`)
    omar.provider.connect()
    expect(await omar.closed).toBe(4409)
    const again = await connectSync(server.url, BOARD, TOKENS.omar)
    expect(again.doc.getMap('items').has('T04.markets/CN')).toBe(true)
    for (const client of [omar, again]) client.destroy()
  })

  it.each([
    ['GET', '/history'],
    ['POST', '/history'],
    ['GET', '/history/POINT'],
    ['POST', '/history/POINT/restore'],
  ])('[R13] only a facilitator may: %s %s', async (method, path) => {
    const { id } = await keep('Then')
    const body = method === 'POST' && path === '/history' ? { body: { name: 'Mine' } } : {}
    for (const token of [TOKENS.omar, TOKENS.vera])
      expect((await call(method, path.replace('POINT', id), { token, ...body })).status).toBe(403)
    expect((await call(method, path.replace('POINT', id), { token: 'nobody', ...body })).status).toBe(401)
    expect((await call<{ points: Point[] }>('GET', '/history')).body.points).toHaveLength(1)
  })

  it('[R13] an unknown point and a name that is too long are refused', async () => {
    expect((await call('GET', '/history/nope')).status).toBe(404)
    expect((await call('POST', '/history/nope/restore')).status).toBe(404)
    expect((await call('POST', '/history', { body: { name: 'x'.repeat(121) } })).status).toBe(400)
  })
})
