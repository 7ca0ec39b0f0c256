// Attacks known from other servers, each tried twice: on the board as it is, and with the one defence taken away by the test
// (a gate that lets everything pass, an apply that swallows errors, a store that keeps no points, a bare ws server).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { BoardHistory } from '../../server/relay/BoardHistory.ts'
import { step1Frame, updateFrame } from '../../server/relay/frames.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { nonsenseUpdate } from '../support/nonsenseUpdate.ts'
import { NITA, OMAR, type Person } from '../support/people.ts'
import { BOARD, seedBoard, setItem, TestPeer, TOKENS } from '../support/relayKit.ts'
import { seededDraw } from '../support/seededDraw.ts'
import { startServer } from '../support/startServer.ts'
import { connectSync } from '../support/syncClient.ts'
import { openTestRooms, type Defences, type TestRooms } from '../support/testRooms.ts'

const HAROLD: Person = { participantId: 'p-harold', name: 'Harold', role: 'editor', partnerId: 'BC' }
const DEFENDED: Defences = {}
/** What a relay does that only reads and applies: y-protocols logs an error and goes on. */
const UNDEFENDED: Defences = {
  judge: () => ({ kind: 'apply', claims: [], removals: { records: 0, items: 0 } }),
  apply(doc, _role, steps) {
    const taken: Uint8Array[] = []
    steps(({ bytes }) => {
      try {
        Y.applyUpdate(doc, bytes)
      } catch {
        return
      }
      taken.push(bytes)
    })
    return taken.length > 1 ? Y.mergeUpdates(taken) : (taken[0] ?? null)
  },
}

async function openBoard(defences: Defences, wrap = (storage: Storage): Storage => storage): Promise<TestRooms> {
  const storage = wrap(openMemoryStorage())
  await seedBoard(storage)
  return openTestRooms(storage, defences)
}

function pushVarUint(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

describe('well-formed frames that mean nothing', () => {
  /** Whether newcomers still get a board that can be encoded, without holes, after the attack. */
  async function survives(defences: Defences): Promise<boolean> {
    const at = await openBoard(defences)
    const draw = seededDraw(11)
    for (let shot = 0; shot < 400; shot++) {
      const harold = await at.enter(HAROLD)
      const known = [...harold.doc.store.clients.keys()].map((client) => ({ client, clock: draw(4) }))
      const author = { client: harold.doc.clientID, clock: Y.getState(harold.doc.store, harold.doc.clientID) }
      harold.say(updateFrame(nonsenseUpdate(draw, [author], known)))
      await at.flush(61_000)
      harold.leave()
    }
    return at.rooms
      .read(BOARD, (doc) => {
        const reloaded = new Y.Doc()
        Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(doc))
        const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
        return isWhole && JSON.stringify(reloaded.getMap('items')) === JSON.stringify(doc.getMap('items'))
      })
      .catch(() => false)
  }
  it('[K4] do not spoil the board', async () => {
    expect(await survives(DEFENDED)).toBe(true)
  })
  it('[K4] and would without gate and trial', async () => {
    expect(await survives(UNDEFENDED)).toBe(false)
  })
})

describe("a frame in another's name", () => {
  /** Omar works offline for a while; meanwhile Harold claims Omar's client id with empty pieces. What of Omar's arrives. */
  async function editsThatArrive(defences: Defences): Promise<number> {
    const at = await openBoard(defences)
    const omar = await at.enter(OMAR)
    omar.say(omar.editFrame(setItem('first', 1)))
    await at.flush()
    omar.leave()
    const clock = Y.getState(omar.doc.store, omar.doc.clientID)
    for (let index = 0; index < 100; index++) omar.edit(setItem(`offline${index}`, index))
    const harold = await at.enter(HAROLD)
    harold.say(updateFrame(emptyPieces(omar.doc.clientID, clock, 100)))
    await at.flush()
    const back = new TestPeer(OMAR)
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(omar.doc))
    const link = at.rooms.enter(BOARD, back)
    link.receive(back.step1())
    link.receive(back.step2())
    await at.flush(100)
    return at.rooms.read(
      BOARD,
      (doc) => [...doc.getMap('items').keys()].filter((key) => key.startsWith('offline')).length,
    )
  }
  /** An update of one piece without content that takes `length` numbers of a client: ten bytes. */
  function emptyPieces(client: number, clock: number, length: number): Uint8Array {
    const bytes: number[] = [1, 1]
    for (const value of [client, clock]) pushVarUint(bytes, value)
    bytes.push(0)
    pushVarUint(bytes, length)
    bytes.push(0)
    return Uint8Array.from(bytes)
  }
  it("[K5] does not swallow a person's offline work", async () => {
    expect(await editsThatArrive(DEFENDED)).toBe(100)
  })
  it('[K5] and would without the owner of each client id', async () => {
    expect(await editsThatArrive({ judge: UNDEFENDED.judge! })).toBe(0)
  })
})

