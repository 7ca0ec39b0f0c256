// Why a connection ends is told before it ends, who may open one is decided before the store is asked, and large work
// arrives in pieces.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openBoard, type BoardConnection } from '../../client/sync/openBoard.ts'
import { updateFrame } from '../../server/relay/frames.ts'
import type { RefusalCode } from '../../shared/errors.ts'
import { LIMITS, MESSAGE } from '../../shared/protocol.ts'
import { OMAR } from '../support/people.ts'
import { BOARD, readServerFrame, seedBoard, TOKENS, type Received } from '../support/relayKit.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { connectRaw, upgradeStatus } from '../support/syncClient.ts'

let server: TestServer
let clock: Date
beforeEach(async () => {
  clock = new Date()
  server = await startServer({ now: () => clock })
  await seedBoard(server.storage)
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

type Refusal = Extract<Received, { kind: 'refusal' }>

function edit(key: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('items').set(key, 1)
  return updateFrame(Y.encodeStateAsUpdate(doc))
}

describe('before a refusal closes a socket, it is told', () => {
  type Raw = Awaited<ReturnType<typeof connectRaw>>
  const cases: [name: string, who: keyof typeof TOKENS, act: (raw: Raw) => unknown, closeCode: number, code: string][] =
    [
      ['a text frame', 'omar', ({ socket }) => socket.send('hello'), 4400, 'bad_frame'],
      ['an unreadable frame', 'omar', ({ socket }) => socket.send(Uint8Array.of(7, 7)), 4400, 'bad_frame'],
      [
        'a frame over the limit',
        'omar',
        ({ socket }) => socket.send(new Uint8Array(LIMITS.maxFrameBytes + 1000)),
        4400,
        'too_large',
      ],
      [
        'too many questions',
        'vera',
        ({ socket }) => {
          for (let i = 0; i < 40; i++) socket.send(Uint8Array.of(MESSAGE.queryAwareness))
        },
        4529,
        'too_fast',
      ],
      ["a viewer's edit", 'vera', ({ socket }) => socket.send(edit('a')), 4403, 'not_allowed'],
      [
        'an edit of a frozen board',
        'omar',
        async ({ socket }) => {
          await server.rooms.change(BOARD, (doc) => doc.getMap('session').set('frozen', true))
          socket.send(edit('a'))
        },
        4403,
        'board_frozen',
      ],
      ['removal', 'omar', () => server.rooms.disconnect(BOARD, OMAR.participantId, 4403), 4403, 'removed'],
      ['erasing the board', 'omar', () => server.rooms.closeRoom(BOARD, 4410), 4410, 'board_deleted'],
    ]

  it.each(cases)('[A18] %s', async (_name, who, act, closeCode, code) => {
    const raw = await connectRaw(server.url, BOARD, TOKENS[who])
    // The room has answered: the person is in.
    await raw.next()
    await act(raw)
    expect(await raw.closed).toBe(closeCode)
    const last = readServerFrame(raw.frames.at(-1)!) as Refusal
    expect([last.kind, last.closeCode, last.code]).toEqual(['refusal', closeCode, code])
  })

  it('[A18] the end of a session', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    await raw.next()
    clock = new Date('2100-01-01T00:00:00Z')
    vi.advanceTimersByTime(30_000)
    expect(await raw.closed).toBe(4401)
    expect(readServerFrame(raw.frames.at(-1)!)).toMatchObject({
      kind: 'refusal',
      closeCode: 4401,
      code: 'not_signed_in',
    })
  })

  it('[A18] a server that ends refuses nobody', async () => {
    const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
    await raw.next()
    await server.close()
    expect(await raw.closed).toBe(1001)
    expect(raw.frames.map((frame) => readServerFrame(frame).kind)).not.toContain('refusal')
    server = await startServer()
  })
})

it('[A21] in a room where nothing happens the server says every five seconds that it is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const raw = await connectRaw(server.url, BOARD, TOKENS.omar)
  await raw.next()
  // The first five seconds were not silent.
  vi.advanceTimersByTime(5000)
  const before = raw.frames.length
  vi.advanceTimersByTime(5000)
  while (raw.frames.length === before) await new Promise((resolve) => raw.socket.once('message', resolve))
  expect(readServerFrame(raw.frames.at(-1)!)).toEqual({ kind: 'presence', states: [] })
  raw.socket.terminate()
})

