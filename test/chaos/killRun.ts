// SIGKILL under load: fifty writers on four boards set and delete keys, the server dies in the middle, and what it had
// acknowledged or shown to others is compared with what it finds on its disk afterwards, before any writer comes back.
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { step1Frame, step2Frame, updateFrame } from '../../server/relay/frames.ts'
import { hashSecret } from '../../server/secrets.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { seedBoard, readServerFrame, TOKENS } from '../support/relayKit.ts'
import { seededDraw } from '../support/seededDraw.ts'
import { newDataDir, openTestStorage, startBuiltServer } from '../support/startServer.ts'

const BOARDS = ['chaos-1', 'chaos-2', 'chaos-3', 'chaos-4']
const WRITERS = 50
/** Edits a writer has on the way at most; the next leaves when one is acknowledged. */
const ON_THE_WAY = 8
const DELETE_SHARE = 4
/** So that boards stay small, and starting with an empty folder is part of the run. */
const KILLS_PER_FOLDER = 20

export type KillReport = {
  kills: number
  sent: number
  acknowledged: number
  /** Deletions among the acknowledged. */
  deletions: number
  /** Keys whose acknowledged setting is not on disk. */
  lost: string[]
  /** Keys that are back after an acknowledged deletion. */
  resurrected: string[]
  /** Keys that others saw and that are not on disk. */
  seenAndLost: string[]
  /** Keys on disk that nobody sent. */
  invented: string[]
  /** Time from start to answering, ms. */
  recoveryMs: number[]
}

type Fate = { isSetAcknowledged: boolean; isDeleteSent: boolean; isDeleteAcknowledged: boolean; wasSeen: boolean }
type Operation = { kind: 'set' | 'delete'; key: string }

/** What happened on one board, as seen from outside. */
class BoardRecord {
  readonly fates = new Map<string, Fate>()
  sent(key: string): void {
    this.fates.set(key, { isSetAcknowledged: false, isDeleteSent: false, isDeleteAcknowledged: false, wasSeen: false })
  }
}

async function addWriters(storage: Storage, boardId: string): Promise<void> {
  for (let index = 0; index < WRITERS; index++) {
    if (BOARDS[index % BOARDS.length] !== boardId) continue
    const at = '2026-01-02T03:04:05.000Z'
    const id = `writer-${index}`
    await storage.join(
      {
        ...{ id, boardId, inviteId: `${boardId}-editor`, role: 'editor', name: id, partnerId: null, joinedAt: at },
        removedAt: null,
        erasedAt: null,
      },
      { tokenHash: hashSecret(`token-of-${id}`), boardId, participantId: id, expiresAt: '2099-01-01T00:00:00.000Z' },
    )
  }
}

function openSocket(url: string, boardId: string, token: string): WebSocket {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/${boardId}?ack=1`, ['clusterboard', token])
  socket.on('error', () => {
    // The server dies under its clients; that is what the run is about.
  })
  return socket
}

/** One person's page over several lives of the server: its document holds only what it wrote itself. */
class Writer {
  readonly doc = new Y.Doc()
  readonly #name: string
  readonly #record: BoardRecord
  readonly #draw: (limit: number) => number
  readonly #onAck: (operations: number) => void
  #made = 0
  #keys: string[] = []
  /** Not acknowledged yet, oldest first; each with the number of the frame that carries it. */
  #pending: { frame: number; operation: Operation }[] = []
  #frames = 0
  #socket: WebSocket | null = null

  constructor(name: string, record: BoardRecord, draw: (limit: number) => number, onAck: (operations: number) => void) {
    this.#name = name
    this.#record = record
    this.#draw = draw
    this.#onAck = onAck
  }

  /** Connects and writes as fast as it is acknowledged, until the server is gone. */
  connect(url: string, boardId: string, token: string): Promise<unknown> {
    const socket = openSocket(url, boardId, token)
    this.#socket = socket
    this.#frames = 0
    socket.on('message', (message: Buffer) => {
      const frame = readServerFrame(new Uint8Array(message))
      if (frame.kind === 'step1') this.#answer()
      if (frame.kind === 'ack') this.#acknowledged(frame.count)
      if (frame.kind === 'refusal') throw new Error(`${this.#name} was refused with ${frame.closeCode}`)
    })
    return new Promise((resolve) => socket.once('close', resolve))
  }

  /** The answer to the server's first question holds everything it may lack: it carries all that is pending. */
  #answer(): void {
    this.#send(step2Frame(Y.encodeStateAsUpdate(this.doc)))
    for (const entry of this.#pending) entry.frame = this.#frames
    this.#write()
  }

  #send(frame: Uint8Array): void {
    this.#frames += 1
    this.#socket!.send(frame)
  }

  #write(): void {
    while (this.#pending.length < ON_THE_WAY && this.#socket!.readyState === WebSocket.OPEN) {
      const isDelete = this.#keys.length > 0 && this.#draw(DELETE_SHARE) === 0
      const operation: Operation = isDelete
        ? { kind: 'delete', key: this.#keys.splice(this.#draw(this.#keys.length), 1)[0]! }
        : { kind: 'set', key: `${this.#name}/${this.#made++}` }
      const updates: Uint8Array[] = []
      const collect = (update: Uint8Array): void => void updates.push(update)
      this.doc.on('update', collect)
      const items = this.doc.getMap('items')
      if (operation.kind === 'set') {
        items.set(operation.key, 'x'.repeat(this.#draw(200)))
        this.#keys.push(operation.key)
        this.#record.sent(operation.key)
      } else {
        items.delete(operation.key)
        this.#record.fates.get(operation.key)!.isDeleteSent = true
      }
      this.doc.off('update', collect)
      this.#send(updateFrame(updates[0]!))
      this.#pending.push({ frame: this.#frames, operation })
    }
  }

  #acknowledged(count: number): void {
    const done = this.#pending.filter(({ frame }) => frame <= count)
    this.#pending = this.#pending.filter(({ frame }) => frame > count)
    for (const { operation } of done) {
      const fate = this.#record.fates.get(operation.key)!
      if (operation.kind === 'set') fate.isSetAcknowledged = true
      else fate.isDeleteAcknowledged = true
    }
    this.#onAck(done.length)
    this.#write()
  }
}

