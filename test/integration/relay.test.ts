// The relay through real sockets: stock y-websocket clients, refused upgrades, hostile frames, a server that dies.
import { request } from 'node:http'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step2Frame } from '../../server/relay/frames.ts'
import { BOARD, readServerFrame, seedBoard, setItem, TestPeer, TOKENS } from '../support/relayKit.ts'
import { OMAR } from '../support/people.ts'
import { newDataDir, openTestStorage, startBuiltServer, startServer, type TestServer } from '../support/startServer.ts'
import { connectRaw, connectSync, upgradeStatus } from '../support/syncClient.ts'

const items = (doc: Y.Doc) => doc.getMap('items')
const protocols = (token: string): string[] => ['clusterboard', token]

describe('relay with stock clients', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
    await seedBoard(server.storage)
  })
  afterAll(() => server.close())

  it('two people see each other’s edits and presence, and both are stored', async () => {
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    expect(items(omar.doc).get('T04.markets/CN')).toMatchObject({ fields: { name: 'China' } })
    items(omar.doc).set('from omar', 1)
    items(nita.doc).set('from nita', 2)
    await Promise.all([
      nita.until((doc) => items(doc).has('from omar')),
      omar.until((doc) => items(doc).has('from nita')),
    ])
    expect(items(nita.doc).toJSON()).toEqual(items(omar.doc).toJSON())
    expect(await server.rooms.read(BOARD, (doc) => items(doc).toJSON())).toEqual(items(omar.doc).toJSON())

    const seen = new Promise<unknown>((resolve) => {
      const { awareness } = nita.provider
      awareness.on('update', () => {
        const state = awareness.getStates().get(omar.doc.clientID)
        if (state) resolve(state)
      })
    })
    omar.provider.awareness.setLocalState({ cursor: { x: 1, y: 2 }, user: { name: 'Not Omar' } })
    expect(await seen).toEqual({ cursor: { x: 1, y: 2 }, user: OMAR })
    nita.destroy()
    omar.destroy()
  })

  it("[R5] a viewer's edit closes for good with 4403 and reaches nobody", async () => {
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    const vera = await connectSync(server.url, BOARD, TOKENS.vera)
    items(vera.doc).set('from vera', 1)
    expect(await vera.closed).toBe(4403)
    items(omar.doc).set('after vera', 1)
    expect(await server.rooms.read(BOARD, (doc) => items(doc).has('from vera'))).toBe(false)
    vera.destroy()
    omar.destroy()
  })

  it('[G1] an editor who writes to the session is refused', async () => {
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    omar.doc.getMap('session').set('frozen', true)
    expect(await omar.closed).toBe(4403)
    expect(await server.rooms.read(BOARD, (doc) => doc.getMap('session').get('frozen'))).toBeUndefined()
    omar.destroy()
  })

  it('[R6] an offline edit arrives with the next connection', async () => {
    const doc = new Y.Doc()
    const first = await connectSync(server.url, BOARD, TOKENS.omar, doc)
    first.destroy()
    items(doc).set('offline', 1)
    items(doc).delete('T04.markets/CN')
    const second = await connectSync(server.url, BOARD, TOKENS.omar, doc)
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    await nita.until((other) => items(other).has('offline') && !items(other).has('T04.markets/CN'))
    second.destroy()
    nita.destroy()
  })

  it('[R4] an upgrade is answered before any room exists', async () => {
    const at = (path: string, options: Parameters<typeof upgradeStatus>[2] = {}) =>
      upgradeStatus(server.url, path, options)
    const path = `/sync/${BOARD}`
    const own = server.url
    const cookie = `other=1; cb_${BOARD}=${TOKENS.omar}`
    expect(await at(path)).toBe(401)
    expect(await at(path, { protocols: protocols('wrong') })).toBe(401)
    expect(await at(path, { protocols: ['clusterboard'] })).toBe(401)
    expect(await at(`${path}?token=${TOKENS.omar}`)).toBe(401)
    expect(await at(path, { headers: { cookie: `cb_other=${TOKENS.omar}`, origin: own } })).toBe(401)
    expect(await at('/sync/nope', { protocols: protocols(TOKENS.omar) })).toBe(404)
    expect(await at('/sync/', { protocols: protocols(TOKENS.omar) })).toBe(404)
    expect(await at('/sync/%', { protocols: protocols(TOKENS.omar) })).toBe(404)
    expect(await at('/other', { protocols: protocols(TOKENS.omar) })).toBe(404)
    expect(await at(path, { protocols: protocols(TOKENS.omar) })).toBe(101)
    expect(await at(path, { headers: { cookie, origin: own } })).toBe(101)
    const host = new URL(own).host
    const strangers = [
      'https://evil.example',
      'null',
      `${own}.evil.example`,
      `http://x.${host}`,
      `${own}0`,
      `ftp://${host}`,
    ]
    for (const origin of strangers) expect(await at(path, { headers: { cookie, origin } }), origin).toBe(403)
    expect(await at(path, { headers: { cookie } })).toBe(403)
  })

  it('[R4] the session of one board opens no other; an ended or removed one opens nothing', async () => {
    const status = (boardId: string) =>
      upgradeStatus(server.url, `/sync/${boardId}`, { protocols: protocols(TOKENS.vera) })
    expect(await status(BOARD)).toBe(101)
    await server.storage.createBoard(
      { id: 'board-3', title: 'T', epoch: 1, createdAt: '2026-01-01T00:00:00.000Z', deletedAt: null },
      [],
      Y.encodeStateAsUpdate(new Y.Doc()),
    )
    expect(await status('board-3')).toBe(401)
    await server.storage.updateParticipant(BOARD, 'p-vera', { removedAt: '2026-01-01T00:00:00.000Z' })
    expect(await status(BOARD)).toBe(401)
    await server.storage.updateParticipant(BOARD, 'p-vera', { removedAt: null })
    await server.storage.deleteBoard('board-3', '2026-01-01T00:00:00.000Z')
    expect(await status('board-3')).toBe(410)
  })

  it('[R5] hostile frames close their sender and nobody else', async () => {
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    const hostile: [string, Uint8Array | string, number][] = [
      ['a message of the server', Uint8Array.of(121, 1, 1), 4400],
      ['two messages in one', Uint8Array.of(3, 3), 4400],
      ['an empty frame', new Uint8Array(0), 4400],
      ['text', 'hello', 4400],
      ['a huge frame', new Uint8Array(5 * 1024 * 1024), 4400],
    ]
    for (const [name, frame, code] of hostile) {
      const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
      raw.socket.send(frame)
      expect(await raw.closed, name).toBe(code)
    }
    // Bytes that are no WebSocket frame at all.
    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    const stream = (raw.socket as unknown as { _socket: import('node:net').Socket })._socket
    stream.write(Buffer.from('f28000000000', 'hex'))
    expect(await raw.closed).toBeGreaterThan(1000)
    items(nita.doc).set('still here', 1)
    const vera = await connectSync(server.url, BOARD, TOKENS.vera)
    await vera.until((doc) => items(doc).has('still here'))
    vera.destroy()
    nita.destroy()
  })

  it('[R6] acknowledges and numbers what is on disk', async () => {
    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    const peer = new TestPeer(OMAR)
    peer.send(await raw.next())
    raw.socket.send(peer.step1())
    for (;;) {
      const frame = await raw.next()
      if (readServerFrame(frame).kind === 'presence') continue
      peer.send(frame)
      if (readServerFrame(frame).kind === 'step2') break
    }
    raw.socket.send(step2Frame(Y.encodeStateAsUpdate(peer.doc)))
    raw.socket.send(peer.editFrame(setItem('acked', 1)))
    let ack = readServerFrame(await raw.next())
    while (ack.kind !== 'ack' || ack.count < 2) ack = readServerFrame(await raw.next())
    const { tail, snapshotSeq } = (await server.storage.load(BOARD))!
    expect(ack).toEqual({ kind: 'ack', count: 2, seq: tail.at(-1)?.seq ?? snapshotSeq })
    raw.socket.terminate()
  })

  it('deleting a board sends everybody away for good', async () => {
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    await server.rooms.closeRoom(BOARD, 4410)
    expect(await nita.closed).toBe(4410)
    nita.destroy()
  })
})