describe('a frame of a few bytes that deletes everything', () => {
  const SHAPES = 5000
  async function shapesAfterRestore(wrap?: (storage: Storage) => Storage): Promise<number> {
    const at = await openBoard(DEFENDED, wrap)
    const omar = await at.enter(OMAR)
    omar.say(
      omar.editFrame((doc) => {
        for (let index = 0; index < SHAPES; index++) doc.getMap('records').set(`shape:${index}`, index)
      }),
    )
    await at.flush()
    const harold = await at.enter(HAROLD)
    // One range of one client id: all that Omar has made.
    const bytes = [0, 1]
    for (const value of [omar.doc.clientID, 1, 0, SHAPES]) pushVarUint(bytes, value)
    harold.say(updateFrame(Uint8Array.from(bytes)))
    await at.flush()
    expect(await at.rooms.read(BOARD, (doc) => doc.getMap('records').size)).toBeLessThan(5)
    const history = new BoardHistory(at.storage, at.rooms, at.timers)
    const [point] = await history.list(BOARD)
    if (point) await history.restore(BOARD, point.id, NITA.participantId)
    return at.rooms.read(BOARD, (doc) => doc.getMap('records').size)
  }
  it('[K6] can be taken back', async () => {
    expect(await shapesAfterRestore()).toBeGreaterThanOrEqual(SHAPES)
  })
  it('[K6] and could not without the point before it', async () => {
    expect(await shapesAfterRestore((storage) => ({ ...storage, addPoint: async () => undefined }))).toBeLessThan(5)
  })
})

describe('an update that never came', () => {
  /** Omar's first edit is lost on the way; what the board shows of the rest. */
  async function shown(defences: Defences): Promise<number> {
    const at = await openBoard(defences)
    const omar = await at.enter(OMAR)
    const frames = Array.from({ length: 300 }, (_, index) => omar.editFrame(setItem(`k${index}`, index)))
    for (const frame of frames.slice(1)) omar.say(frame)
    await at.flush(100)
    // As every client does when it is asked.
    if (omar.received('step1').length > 1) omar.say(omar.step2())
    await at.flush(100)
    return at.rooms.read(BOARD, (doc) => [...doc.getMap('items').keys()].filter((key) => key.startsWith('k')).length)
  }
  it('[K7] is asked for, and nothing waits for it in the board', async () => {
    expect(await shown(DEFENDED)).toBe(300)
  })
  it('[K7] and would hide all that follows without the gate', async () => {
    expect(await shown(UNDEFENDED)).toBe(0)
  })
})

describe('bytes that are no WebSocket frame', () => {
  const BROKEN = Buffer.from('f28000000000', 'hex')
  async function strike(port: number, path: string, token: string): Promise<void> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Protocol: clusterboard, ${token}\r\n\r\n`,
    )
    await once(socket, 'data')
    socket.on('error', () => {
      // The server may cut the line.
    })
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write(BROKEN)
    await closed
  }
  it('[K8] end one connection, not the server', async () => {
    const server = await startServer()
    await seedBoard(server.storage)
    const { port } = new URL(server.url)
    await strike(Number(port), `/sync/${BOARD}`, TOKENS.omar)
    const nita = await connectSync(server.url, BOARD, TOKENS.nita)
    expect(nita.doc.getMap('items').has('T04.markets/CN')).toBe(true)
    nita.destroy()
    await server.close()
  })
  it('[K8] and end a server that does not listen for errors of its sockets', async () => {
    const script = `const { WebSocketServer } = require('ws')
      const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'clusterboard' })
      wss.on('listening', () => console.log(wss.address().port))`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
    const exited = once(child, 'exit') as Promise<[number | null]>
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    await strike(Number(String(line)), '/', 'token')
    expect((await exited)[0]).not.toBe(0)
  })
})

describe('an offline edit larger than a frame may be', () => {
  it('[K9] is refused for good, so that the page can offer a copy, and not tried for ever', async () => {
    const server = await startServer()
    await seedBoard(server.storage)
    const omar = await connectSync(server.url, BOARD, TOKENS.omar)
    omar.provider.disconnect()
    const chunk = 'x'.repeat(900_000)
    for (let index = 0; index * chunk.length <= LIMITS.maxFrameBytes; index++)
      omar.doc.getMap('items').set(`large${index}`, `${index}${chunk}`)
    omar.provider.connect()
    expect(await omar.closed).toBe(4400)
    expect(omar.provider.shouldConnect).toBe(false)
    omar.destroy()
    await server.close()
  })
  it('[K9] and is tried again and again where only the socket refuses it', async () => {
    const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 64_000 })
    await once(wss, 'listening')
    const doc = new Y.Doc()
    doc.getMap('items').set('large', 'x'.repeat(200_000))
    const tries = new Promise<void>((resolve) => {
      let count = 0
      wss.on('connection', (socket) => {
        socket.on('error', () => {
          // Too large: the socket closes itself with 1009.
        })
        if (++count === 4) resolve()
        socket.send(step1Frame(Uint8Array.of(0)))
      })
    })
    const { port } = wss.address() as AddressInfo
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'room', doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 50,
    })
    await tries
    expect(provider.shouldConnect).toBe(true)
    provider.destroy()
    for (const client of wss.clients) client.terminate()
    await new Promise((resolve) => wss.close(resolve))
  })
})