/** Somebody who only looks: what they saw must be on disk. */
async function watch(url: string, boardId: string, record: BoardRecord): Promise<void> {
  const doc = new Y.Doc()
  const items = doc.getMap('items')
  items.observe((event) => {
    for (const key of event.keysChanged) {
      const fate = items.has(key) && record.fates.get(key)
      if (fate) fate.wasSeen = true
    }
  })
  const socket = openSocket(url, boardId, `${boardId}-${TOKENS.vera}`)
  socket.on('message', (message: Buffer) => {
    const frame = readServerFrame(new Uint8Array(message))
    if (frame.kind === 'step1') socket.send(step1Frame(Y.encodeStateVector(doc)))
    if (frame.kind === 'step2' || frame.kind === 'update') Y.applyUpdate(doc, frame.payload)
  })
  await once(socket, 'open')
}

/** The keys a newcomer is given. */
async function keysOnDisk(url: string, boardId: string): Promise<Set<string>> {
  const socket = openSocket(url, boardId, `${boardId}-${TOKENS.nita}`)
  const doc = new Y.Doc()
  await new Promise<void>((resolve) => {
    socket.on('message', (message: Buffer) => {
      const frame = readServerFrame(new Uint8Array(message))
      if (frame.kind === 'step1') socket.send(step1Frame(Y.encodeStateVector(doc)))
      if (frame.kind !== 'step2') return
      Y.applyUpdate(doc, frame.payload)
      resolve()
    })
  })
  socket.terminate()
  return new Set(doc.getMap('items').keys())
}

function compare(record: BoardRecord, onDisk: ReadonlySet<string>, report: KillReport): void {
  for (const [key, fate] of record.fates) {
    if (fate.isDeleteAcknowledged && onDisk.has(key)) report.resurrected.push(key)
    if (fate.isDeleteSent || onDisk.has(key)) continue
    if (fate.isSetAcknowledged) report.lost.push(key)
    if (fate.wasSeen) report.seenAndLost.push(key)
  }
  for (const key of onDisk) if (key.startsWith('writer-') && !record.fates.has(key)) report.invented.push(key)
}

async function oneFolder(kills: number, draw: (limit: number) => number, report: KillReport): Promise<void> {
  const dataDir = await newDataDir()
  const storage = await openTestStorage(dataDir)
  const records = new Map(BOARDS.map((boardId) => [boardId, new BoardRecord()]))
  for (const boardId of BOARDS) {
    await seedBoard(storage, boardId, undefined, `${boardId}-`)
    await addWriters(storage, boardId)
  }
  await storage.close()
  let acknowledged = 0
  let onCount: { at: number; reached: () => void } | null = null
  const count = (operations: number): void => {
    acknowledged += operations
    if (onCount && acknowledged >= onCount.at) onCount.reached()
  }
  const writers = Array.from({ length: WRITERS }, (_, index) => {
    const boardId = BOARDS[index % BOARDS.length]!
    return { name: `writer-${index}`, boardId, page: new Writer(`writer-${index}`, records.get(boardId)!, draw, count) }
  })
  let server = await startBuiltServer(dataDir)
  for (let kill = 0; kill < kills; kill++) {
    await Promise.all(BOARDS.map((boardId) => watch(server.url, boardId, records.get(boardId)!)))
    const enough = new Promise<void>((reached) => (onCount = { at: acknowledged + 1 + draw(1500), reached }))
    const gone = writers.map(({ page, boardId, name }) => page.connect(server.url, boardId, `token-of-${name}`))
    await enough
    await server.kill()
    await Promise.all(gone)
    const start = performance.now()
    server = await startBuiltServer(dataDir)
    report.recoveryMs.push(performance.now() - start)
    for (const boardId of BOARDS) compare(records.get(boardId)!, await keysOnDisk(server.url, boardId), report)
    report.kills += 1
  }
  await server.kill()
  for (const { fates } of records.values()) {
    for (const { isSetAcknowledged, isDeleteSent, isDeleteAcknowledged } of fates.values()) {
      report.sent += isDeleteSent ? 2 : 1
      report.acknowledged += Number(isSetAcknowledged) + Number(isDeleteAcknowledged)
      report.deletions += Number(isDeleteAcknowledged)
    }
  }
  await rm(dataDir, { recursive: true, force: true })
}

/** Kills a server `kills` times; the same seed draws the same edits and moments (counted in acknowledgements). */
export async function killRun(kills: number, seed: number): Promise<KillReport> {
  const draw = seededDraw(seed)
  const report: KillReport = {
    ...{ kills: 0, sent: 0, acknowledged: 0, deletions: 0 },
    ...{ lost: [], resurrected: [], seenAndLost: [], invented: [], recoveryMs: [] },
  }
  while (report.kills < kills) {
    await oneFolder(Math.min(KILLS_PER_FOLDER, kills - report.kills), draw, report)
    const wrong = report.lost.length + report.resurrected.length + report.seenAndLost.length + report.invented.length
    process.stdout.write(`${report.kills} of ${kills} kills, ${report.acknowledged} acknowledged, ${wrong} wrong\n`)
  }
  return report
}