describe('an upgrade', () => {
  const path = `/sync/${BOARD}`
  const as = (token: string) => ({ protocols: ['clusterboard', token] })
  const open = (token: string) => upgradeStatus(server.url, path, as(token))

  it('[A19] to a foreign name of this machine is refused, whatever it brings', async () => {
    const headers = { host: 'evil.example' }
    expect(await upgradeStatus(server.url, path, { ...as(TOKENS.omar), headers })).toBe(403)
    const { port } = new URL(server.url)
    expect(await upgradeStatus(server.url, path, { ...as(TOKENS.omar), headers: { host: `localhost:${port}` } })).toBe(
      101,
    )
  })

  it('[A19] guessing stops before the store is asked; people behind the same address are let in before that', async () => {
    const find = vi.spyOn(server.storage, 'findSession')
    for (let i = 0; i < 20; i++)
      expect(new Set(await Promise.all(Array.from({ length: 30 }, () => open('guess'))))).toEqual(new Set([401]))
    const asked = find.mock.calls.length
    expect(await open('guess')).toBe(429)
    expect(await open(TOKENS.omar)).toBe(429)
    expect(find.mock.calls.length).toBe(asked)
    clock = new Date(clock.getTime() + 60_000)
    expect(await open(TOKENS.omar)).toBe(101)
  })

  it('[A19] a hall of people behind one address comes in at once, and again', async () => {
    const tokens = Array.from({ length: 200 }, (_, i) => `token-${i}`)
    for (const [i, token] of tokens.entries()) await seedBoard(server.storage, `hall-${i}`, undefined, token)
    for (let time = 0; time < 3; time++) {
      const statuses = await Promise.all(
        tokens.map((token, i) => upgradeStatus(server.url, `/sync/hall-${i}`, as(`${token}${TOKENS.omar}`))),
      )
      expect(new Set(statuses)).toEqual(new Set([101]))
    }
  })

  it('[A19] one session that goes round in a circle is stopped, others are not', async () => {
    for (let i = 0; i < 4; i++) await Promise.all(Array.from({ length: 30 }, () => open(TOKENS.omar)))
    expect(await open(TOKENS.omar)).toBe(429)
    expect(await open(TOKENS.vera)).toBe(101)
  })
})

describe('a page', () => {
  const pages: BoardConnection[] = []
  afterEach(() => pages.splice(0).forEach((page) => page.close()))

  function enter(whyRefused: () => Promise<RefusalCode | null> = async () => null, token: string = TOKENS.omar) {
    const page = openBoard({
      boardId: BOARD,
      user: { ...OMAR },
      socketUrl: `${server.url.replace('http', 'ws')}/sync`,
      WebSocketClass: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: ['clusterboard', token],
      keepsCopy: false,
      onSetBack: () => undefined,
      whyRefused,
    })
    pages.push(page)
    return page
  }
  /** Asked again and again: work that is saved within the first moment changes no state that is told. */
  const until = (holds: () => boolean) =>
    vi.waitFor(() => expect(holds()).toBe(true), { timeout: 20_000, interval: 20 })

  it('[A20] delivers work that is larger than a frame may be, in pieces, and says so only then', async () => {
    const page = enter()
    const words = 'x'.repeat(100_000)
    for (let i = 0; i < 100; i++)
      page.doc.getMap('items').set(`T04.markets/i${i}`, { fields: { name: `${i}${words}` } })
    expect(Y.encodeStateAsUpdate(page.doc).length).toBeGreaterThan(2 * LIMITS.maxFrameBytes)
    await until(() => page.saved.get().kind === 'saved' && !page.saved.hasUnsaved())
    const stored = await server.rooms.read(BOARD, (doc) => doc.getMap('items').size)
    expect(stored).toBe(101)
    // One change as large as that goes the same way.
    page.doc.transact(() => {
      for (let i = 0; i < 60; i++) page.doc.getMap('items').set(`T04.needs/i${i}`, { fields: { name: `${i}${words}` } })
    })
    expect(page.saved.hasUnsaved()).toBe(true)
    await until(() => !page.saved.hasUnsaved())
    expect(await server.rooms.read(BOARD, (doc) => doc.getMap('items').size)).toBe(161)
  })

  it('[A18] that comes back to an erased board is told so, though its socket is only refused', async () => {
    await server.storage.deleteBoard(BOARD, new Date().toISOString())
    const page = enter(async () => 'board_deleted')
    await until(() => page.saved.get().kind === 'problem')
    expect(page.saved.get()).toMatchObject({ code: 4410, because: 'board_deleted' })
    expect(page.mayEdit()).toBe(false)
  })

  it('[A18] goes on trying while the server does not answer', async () => {
    let asked = 0
    const page = enter(async () => (++asked > 2 ? 'not_signed_in' : null), 'wrong')
    await until(() => page.saved.get().kind === 'problem')
    expect(asked).toBe(3)
    expect(page.saved.get()).toMatchObject({ code: 4401, because: 'not_signed_in' })
  })

  it('[A18] keeps the copy of who was removed, with the reason', async () => {
    const page = enter()
    await until(() => page.saved.get().kind === 'saved')
    server.rooms.disconnect(BOARD, OMAR.participantId, 4403)
    await until(() => page.saved.get().kind === 'problem')
    expect(page.saved.get()).toMatchObject({ code: 4403, because: 'removed', hasUnsaved: false })
  })
})
