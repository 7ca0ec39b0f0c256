import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { step1Frame } from '../../../server/relay/frames.ts'
import { BoardHistory } from '../../../server/relay/BoardHistory.ts'
import { openMemoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/Storage.ts'
import { NITA, OMAR } from '../../support/people.ts'
import { BOARD, holdAppends, seedBoard, setItem, TestPeer } from '../../support/relayKit.ts'
import { openTestRooms, type Member, type TestRooms } from '../../support/testRooms.ts'

const EPOCH_CHANGED = 4409
const MINUTE = 60_000

let storage: Storage
let at: TestRooms
let history: BoardHistory

function open(inner: Storage): void {
  storage = inner
  at = openTestRooms(inner)
  history = new BoardHistory(inner, at.rooms, at.timers)
}
beforeEach(async () => {
  const memory = openMemoryStorage()
  await seedBoard(memory)
  open(memory)
})

const itemsOf = (doc: Y.Doc): Record<string, unknown> => doc.getMap('items').toJSON()
const name = (text: string) => ({ kind: 'named', name: text, participantId: NITA.participantId }) as const
const kinds = async (): Promise<string[]> => (await storage.listPoints(BOARD)).map(({ kind }) => kind)
async function contentOf(pointId: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await storage.loadPoint(BOARD, pointId))!.state)
  return doc
}
async function fill(member: Member, count: number, root = 'items'): Promise<void> {
  member.say(
    member.editFrame((doc) => {
      for (let index = 0; index < count; index++) doc.getMap(root).set(`k${index}`, index)
    }),
  )
  await at.flush()
}
const removing =
  (count: number, root = 'items', first = 0) =>
  (doc: Y.Doc): void => {
    for (let index = first; index < first + count; index++) doc.getMap(root).delete(`k${index}`)
  }

describe('restore points', () => {
  it('[R14] a named point holds the board as it was, and is answered when it and its content are on disk', async () => {
    const held = holdAppends(storage)
    open(held.storage)
    const omar = await at.enter(OMAR)
    omar.say(omar.editFrame(setItem('a', 1)))
    let isKept = false
    const keeping = history.keep(BOARD, name('Before lunch')).then((point) => {
      isKept = true
      return point
    })
    await at.flush(1000)
    expect(isKept).toBe(false)
    held.release()
    const point = await keeping
    omar.say(omar.editFrame(setItem('a', 2)))
    held.release()
    expect(point).toMatchObject({ kind: 'named', name: 'Before lunch', seq: 1, epoch: 1 })
    expect(itemsOf(await contentOf(point.id))).toMatchObject({ a: 1 })
  })

  it.each([
    ['51 of many records', 'records', 300, 51, true],
    ['50 of many records', 'records', 300, 50, false],
    ['more than a fifth of the items', 'items', 60, 14, true],
    ['less than a fifth of the items', 'items', 100, 15, false],
    ['most of a few items', 'items', 9, 9, false],
  ])('[R14] keeps the state before %s are deleted at once: %s, %i, %i', async (_case, root, count, deleted, isKept) => {
    const omar = await at.enter(OMAR)
    await fill(omar, count, root)
    omar.say(omar.editFrame(removing(deleted, root)))
    await at.flush()
    const points = await storage.listPoints(BOARD)
    expect(points.map(({ kind, participantId }) => [kind, participantId])).toEqual(
      isKept ? [['massDelete', OMAR.participantId]] : [],
    )
    const audit = await storage.listAudit(BOARD, 9)
    expect(audit.map(({ action, detail }) => [action, detail])).toEqual(
      isKept ? [['massDelete', { records: 0, items: 0, [root]: deleted }]] : [],
    )
    if (isKept) expect((await contentOf(points[0]!.id)).getMap(root).size).toBeGreaterThanOrEqual(count)
  })

  it('[R14] overwriting everything is no deletion', async () => {
    const omar = await at.enter(OMAR)
    await fill(omar, 200, 'records')
    await fill(omar, 200, 'records')
    expect(await kinds()).toEqual([])
  })

  it('[R14] the point is written before the deletion', async () => {
    const order: string[] = []
    const omar = await at.enter(OMAR)
    await fill(omar, 100)
    const { addPoint, append } = storage
    storage.addPoint = (...args) => (order.push('point'), addPoint(...args))
    storage.append = (...args) => (order.push('record'), append(...args))
    omar.say(omar.editFrame(removing(100)))
    await at.flush()
    expect(order).toEqual(['point', 'record'])
  })

  it('[R14] one who deletes again and again does not push out the points of others', async () => {
    const omar = await at.enter(OMAR)
    await history.keep(BOARD, name('Before'))
    for (let round = 0; round < 35; round++) {
      await fill(omar, 60)
      omar.say(omar.editFrame(removing(60)))
      await at.flush(11_000)
    }
    const points = await kinds()
    expect(points.filter((kind) => kind === 'massDelete')).toHaveLength(30)
    expect(points.filter((kind) => kind === 'named')).toHaveLength(1)
  })

  it('[R14] keeps a point every ten minutes of work, and none while nobody works', async () => {
    const omar = await at.enter(OMAR)
    for (let minute = 0; minute < 31; minute++) {
      omar.say(omar.editFrame(setItem('minute', minute)))
      await at.flush(MINUTE)
    }
    expect(await kinds()).toEqual(['periodic', 'periodic', 'periodic'])
    await at.flush(60 * MINUTE)
    expect(await kinds()).toHaveLength(3)
    const [last] = await storage.listPoints(BOARD)
    expect(itemsOf(await contentOf(last!.id))).toMatchObject({ minute: 29 })
  })
})

