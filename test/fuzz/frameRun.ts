// Hostile frames by the thousand against an open board, from all roles: frames that are almost right (a real frame with a
// few bits turned, cut or joined), well-formed nonsense, and plain noise. Deterministic in its seed.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { presenceEntry, presenceFrame, step1Frame, step2Frame, updateFrame } from '../../server/relay/frames.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { factsOf } from '../../shared/board/documentDrawings.ts'
import { nonsenseUpdate, type Draw } from '../support/nonsenseUpdate.ts'
import { NITA, OMAR, PEOPLE, VERA, type Person } from '../support/people.ts'
import { BOARD, seedBoard, SEED_CLIENT, setItem, settle, TestPeer } from '../support/relayKit.ts'
import { seededDraw } from '../support/seededDraw.ts'
import { openTestRooms, type Member, type TestRooms } from '../support/testRooms.ts'

/** Frames on one board before the run goes on with a new one: accepted nonsense makes boards large. */
const FRAMES_PER_BOARD = 2000
const FRAMES_PER_CHECK = 250
const FRAMES_PER_WORD = 50_000
const OTHER_BOARD = 'board-2'
const MINUTE = 60_000

export type FrameReport = {
  frames: number
  /** Frames of each role after which the sender was still connected. */
  taken: Record<string, number>
  refused: Record<string, number>
  rebuilds: number
  /** Broken promises, in words. */
  faults: string[]
  heapGrowthMb: number
}

const rootsOf = (doc: Y.Doc): Record<string, unknown> =>
  Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]))
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  )

const FRAME = 'shape:locked'
const IN_FRAME = 'shape:inside'

/** A frame that only facilitators may change, with a note in it, as a template's frames are: made by the server. */
function lockFrame(doc: Y.Doc): void {
  const put = (id: string, type: string, parentId: string): void => {
    const entry = new Y.Map<unknown>()
    entry.set('base', { id, typeName: 'shape', type, parentId })
    doc.getMap('records').set(id, entry)
  }
  put(FRAME, 'frame', 'page:notes')
  put(IN_FRAME, 'note', FRAME)
  doc.getMap('session').set(`lock/${FRAME}`, { frame: FRAME, by: NITA.participantId, at: '2026-01-01T00:00:00.000Z' })
}

/** The locked frame with all that stands in it, as text. */
function contentsOf(doc: Y.Doc): string {
  const records = doc.getMap('records')
  const parentOf = (id: string): string | null => factsOf(records.get(id))?.parent ?? null
  const isInside = (id: string): boolean => {
    const seen = new Set<string>()
    for (let at: string | null = id; at !== null && !seen.has(at); at = parentOf(at)) {
      if (at === FRAME) return true
      seen.add(at)
    }
    return false
  }
  const inside = [...records.keys()].filter(isInside)
  return sorted(Object.fromEntries(inside.map((id) => [id, (records.toJSON() as Record<string, unknown>)[id]])))
}

async function storedDocument(storage: Storage): Promise<Y.Doc> {
  const { snapshot, tail } = (await storage.load(BOARD))!
  const doc = new Y.Doc()
  for (const root of ['records', 'items', 'session', 'meta']) doc.getMap(root)
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot!)
    for (const { update } of tail) Y.applyUpdate(doc, update)
  })
  return doc
}

/** One board under fire. */
class Siege {
  readonly #draw: Draw
  readonly #report: FrameReport
  readonly #storage: Storage
  readonly #at: TestRooms
  readonly #members = new Map<Person, Member>()
  #session = ''
  #inFrame = ''
  #otherEdits = 0
  #other!: { peer: TestPeer; say: (frame: Uint8Array) => void }

