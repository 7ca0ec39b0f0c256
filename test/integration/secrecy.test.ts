// Secrecy where it counts: every byte that anybody gets over sockets and HTTP, in every role, also after coming back, in files,
// restore points, logs and counters, is searched for what others wrote and voted in private.
import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { step1Frame } from '../../server/relay/frames.ts'
import { startServer, type RunningServer } from '../../server/startServer.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import { readBoard, type Round } from '../../shared/board/boardState.ts'
import { MESSAGE, SYNC } from '../../shared/protocol.ts'
import type { Role } from '../../shared/roles.ts'
import { connectRaw } from '../support/syncClient.ts'
import { CREATION, parseLink } from '../unit/http/testApp.ts'

let server: RunningServer
const logLines: string[] = []
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    logLines.push(chunk.toString())
    done()
  },
})
const storage = openMemoryStorage()
beforeAll(async () => {
  const config = parseConfig({ PORT: '0', HOST: '127.0.0.1' }, '0.0.0-test')
  server = await startServer({ config, storage, metrics: createMetrics(), log: createLog('trace', sink) })
})
afterAll(() => server.close())

/** Words and numbers that stand for what is private; each is found in whatever form it could travel. */
class Marks {
  readonly #needles = new Map<string, Buffer[]>()
  word(name: string): string {
    const text = `${name}${randomBytes(6).toString('hex')}`
    this.#needles.set(name, [Buffer.from(text)])
    return text
  }
  /** A number that JSON writes as it is and Yjs as a float of 32 bits. */
  number(name: string): number {
    const value = 1000 + randomBytes(2).readUInt16BE() + 0.5
    const float = Buffer.alloc(5)
    float[0] = 124
    float.writeFloatBE(value, 1)
    this.#needles.set(name, [Buffer.from(String(value)), float])
    return value
  }
  foundIn(bytes: Buffer): string[] {
    return [...this.#needles].filter(([, forms]) => forms.some((form) => bytes.includes(form))).map(([name]) => name)
  }
}

/** The bytes and whatever lies in them as base64. */
function unpacked(bytes: Buffer): Buffer {
  const packed = bytes.toString('latin1').match(/[A-Za-z0-9+/]{64,}={0,2}/g) ?? []
  return Buffer.concat([bytes, ...packed.map((text) => Buffer.from(text, 'base64'))])
}

type Member = {
  name: string
  participantId: string
  token: string
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>
  /** Opens another connection and asks for the whole document, as every page does. */
  connect(): Promise<void>
  /** Everything that came in. */
  received(): Buffer
  /** What came in as part of the document. */
  documents(): Buffer
  close(): void
}

async function join(boardId: string, link: string, name: string, partnerId: string | null): Promise<Member> {
  const bodies: Buffer[] = []
  const sockets: Awaited<ReturnType<typeof connectRaw>>[] = []
  let token = ''
  const ask: Member['ask'] = async (method, path, body) => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    // One's own note or ballot may come back to oneself.
    if (!/\/(notes|ballot|proxies)/.test(path)) bodies.push(bytes)
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return { status: answer.status, body: isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {} }
  }
  const secret = parseLink(link).secret
  const joined = await ask('POST', `/api/boards/${boardId}/join`, { secret, name, ...(partnerId ? { partnerId } : {}) })
  token = joined.body.token as string
  bodies.length = 0
  const frames = (): Uint8Array[] => sockets.flatMap((one) => one.frames)
  return {
    name,
    participantId: joined.body.participantId as string,
    token,
    ask,
    async connect() {
      const raw = await connectRaw(server.url, boardId, token)
      sockets.push(raw)
      raw.socket.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
      const hasState = (): boolean =>
        raw.frames.some(([message, kind]) => message === MESSAGE.sync && kind === SYNC.step2)
      while (!hasState()) await raw.next()
    },
    received: () => unpacked(Buffer.concat([...frames(), ...bodies])),
    documents: () => Buffer.concat(frames().filter((frame) => frame[0] === MESSAGE.sync)),
    close: () => sockets.forEach(({ socket }) => socket.terminate()),
  }
}