/** An HTTP request with a raw upgrade header but nonsense behind it. */
function halfUpgrade(url: string): Promise<void> {
  return new Promise((resolve) => {
    const attempt = request(`${url}/sync/${BOARD}`, { headers: { connection: 'Upgrade', upgrade: 'websocket' } })
    attempt.on('error', () => resolve())
    attempt.on('response', () => resolve())
    attempt.on('upgrade', () => resolve())
    attempt.end()
  })
}

describe('a server that dies and comes back', () => {
  it('[R1] keeps every acknowledged edit through SIGKILL, and ends cleanly on SIGTERM', async () => {
    const dataDir = await newDataDir()
    const storage = await openTestStorage(dataDir)
    await seedBoard(storage)
    await storage.close()
    let server = await startBuiltServer(dataDir)
    await halfUpgrade(server.url)

    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    const peer = new TestPeer(OMAR)
    let acknowledged = 0
    let sent = 0
    const enough = new Promise<void>((resolve) => {
      raw.socket.on('message', (message: Buffer) => {
        const frame = readServerFrame(new Uint8Array(message))
        if (frame.kind === 'ack') acknowledged = frame.count
        if (acknowledged >= 150) resolve()
      })
    })
    raw.socket.send(peer.step1())
    const flood = setInterval(() => {
      for (let burst = 0; burst < 5; burst++) raw.socket.send(peer.editFrame(setItem(`k${++sent}`, sent)))
    }, 1)
    await enough
    // In the middle of the flood, with edits on the way.
    await server.kill()
    clearInterval(flood)
    const promised = acknowledged

    server = await startBuiltServer(dataDir)
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    const stored = items(nita.doc)
    const lost = Array.from({ length: promised }, (_, index) => `k${index + 1}`).filter((key) => !stored.has(key))
    expect(promised).toBeGreaterThanOrEqual(150)
    expect(lost).toEqual([])

    // The author comes back with everything that was on the way.
    const omar = await connectSync(server.url, BOARD, TOKENS.omar, peer.doc)
    await nita.until((doc) => items(doc).has(`k${sent}`))
    expect(items(nita.doc).toJSON()).toEqual(items(omar.doc).toJSON())
    omar.destroy()
    nita.destroy()
    const started = Date.now()
    expect(await server.close()).toBe(0)
    expect(Date.now() - started).toBeLessThan(5000)
  })
})