describe('restore', () => {
  it('[R13] sets the board back, tells everybody, and keeps the present as a point', async () => {
    const [omar, nita] = [await at.enter(OMAR), await at.enter(NITA)]
    omar.say(omar.editFrame(setItem('a', 'then')))
    await at.flush()
    const point = await history.keep(BOARD, name('Then'))
    omar.say(omar.editFrame(setItem('a', 'now')))
    await at.flush()
    const { epoch, keptAs, title } = await history.restore(BOARD, point.id, NITA.participantId)
    expect({ epoch, title }).toEqual({ epoch: 2, title: 'Test board' })
    expect([omar.closedWith, nita.closedWith]).toEqual([EPOCH_CHANGED, EPOCH_CHANGED])
    expect(itemsOf(await contentOf(keptAs.id))).toMatchObject({ a: 'now' })
    const again = await at.enter(OMAR)
    expect(itemsOf(again.doc)).toMatchObject({ a: 'then' })
    again.say(again.editFrame(setItem('b', 1)))
    await at.flush()
    expect(again.received('ack').at(-1)?.count).toBe(1)
  })

  it('[R13] an edit acknowledged just before is in the point of the present', async () => {
    const omar = await at.enter(OMAR)
    const point = await history.keep(BOARD, name('Empty'))
    for (let index = 0; index < 20; index++) omar.say(omar.editFrame(setItem(`late${index}`, index)))
    const { keptAs } = await history.restore(BOARD, point.id, NITA.participantId)
    await at.flush(100)
    expect(Object.keys(itemsOf(await contentOf(keptAs.id)))).toEqual(expect.arrayContaining(['late0', 'late19']))
  })

  it('[R13] whoever comes during a restore waits and gets the restored board', async () => {
    const omar = await at.enter(OMAR)
    const point = await history.keep(BOARD, name('Then'))
    omar.say(omar.editFrame(setItem('a', 'now')))
    await at.flush()
    const { replaceState } = storage
    const coming: { nita: Promise<Member>; reading: Promise<object> }[] = []
    storage.replaceState = async (...args) => {
      const nita = at.enter(NITA)
      coming.push({ nita, reading: at.rooms.read(BOARD, itemsOf) })
      // All that does not wait for the exchange would happen here.
      await nita
      return replaceState(...args)
    }
    await history.restore(BOARD, point.id, NITA.participantId)
    await at.flush()
    const nita = await coming[0]!.nita
    expect(nita.closedWith).toBeNull()
    expect(itemsOf(nita.doc)).toHaveProperty('T04.markets/CN')
    expect(itemsOf(nita.doc)).not.toHaveProperty('a')
    expect(await coming[0]!.reading).not.toHaveProperty('a')
  })

  it('[R13] a point that cannot be read leaves the board and the people on it alone', async () => {
    const omar = await at.enter(OMAR)
    await expect(history.restore(BOARD, 'nope', NITA.participantId)).rejects.toMatchObject({ code: 'not_found' })
    expect(omar.closedWith).toBeNull()
  })

  it('[R13] a failed exchange leaves the board as it was, and open to people', async () => {
    const omar = await at.enter(OMAR)
    const point = await history.keep(BOARD, name('Then'))
    omar.say(omar.editFrame(setItem('a', 'now')))
    await at.flush()
    storage.replaceState = () => Promise.reject(new Error('no'))
    await expect(history.restore(BOARD, point.id, NITA.participantId)).rejects.toThrow('no')
    expect(itemsOf((await at.enter(NITA)).doc)).toMatchObject({ a: 'now' })
  })

  it('[R13] two restores at once run one after the other', async () => {
    const omar = await at.enter(OMAR)
    const first = await history.keep(BOARD, name('First'))
    omar.say(omar.editFrame(setItem('a', 1)))
    const second = await history.keep(BOARD, name('Second'))
    const restored = await Promise.all([first, second].map(({ id }) => history.restore(BOARD, id, NITA.participantId)))
    expect(restored.map(({ epoch }) => epoch)).toEqual([2, 3])
    expect(itemsOf((await at.enter(OMAR)).doc)).toMatchObject({ a: 1 })
  })

  it('[R13] a restore is no way around a freeze, and stops no clock of another time', async () => {
    await at.rooms.change(BOARD, (doc) => void doc.getMap('session').set('timer', { endsAt: 'then' }))
    const point = await history.keep(BOARD, name('Before the freeze'))
    await at.rooms.change(BOARD, (doc) => void doc.getMap('session').set('frozen', true))
    await history.restore(BOARD, point.id, NITA.participantId)
    const session = await at.rooms.read(BOARD, (doc) => doc.getMap('session').toJSON())
    expect(session).toMatchObject({ frozen: true, timer: null, step: null })
  })
})