async function start() {
  const created = await fetch(`${server.url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(CREATION),
  })
  const { boardId, invites } = (await created.json()) as { boardId: string; invites: Record<Role, string> }
  const [nita, second, omar, iva, vera, program] = await Promise.all([
    join(boardId, invites.facilitator, 'Nita', null),
    join(boardId, invites.facilitator, 'Second facilitator', 'ER'),
    join(boardId, invites.editor, 'Omar', 'BC'),
    join(boardId, invites.editor, 'Iva', 'BM'),
    join(boardId, invites.viewer, 'Vera', null),
    join(boardId, invites.editor, 'Program', 'BC'),
  ])
  const people = { nita, second, omar, iva, vera, program }
  const all = Object.values(people)
  const path = `/api/boards/${boardId}`
  await Promise.all(all.map((person) => person.connect()))

  /** Everybody asks for everything there is, and comes back with a new connection. */
  async function askForEverything(roundIds: readonly string[]): Promise<void> {
    for (const person of all) {
      for (const rest of ['', '/results', '/decisions.csv', '/ideas', '/audit', '/participants', '/attendance'])
        await person.ask('GET', path + rest)
      for (const rest of ['/export.json', '/history', '/invites', '/room']) await person.ask('GET', path + rest)
      const { body } = await person.ask('GET', `${path}/history`)
      for (const { id } of (body.points as { id: string }[] | undefined) ?? [])
        await person.ask('GET', `${path}/history/${id}`)
      for (const id of roundIds)
        if (person !== omar) {
          const own = await person.ask('GET', `${path}/rounds/${id}/ballot`)
          const entered = await person.ask('GET', `${path}/rounds/${id}/proxies`)
          held.push(Buffer.from(JSON.stringify([own, entered])))
        }
      if (person !== omar) held.push(Buffer.from(JSON.stringify(await person.ask('GET', `${path}/notes`))))
      await person.ask('GET', '/metrics')
      await person.connect()
    }
  }
  const held: Buffer[] = []
  return { boardId, path, people, all, askForEverything, othersAnswers: () => Buffer.concat(held) }
}

const WRITING = {
  command: 'openWriting',
  question: 'What keeps firms from exporting?',
  place: { template: 'T02', screen: 'inputs' },
  naming: 'nobody',
  arrangement: 'random',
}

describe('secrecy on the wire', () => {
  it('[B6] [B31] [B40] before the reveal nobody gets a byte of what others wrote or voted', async () => {
    const { path, people, all, askForEverything, othersAnswers } = await start()
    const { nita, omar, iva } = people
    const marks = new Marks()
    const lead = (given: object) => nita.ask('POST', `${path}/session`, given)
    const opened = await lead({ command: 'openRound', widget: 'T04.weights' })
    const roundId = (opened.body.round as Round).id
    const writingId = (await lead(WRITING)).body.id as string
    const put = async (person: Member, rest: string, body: object) =>
      expect((await person.ask('PUT', path + rest, body)).status).toBe(200)
    await put(omar, '/notes/note-1', { writingId, text: marks.word('first draft') })
    await put(omar, '/notes/note-1', { writingId, text: marks.word('note') })
    await put(omar, '/notes/note-2', { writingId, text: marks.word('deleted') })
    await omar.ask('DELETE', `${path}/notes/note-2`)
    await put(omar, `/rounds/${roundId}/ballot`, {
      values: { C1: { points: marks.number('first mark') } },
      finished: false,
    })
    await put(omar, `/rounds/${roundId}/ballot`, { values: { C1: { points: marks.number('mark') } }, finished: true })
    const tables = marks.number("a table's mark")
    await put(people.second, `/rounds/${roundId}/proxies/table-3`, {
      partnerId: 'ER',
      label: 'Table 3',
      values: { C2: { points: tables } },
      finished: true,
    })
    await put(omar, `/writings/${writingId}/finished`, { finished: true })
    await nita.ask('POST', `${path}/history`, { name: 'Before the reveal' })
    await put(iva, '/notes/note-i', { writingId, text: 'Something' })
    await askForEverything([roundId])

    for (const person of all) expect([person.name, marks.foundIn(person.received())]).toEqual([person.name, []])
    // The table's ballot is its enterer's own.
    expect(marks.foundIn(othersAnswers())).toEqual(["a table's mark"])
    expect(marks.foundIn(Buffer.from(logLines.join('')))).toEqual([])

    // Proof that the search would find it: after the reveal it is there for everybody.
    await lead({ command: 'revealRound', roundId })
    await lead({ command: 'revealWriting', writingId })
    await Promise.all(all.map((person) => person.connect()))
    for (const person of all)
      expect([person.name, marks.foundIn(person.documents()).sort()]).toEqual([
        person.name,
        ["a table's mark", 'mark', 'note'],
      ])
    expect(marks.foundIn(Buffer.from(logLines.join('')))).toEqual([])
    for (const person of all) person.close()
  })

  it('[B35] who wrote a note that names nobody is told to nobody, before or after the reveal, in no file', async () => {
    const { boardId, path, people, all, askForEverything } = await start()
    const { nita, omar, iva } = people
    const lead = (given: object) => nita.ask('POST', `${path}/session`, given)
    const writingId = (await lead(WRITING)).body.id as string
    for (const [person, id] of [
      [omar, 'note-of-o'],
      [omar, 'second-of-o'],
      [iva, 'note-of-i'],
    ] as const)
      await person.ask('PUT', `${path}/notes/${id}`, { writingId, text: `Words ${id}` })
    await omar.ask('POST', `${path}/notes/second-of-o/reveal`)
    await askForEverything([])
    await lead({ command: 'revealWriting', writingId })
    await askForEverything([])
    const authors = [omar.participantId, iva.participantId]
    for (const person of all) {
      const documents = person.documents()
      expect(documents.includes('Words note-of-o')).toBe(true)
      for (const author of authors) expect(documents.includes(author)).toBe(false)
    }
    const state = await server.rooms.read(boardId, (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)))
    for (const author of authors) expect(state.includes(author)).toBe(false)
    expect(await storage.listNotes(boardId, {})).toHaveLength(3)
    for (const note of await storage.listNotes(boardId, {}))
      expect([note.participantId, note.partnerId, note.createdAt === note.updatedAt]).toEqual([null, null, true])
    expect(await storage.listWriters(boardId, writingId)).toEqual([])
    const audit = JSON.stringify(await storage.listAudit(boardId, 1000))
    const logged = logLines.join('')
    for (const id of ['note-of-o', 'second-of-o', 'note-of-i'])
      expect([audit.includes(id), logged.includes(id)]).toEqual([false, false])
    const { workshop } = await server.rooms.read(boardId, readBoard)
    expect(workshop.writings[0]).toMatchObject({ state: 'revealed', naming: 'nobody' })
    for (const person of all) person.close()
  })
})
