// Small pieces for relay tests: a board with Nita, Omar and Vera on it, and a peer that is a pair of arrays.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { step1Frame, step2Frame, updateFrame } from '../../server/relay/frames.ts'
import type { Packet, Peer, Timers } from '../../server/relay/Peer.ts'
import { hashSecret } from '../../server/secrets.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { MESSAGE, SYNC } from '../../shared/protocol.ts'
import { NITA, OMAR, PEOPLE, VERA, type Person } from './people.ts'

const AT = '2026-01-02T03:04:05.000Z'
const FAR = '2099-01-01T00:00:00.000Z'

export const BOARD = 'board-1'
export const TOKENS = { nita: 'token-of-nita', omar: 'token-of-omar', vera: 'token-of-vera' } as const

/** Client id of the document that made the seeded board. */
export const SEED_CLIENT = 1

/** The first state of the test board: one record, one item, a title, and a session value. */
export function seedState(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = SEED_CLIENT
  doc.transact(() => {
    const record = new Y.Map<unknown>()
    doc.getMap('records').set('shape:1', record)
    record.set('base', { id: 'shape:1', typeName: 'shape' })
    doc.getMap('items').set('T04.markets/CN', { fields: { name: 'China' }, origin: 'prefill', order: 1 })
    doc.getMap('meta').set('title', 'Test board')
    doc.getMap('session').set('step', null)
  })
  return Y.encodeStateAsUpdate(doc)
}

/** Creates the test board; each person has the session token of TOKENS, after `tokenPrefix` (a token belongs to one board). */
export async function seedBoard(
  storage: Storage,
  boardId = BOARD,
  state = seedState(),
  tokenPrefix = '',
): Promise<void> {
  const invite = { boardId, createdAt: AT, expiresAt: null, maxUses: null, uses: 0, revokedAt: null }
  await storage.createBoard(
    { id: boardId, title: 'Test board', epoch: 1, createdAt: AT, deletedAt: null },
    PEOPLE.map(({ role }) => ({ ...invite, id: `${boardId}-${role}`, role, secretHash: hashSecret(role) })),
    state,
  )
  const tokens = new Map<Person, string>([
    [NITA, TOKENS.nita],
    [OMAR, TOKENS.omar],
    [VERA, TOKENS.vera],
  ])
  for (const [person, token] of tokens) {
    const { participantId: id, name, role, partnerId } = person
    await storage.join(
      {
        id,
        boardId,
        inviteId: `${boardId}-${role}`,
        role,
        name,
        partnerId,
        joinedAt: AT,
        removedAt: null,
        erasedAt: null,
      },
      { tokenHash: hashSecret(`${tokenPrefix}${token}`), boardId, participantId: id, expiresAt: FAR },
    )
  }
}

export type Received =
  | { kind: 'step1' | 'step2' | 'update'; payload: Uint8Array }
  | { kind: 'presence'; states: { clientId: number; clock: number; state: Record<string, unknown> | null }[] }
  | { kind: 'ack'; count: number; seq: number }
  | { kind: 'refusal'; count: number; closeCode: number; code: string }
  | { kind: 'own'; clientIds: number[] }

export function readServerFrame(frame: Uint8Array): Received {
  const decoder = decoding.createDecoder(frame)
  const kind = decoding.readVarUint(decoder)
  if (kind === MESSAGE.sync) {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    return { kind: step === SYNC.step1 ? 'step1' : step === SYNC.step2 ? 'step2' : 'update', payload }
  }
  if (kind === MESSAGE.ack)
    return { kind: 'ack', count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) }
  if (kind === MESSAGE.refusal)
    return {
      kind: 'refusal',
      count: decoding.readVarUint(decoder),
      closeCode: decoding.readVarUint(decoder),
      code: decoding.readVarString(decoder),
    }
  if (kind === MESSAGE.own) {
    const count = decoding.readVarUint(decoder)
    return { kind: 'own', clientIds: Array.from({ length: count }, () => decoding.readVarUint(decoder)) }
  }
  if (kind !== MESSAGE.awareness) throw new Error(`the server sent message ${kind}`)
  const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  const states = Array.from({ length: decoding.readVarUint(body) }, () => ({
    clientId: decoding.readVarUint(body),
    clock: decoding.readVarUint(body),
    state: JSON.parse(decoding.readVarString(body)) as Record<string, unknown> | null,
  }))
  return { kind: 'presence', states }
}

/** A person's end of the wire with a document of its own, without a socket. */
export class TestPeer implements Peer {
  readonly doc = new Y.Doc()
  readonly user: Peer['user']
  readonly wantsAcks: boolean
  readonly frames: Uint8Array[] = []
  closedWith: number | null = null
  isTerminated = false
  buffered = 0

  constructor(person: Person, { acks = true }: { acks?: boolean } = {}) {
    this.user = { ...person }
    this.wantsAcks = acks
  }
  send(...packets: readonly Packet[]): void {
    for (const packet of packets) this.#receive(packet instanceof Uint8Array ? packet : Buffer.concat(packet))
  }
  #receive(frame: Uint8Array): void {
    this.frames.push(frame)
    const received = readServerFrame(frame)
    if (received.kind === 'step2' || received.kind === 'update') Y.applyUpdate(this.doc, received.payload, 'server')
  }
  bufferedBytes(): number {
    return this.buffered
  }
  close(code: number): void {
    this.closedWith ??= code
  }
  terminate(): void {
    this.isTerminated = true
  }

  received<K extends Received['kind']>(kind: K): Extract<Received, { kind: K }>[] {
    return this.frames.map(readServerFrame).filter((frame) => frame.kind === kind) as Extract<Received, { kind: K }>[]
  }
  /** The update a change of this person's document makes. */
  edit(change: (doc: Y.Doc) => void): Uint8Array {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', collect)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', collect)
    if (updates.length !== 1) throw new Error('the edit changed nothing')
    return updates[0]!
  }
  editFrame = (change: (doc: Y.Doc) => void): Uint8Array => updateFrame(this.edit(change))
  step1 = (): Uint8Array => step1Frame(Y.encodeStateVector(this.doc))
  step2 = (): Uint8Array => step2Frame(Y.encodeStateAsUpdate(this.doc))
}

export const setItem = (key: string, value: unknown) => (doc: Y.Doc) => void doc.getMap('items').set(key, value)

/** Timers that run when the test says so. */
export class TestTimers implements Timers {
  #now = 1_800_000_000_000
  #waiting: { at: number; run: () => void }[] = []
  now(): number {
    return this.#now
  }
  soon(run: () => void): void {
    this.later(0, run)
  }
  later(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }
  /** Lets time pass; what falls due runs in order. */
  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#waiting = this.#waiting.filter((entry) => entry !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = until
  }
}

/** Lets everything that waits only for promises happen. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
}

/** A store whose appends wait until the test releases them, or fail. */
export function holdAppends(storage: Storage): { storage: Storage; release: () => void; fail: (error: Error) => void } {
  let waiting: { go: () => void; fail: (error: Error) => void }[] = []
  return {
    storage: {
      ...storage,
      async append(record) {
        await new Promise<void>((resolve, reject) => waiting.push({ go: resolve, fail: reject }))
        return storage.append(record)
      },
    },
    release() {
      for (const { go } of waiting.splice(0)) go()
    },
    fail(error) {
      const failing = waiting
      waiting = []
      for (const { fail } of failing) fail(error)
    },
  }
}