  constructor(draw: Draw, report: FrameReport) {
    this.#draw = draw
    this.#report = report
    const inner = openMemoryStorage()
    this.#storage = {
      ...inner,
      append: (record) => {
        if (record.participantId?.split(' ').includes(VERA.participantId)) report.faults.push('a viewer wrote')
        return inner.append(record)
      },
    }
    this.#at = openTestRooms(this.#storage)
  }

  async open(): Promise<void> {
    await seedBoard(this.#storage)
    await seedBoard(this.#storage, OTHER_BOARD, undefined, 'other-')
    const peer = new TestPeer(OMAR)
    const link = this.#at.rooms.enter(OTHER_BOARD, peer)
    link.receive(peer.step1())
    this.#other = { peer, say: link.receive }
    await this.#at.flush()
    await this.#at.rooms.change(BOARD, lockFrame)
    await this.#at.flush()
    this.#inFrame = await this.#at.rooms.read(BOARD, contentsOf)
    this.#session = sorted((await storedDocument(this.#storage)).getMap('session').toJSON())
  }

  async #memberOf(person: Person): Promise<Member> {
    const known = this.#members.get(person)
    if (known && known.closedWith === null) return known
    this.#at.timers.pass(MINUTE)
    known?.doc.destroy()
    const member = await this.#at.enter(person)
    this.#members.set(person, member)
    return member
  }

  /** A frame as this person's page could send it. */
  #honestFrame(member: Member): Uint8Array {
    switch (this.#draw(6)) {
      case 0:
        return member.step1()
      case 1:
        return member.step2()
      case 2: {
        const state = JSON.stringify({ user: { name: 'Nita', role: 'facilitator' }, cursor: { x: this.#draw(999) } })
        return presenceFrame([presenceEntry(member.doc.clientID, this.#draw(99), state)])
      }
      default: {
        const root = ['items', 'records', 'meta', 'session', 'other'][this.#draw(8)] ?? 'items'
        // On a replica of its own, so that what is refused does not stay in the member's document.
        const doc = new Y.Doc()
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(member.doc))
        doc.clientID = this.#draw(9) === 0 ? [SEED_CLIENT, 7, member.doc.clientID][this.#draw(3)]! : member.doc.clientID
        const before = Y.encodeStateVector(doc)
        if (this.#draw(3) === 0) return updateFrame(this.#reachingUpdate(doc, before))
        doc.transact(() => {
          const map = doc.getMap(root)
          const keys = [...map.keys()]
          if (this.#draw(4) === 0 && keys.length > 0) map.delete(keys[this.#draw(keys.length)]!)
          else map.set(`k${this.#draw(20)}`, this.#draw(2) === 0 ? new Y.XmlFragment() : { value: this.#draw(9) })
        })
        const update = Y.encodeStateAsUpdate(doc, before)
        doc.destroy()
        return this.#draw(3) === 0 ? step2Frame(update) : updateFrame(update)
      }
    }
  }

  /** Moves, makes or deletes something in or around the locked frame. */
  #reachingUpdate(doc: Y.Doc, before: Uint8Array): Uint8Array {
    const draw = this.#draw
    const records = doc.getMap<unknown>('records')
    const ids = [...records.keys(), FRAME, IN_FRAME, `shape:n${draw(9)}`]
    doc.transact(() => {
      for (let count = 1 + draw(3); count > 0; count--) {
        const [id, parentId] = [ids[draw(ids.length)]!, ids[draw(ids.length)]!]
        const entry = records.get(id)
        if (draw(4) === 0) records.delete(id)
        else if (entry instanceof Y.Map && draw(3) > 0) {
          const [key, value] = [
            ['parentId', parentId],
            ['pos', [draw(99), 0, 0]],
            ['meta.lock', undefined],
            ['base', { id, type: 'note', parentId }],
          ][draw(4)] as [string, unknown]
          entry.set(key, value)
        } else {
          const made = new Y.Map<unknown>()
          made.set('base', { id, typeName: 'shape', type: ['note', 'frame', 'group'][draw(3)], parentId })
          records.set(id, made)
        }
      }
    })
    return Y.encodeStateAsUpdate(doc, before)
  }

  #nonsense(member: Member): Uint8Array {
    const state = (client: number): number => Y.getState(member.doc.store, client)
    const ids = [...member.doc.store.clients.keys(), member.doc.clientID, 5]
    const authors = ids.filter(() => this.#draw(3) === 0).slice(0, 3)
    if (authors.length === 0) authors.push(member.doc.clientID)
    const known = ids.map((client) => ({ client, clock: this.#draw(Math.max(1, state(client))) }))
    const update = nonsenseUpdate(
      this.#draw,
      [...new Set(authors)].map((client) => ({ client, clock: state(client) + (this.#draw(8) === 0 ? 1 : 0) })),
      known,
    )
    return this.#draw(4) === 0 ? step2Frame(update) : updateFrame(update)
  }

  #hostileFrame(member: Member): Uint8Array {
    const draw = this.#draw
    switch (draw(8)) {
      case 0:
        return this.#honestFrame(member)
      case 1:
      case 2:
        return this.#nonsense(member)
      case 3: {
        const noise = Uint8Array.from({ length: draw(60) }, () => draw(256))
        if (noise.length > 2 && draw(2) === 0) noise[0] = draw(4)
        return noise
      }
      case 4: {
        const frame = this.#honestFrame(member)
        return frame.slice(0, draw(frame.length + 1))
      }
      case 5: {
        const joined = encoding.createEncoder()
        encoding.writeUint8Array(joined, this.#honestFrame(member))
        encoding.writeUint8Array(joined, draw(2) === 0 ? this.#honestFrame(member) : step1Frame(Uint8Array.of(0)))
        return encoding.toUint8Array(joined)
      }
      default: {
        const frame = (draw(3) === 0 ? this.#nonsense(member) : this.#honestFrame(member)).slice()
        for (let flips = 1 + draw(4); flips > 0; flips--) frame[draw(frame.length)]! ^= 1 << draw(8)
        return frame
      }
    }
  }

  async shoot(): Promise<void> {
    const person = PEOPLE[this.#draw(PEOPLE.length)]!
    const member = await this.#memberOf(person)
    // What a facilitator does to the frame is theirs to do; between their frames it stays as it is.
    const isLead = person.role === 'facilitator'
    if (isLead) await this.#checkFrame()
    member.say(this.#hostileFrame(member))
    if (isLead) {
      await this.#at.flush(20)
      this.#inFrame = await this.#at.rooms.read(BOARD, contentsOf)
    }
    if (this.#draw(4) === 0) await this.#at.flush(20)
    const counts = member.closedWith === null ? this.#report.taken : this.#report.refused
    counts[person.role] = (counts[person.role] ?? 0) + 1
    member.frames.length = 0
  }

  async #checkFrame(): Promise<void> {
    await this.#at.flush(20)
    const now = await this.#at.rooms.read(BOARD, contentsOf)
    if (now !== this.#inFrame)
      this.#report.faults.push(`somebody reached into the locked frame: ${now}, was ${this.#inFrame}`)
  }

  /** What must be true at any time. */
  async check(): Promise<void> {
    const { faults } = this.#report
    await this.#at.flush(100)
    await this.#checkFrame()
    const live = await this.#at.rooms.read(BOARD, (doc) => ({
      roots: rootsOf(doc),
      state: Y.encodeStateAsUpdate(doc),
      hasHoles: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    }))
    if (live.hasHoles) faults.push('the board has holes')
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, live.state)
    const stored = await storedDocument(this.#storage)
    for (const [name, value] of Object.entries(live.roots)) {
      if (!['records', 'items', 'session', 'meta'].includes(name)) faults.push(`there is a root ${name}`)
      if (sorted(reloaded.getMap(name).toJSON()) !== sorted(value)) faults.push(`${name} differs after encoding`)
      if (sorted(stored.getMap(name).toJSON()) !== sorted(value)) faults.push(`${name} on disk differs`)
    }
    if (sorted(live.roots.session) !== this.#session) faults.push('somebody wrote to the session')
    this.#otherEdits += 1
    this.#other.say(this.#other.peer.editFrame(setItem('other', this.#otherEdits)))
    await this.#at.flush(100)
    if (this.#other.peer.received('ack').at(-1)?.count !== this.#otherEdits) faults.push('another board stood still')
    this.#other.peer.frames.splice(0, this.#other.peer.frames.length - 1)
  }

  async close(): Promise<void> {
    this.#report.rebuilds += this.#at.metrics.values.rebuilds_total
    await this.#at.rooms.close()
    await settle()
  }
}

/** Sends `frames` hostile frames; the same seed sends the same. */
export async function frameRun(frames: number, seed: number): Promise<FrameReport> {
  const draw = seededDraw(seed)
  const report: FrameReport = { frames: 0, taken: {}, refused: {}, rebuilds: 0, faults: [], heapGrowthMb: 0 }
  let heapAfterFirst = 0
  while (report.frames < frames && report.faults.length === 0) {
    const siege = new Siege(draw, report)
    await siege.open()
    for (let count = 0; count < FRAMES_PER_BOARD && report.frames < frames; count++) {
      await siege.shoot()
      report.frames += 1
      if (report.frames % FRAMES_PER_CHECK === 0) await siege.check()
      if (report.faults.length > 0) {
        report.faults.push(`after frame ${report.frames} of seed ${seed}`)
        break
      }
    }
    await siege.close()
    if (report.frames % FRAMES_PER_WORD === 0)
      process.stdout.write(`${report.frames} of ${frames} frames, ${report.faults.length} faults\n`)
    const heap = process.memoryUsage().heapUsed
    heapAfterFirst ||= heap
    report.heapGrowthMb = Math.round((heap - heapAfterFirst) / 2 ** 20)
  }
  return report
}