describe('epochs', () => {
  /** A replica of Omar's that was away while Nita set the board back. */
  async function returning(change: (doc: Y.Doc) => void): Promise<{ before: Record<string, unknown>; omar: Member }> {
    const away = await at.enter(OMAR)
    away.say(away.editFrame(setItem('a', 'then')))
    await at.flush()
    const point = await history.keep(BOARD, name('Then'))
    away.say(away.editFrame(change))
    await at.flush()
    away.leave()
    await history.restore(BOARD, point.id, NITA.participantId)
    const before = itemsOf((await at.enter(NITA)).doc)
    const peer = new TestPeer(OMAR)
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(away.doc))
    const link = at.rooms.enter(BOARD, peer)
    // As a stock client does: its state vector first, then the answer to the server's.
    link.receive(peer.step1())
    link.receive(peer.step2())
    await at.flush(100)
    return { before, omar: Object.assign(peer, { say: link.receive, leave: link.leave }) }
  }

  it.each([
    ['an edit', setItem('a', 'now')],
    ['a deletion alone', (doc: Y.Doc) => doc.getMap('items').delete('T04.markets/CN')],
  ])('[R12] a replica of the time before brings back nothing: %s', async (_case, change) => {
    const { before, omar } = await returning(change)
    expect(omar.closedWith).toBe(EPOCH_CHANGED)
    expect(omar.received('refusal').at(-1)?.closeCode).toBe(EPOCH_CHANGED)
    expect(await at.rooms.read(BOARD, itemsOf)).toEqual(before)
  })

  it('[R12] a replica of this epoch comes and goes, offline work included', async () => {
    await at.enter(OMAR)
    const point = await history.keep(BOARD, name('Then'))
    await history.restore(BOARD, point.id, NITA.participantId)
    const first = await at.enter(OMAR)
    first.leave()
    const edit = first.edit(setItem('offline', 1))
    expect(edit.length).toBeGreaterThan(0)
    const peer = new TestPeer(OMAR)
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(first.doc))
    const link = at.rooms.enter(BOARD, peer)
    link.receive(peer.step1())
    link.receive(peer.step2())
    await at.flush(100)
    expect(peer.closedWith).toBeNull()
    expect(await at.rooms.read(BOARD, itemsOf)).toMatchObject({ offline: 1 })
  })

  it('[R12] a document that never met the board may bring its first edits', async () => {
    const point = await history.keep(BOARD, name('Then'))
    await history.restore(BOARD, point.id, NITA.participantId)
    const peer = new TestPeer(OMAR)
    peer.edit(setItem('first', 1))
    const link = at.rooms.enter(BOARD, peer)
    link.receive(peer.step1())
    link.receive(peer.step2())
    await at.flush(100)
    expect(peer.closedWith).toBeNull()
    expect(await at.rooms.read(BOARD, itemsOf)).toMatchObject({ first: 1 })
  })

  it.each([
    [1, EPOCH_CHANGED],
    [2, null],
    [3, EPOCH_CHANGED],
  ])('[R12] a client that says it is of epoch %i at epoch 2', async (epoch, closedWith) => {
    const point = await history.keep(BOARD, name('Then'))
    await history.restore(BOARD, point.id, NITA.participantId)
    const peer = Object.assign(new TestPeer(OMAR), { epoch })
    const link = at.rooms.enter(BOARD, peer)
    link.receive(step1Frame(Y.encodeStateVector(new Y.Doc())))
    await at.flush()
    expect(peer.closedWith).toBe(closedWith)
  })
})
