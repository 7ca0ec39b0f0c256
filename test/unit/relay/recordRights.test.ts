import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { judgeUpdate, type Verdict } from '../../../server/relay/gate.ts'
import { parseUpdate } from '../../../server/relay/parseUpdate.ts'
import type { Workshop } from '../../../shared/session/workshop.ts'
import { NITA, OMAR, type Person } from '../../support/people.ts'

const [NITA_CLIENT, OMAR_CLIENT, LATER_OMAR, SERVER] = [200, 100, 101, 1]
const OWNERS: Record<number, string> = {
  [NITA_CLIENT]: NITA.participantId,
  [OMAR_CLIENT]: OMAR.participantId,
  [LATER_OMAR]: OMAR.participantId,
}
const FRAME = 'shape:frame'

type Shape = { type?: string; parentId?: string } & Record<string, unknown>

const records = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('records')
function put(doc: Y.Doc, id: string, shape: Shape = {}): void {
  const entry = new Y.Map<unknown>()
  const typeName = id.slice(0, id.indexOf(':'))
  entry.set('base', { id, typeName, ...(typeName === 'shape' && { type: 'note', parentId: 'page:notes' }), ...shape })
  records(doc).set(id, entry)
}
const set = (doc: Y.Doc, id: string, key: string, value: unknown) => records(doc).get(id)!.set(key, value)

/** Updates as they reach the relay, each from the client that made it. */
class Board {
  readonly doc = new Y.Doc()

  as(client: number, change: (doc: Y.Doc) => void): Uint8Array {
    const replica = new Y.Doc()
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(this.doc))
    replica.clientID = client
    const before = Y.encodeStateVector(replica)
    replica.transact(() => change(replica))
    return Y.encodeStateAsUpdate(replica, before)
  }
  /** Has it applied without being asked. */
  take(client: number, change: (doc: Y.Doc) => void): this {
    Y.applyUpdate(this.doc, this.as(client, change))
    return this
  }
  session(change: Partial<Workshop>): this {
    return this.take(SERVER, (doc) => {
      for (const [key, value] of Object.entries(change)) doc.getMap('session').set(key, value)
    })
  }
  lock(frame = FRAME): this {
    return this.take(SERVER, (doc) =>
      doc.getMap('session').set(`lock/${frame}`, { frame, by: NITA.participantId, at: '2026-01-01T00:00:00.000Z' }),
    )
  }
  judge(update: Uint8Array, person: Person = OMAR): Verdict {
    return judgeUpdate(parseUpdate(update), person, {
      doc: this.doc,
      isFrozen: false,
      ownerOf: (client) => OWNERS[client],
    })
  }
  /** What the relay says to a change of Omar's; 'apply' when it takes it. */
  asks(change: (doc: Y.Doc) => void, client = OMAR_CLIENT): string {
    const verdict = this.judge(this.as(client, change))
    return verdict.kind === 'refuse' ? verdict.code : verdict.kind
  }
}

/** A frame with a group in it and a note in that, a free note, and a free page. */
function frameBoard(): Board {
  return new Board().take(NITA_CLIENT, (doc) => {
    put(doc, 'page:notes')
    put(doc, FRAME, { type: 'frame' })
    put(doc, 'shape:group', { type: 'group', parentId: FRAME })
    put(doc, 'shape:deep', { parentId: 'shape:group' })
    put(doc, 'shape:free')
    put(doc, 'shape:box', { type: 'frame' })
    put(doc, 'shape:arrow', { type: 'arrow', parentId: FRAME })
  })
}

/** Everything that would reach into the locked frame. */
const REACHES: [string, (doc: Y.Doc) => void][] = [
  ['moves the frame', (doc) => set(doc, FRAME, 'pos', [5, 5, 0])],
  ['renames the frame', (doc) => set(doc, FRAME, 'props.name', 'mine')],
  ['deletes the frame', (doc) => records(doc).delete(FRAME)],
  [
    'deletes frame and contents',
    (doc) => [FRAME, 'shape:group', 'shape:deep'].forEach((id) => records(doc).delete(id)),
  ],
  ['puts another record in its place', (doc) => put(doc, FRAME, { type: 'frame' })],
  ['takes the frame elsewhere', (doc) => set(doc, FRAME, 'parentId', 'shape:box')],
  ['makes a note in it', (doc) => put(doc, 'shape:new', { parentId: FRAME })],
  ['makes a note in a group in it', (doc) => put(doc, 'shape:new', { parentId: 'shape:group' })],
  [
    'makes a note under a free page and moves it in at once',
    (doc) => {
      put(doc, 'shape:new')
      set(doc, 'shape:new', 'parentId', FRAME)
    },
  ],
  ['moves a free note in', (doc) => set(doc, 'shape:free', 'parentId', FRAME)],
  ['moves a free note in by rewriting its base', (doc) => put(doc, 'shape:free', { parentId: FRAME })],
  ['moves a frame with things in it in', (doc) => set(doc, 'shape:box', 'parentId', FRAME)],
  ['moves a note out', (doc) => set(doc, 'shape:deep', 'parentId', 'page:notes')],
  ['moves a group out', (doc) => set(doc, 'shape:group', 'parentId', 'page:notes')],
  ['recolours a note two levels down', (doc) => set(doc, 'shape:deep', 'props.color', 'red')],
  ['deletes a note two levels down', (doc) => records(doc).delete('shape:deep')],
  [
    'writes in a note two levels down',
    (doc) => {
      const text = new Y.XmlFragment()
      set(doc, 'shape:deep', 'props.richText', text)
      text.insert(0, [new Y.XmlElement('paragraph')])
    },
  ],
  ['ties an arrow in it', (doc) => put(doc, 'binding:1', { fromId: 'shape:arrow', toId: 'shape:free', type: 'arrow' })],
  [
    'reaches it through a chain of frames of its own',
    (doc) => {
      put(doc, 'shape:a', { type: 'frame', parentId: 'shape:b' })
      put(doc, 'shape:b', { type: 'frame', parentId: 'shape:group' })
    },
  ],
]

describe('locked frames', () => {
  it.each(REACHES)('[G7] nobody but facilitators %s', (_what, change) => {
    const board = frameBoard()
    expect(board.asks(change)).toBe('apply')
    board.lock()
    expect(board.asks(change)).toBe('frame_locked')
    expect(board.judge(board.as(NITA_CLIENT, change), NITA).kind).toBe('apply')
  })

  it('[G7] what stands outside a locked frame is as free as before', () => {
    const board = frameBoard().lock()
    const inAndOut = (doc: Y.Doc) => {
      set(doc, 'shape:free', 'parentId', FRAME)
      set(doc, 'shape:free', 'parentId', 'page:notes')
    }
    // Of what was taken back in the same breath nothing arrives.
    expect(board.asks(inAndOut)).toBe('apply')
    expect(board.asks((doc) => set(doc, 'shape:free', 'pos', [9, 9, 0]))).toBe('apply')
    expect(board.asks((doc) => put(doc, 'shape:new'))).toBe('apply')
    expect(board.asks((doc) => put(doc, 'shape:new', { parentId: 'shape:box' }))).toBe('apply')
    expect(board.asks((doc) => records(doc).delete('shape:box'))).toBe('apply')
    const toLocked = (doc: Y.Doc) => {
      put(doc, 'shape:mine', { type: 'arrow' })
      put(doc, 'binding:1', { fromId: 'shape:mine', toId: 'shape:deep', type: 'arrow' })
    }
    expect(board.asks(toLocked)).toBe('apply')
  })

  it('[G7] what holds a locked frame is neither moved nor deleted', () => {
    const board = frameBoard()
      .take(NITA_CLIENT, (doc) => set(doc, FRAME, 'parentId', 'shape:box'))
      .lock()
    expect(board.asks((doc) => set(doc, 'shape:box', 'pos', [9, 9, 0]))).toBe('frame_locked')
    expect(board.asks((doc) => records(doc).delete('shape:box'))).toBe('frame_locked')
    expect(board.asks((doc) => records(doc).delete('page:notes'))).toBe('frame_locked')
    // Beside it there is room.
    expect(board.asks((doc) => put(doc, 'shape:new', { parentId: 'shape:box' }))).toBe('apply')
  })

  it('[G7] a locked frame that was deleted is not made anew by others', () => {
    const board = frameBoard()
      .lock()
      .take(NITA_CLIENT, (doc) => records(doc).delete(FRAME))
    expect(board.asks((doc) => put(doc, FRAME, { type: 'frame' }))).toBe('frame_locked')
    expect(board.asks((doc) => set(doc, 'shape:deep', 'props.color', 'red'))).toBe('frame_locked')
  })

  it('[G7] work done offline before the frame was locked is judged when it comes', () => {
    const board = frameBoard()
    const offline = board.as(OMAR_CLIENT, (doc) => set(doc, 'shape:deep', 'props.color', 'red'))
    const moved = board.as(LATER_OMAR, (doc) => put(doc, 'shape:new', { parentId: 'shape:box' }))
    board.lock()
    expect(board.judge(offline)).toMatchObject({ kind: 'refuse', code: 'frame_locked' })
    // Meanwhile the frame that the note was put into went into the locked one.
    board.take(NITA_CLIENT, (doc) => set(doc, 'shape:box', 'parentId', FRAME))
    expect(board.judge(moved)).toMatchObject({ kind: 'refuse', code: 'frame_locked' })
  })

  it('[G7] unlocking opens it at once', () => {
    const board = frameBoard().lock()
    const recolour = (doc: Y.Doc) => set(doc, 'shape:deep', 'props.color', 'red')
    expect(board.asks(recolour)).toBe('frame_locked')
    board.take(SERVER, (doc) => doc.getMap('session').delete(`lock/${FRAME}`))
    expect(board.asks(recolour)).toBe('apply')
  })

  it('[G7] frames that stand in each other hold nobody up', () => {
    const board = frameBoard().take(NITA_CLIENT, (doc) => {
      set(doc, 'shape:box', 'parentId', 'shape:round')
      put(doc, 'shape:round', { type: 'frame', parentId: 'shape:box' })
    })
    board.lock()
    expect(board.asks((doc) => set(doc, 'shape:round', 'props.name', 'a'))).toBe('apply')
  })

  it('[G7] what a facilitator locked others do not unlock, and a copy stays locked for all but who made it', () => {
    const sealed = { isLocked: true, meta: { lock: NITA.participantId } }
    const board = frameBoard().take(NITA_CLIENT, (doc) => put(doc, 'shape:sealed', sealed))
    expect(board.asks((doc) => set(doc, 'shape:sealed', 'isLocked', false))).toBe('frame_locked')
    expect(board.asks((doc) => set(doc, 'shape:sealed', 'meta.lock', undefined))).toBe('frame_locked')
    expect(board.asks((doc) => set(doc, 'shape:sealed', 'meta', {}))).toBe('frame_locked')
    expect(board.asks((doc) => records(doc).delete('shape:sealed'))).toBe('frame_locked')
    expect(board.asks((doc) => put(doc, 'shape:copy', sealed))).toBe('apply')
    board.take(OMAR_CLIENT, (doc) => put(doc, 'shape:copy', sealed))
    expect(board.asks((doc) => records(doc).delete('shape:copy'), LATER_OMAR)).toBe('apply')
    const petra: Person = { ...OMAR, participantId: 'p-petra' }
    const byPetra = board.as(300, (doc) => records(doc).delete('shape:copy'))
    expect(board.judge(byPetra, petra)).toMatchObject({ code: 'frame_locked' })
    // What is unlocked has no mark that others could put on it.
    expect(board.asks((doc) => set(doc, 'shape:free', 'meta.lock', 'p-omar'))).toBe('not_allowed')
    expect(board.asks((doc) => set(doc, 'shape:free', 'isLocked', true))).toBe('apply')
  })

  it('[G7] a drawing that holds a sealed one is not deleted over its head, at any depth', () => {
    const board = frameBoard().take(NITA_CLIENT, (doc) => {
      put(doc, 'shape:inner', { type: 'group', parentId: 'shape:box' })
      put(doc, 'shape:sealed', { parentId: 'shape:inner', meta: { lock: NITA.participantId } })
    })
    expect(board.asks((doc) => records(doc).delete('shape:box'))).toBe('frame_locked')
    expect(board.asks((doc) => records(doc).set('shape:box', new Y.Map()))).toBe('frame_locked')
  })
})

describe('scaffolding of the templates', () => {
  const PANEL = { type: 'widget', parentId: 'page:T04', props: { template: 'T04', panel: 'matrix' } }
  const templateBoard = (): Board =>
    new Board().take(SERVER, (doc) => {
      put(doc, 'page:T04')
      put(doc, 'shape:T04.matrix', PANEL)
      put(doc, 'shape:T04.frame.premortem', { type: 'frame', parentId: 'page:T04' })
      put(doc, 'shape:T04.frame.premortem.note1', { parentId: 'shape:T04.frame.premortem' })
    })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['move a panel', (doc) => set(doc, 'shape:T04.matrix', 'pos', [1, 1, 0])],
    ['turn a panel into another', (doc) => set(doc, 'shape:T04.matrix', 'props.panel', 'needs')],
    ['delete a panel', (doc) => records(doc).delete('shape:T04.matrix')],
    ['make a panel', (doc) => put(doc, 'shape:another', PANEL)],
    ['make a panel that is not there', (doc) => put(doc, 'shape:T04~2.matrix', { type: 'note' })],
    ['delete the page', (doc) => records(doc).delete('page:T04')],
    ['rename the page', (doc) => set(doc, 'page:T04', 'name', 'mine')],
    ['move a frame', (doc) => set(doc, 'shape:T04.frame.premortem', 'pos', [1, 1, 0])],
    ['delete a frame', (doc) => records(doc).delete('shape:T04.frame.premortem')],
  ])('[G8] participants do not %s', (_what, change) => {
    expect(templateBoard().asks(change)).toBe('template_fixed')
    const board = templateBoard()
    expect(board.judge(board.as(NITA_CLIENT, change), NITA).kind).toBe('apply')
  })

  it('[G8] notes in the frames, and drawings on the pages, are everybody’s', () => {
    const board = templateBoard()
    expect(board.asks((doc) => set(doc, 'shape:T04.frame.premortem.note1', 'pos', [1, 1, 0]))).toBe('apply')
    expect(board.asks((doc) => put(doc, 'shape:new', { parentId: 'shape:T04.frame.premortem' }))).toBe('apply')
    expect(board.asks((doc) => put(doc, 'shape:new', { parentId: 'page:T04' }))).toBe('apply')
  })

  it('[G8] no drawing becomes a panel, nor a frame something that may be deleted with all that is in it', () => {
    const board = frameBoard()
    expect(board.asks((doc) => set(doc, 'shape:free', 'type', 'widget'))).toBe('not_allowed')
    expect(board.asks((doc) => set(doc, 'shape:box', 'type', 'note'))).toBe('not_allowed')
    expect(board.asks((doc) => put(doc, 'shape:box', { type: 'note' }))).toBe('not_allowed')
  })
})

describe('only their own', () => {
  const ownBoard = (): Board =>
    frameBoard()
      .take(OMAR_CLIENT, (doc) => {
        put(doc, 'shape:omars')
        put(doc, 'shape:omarsFrame', { type: 'frame' })
        doc.getMap('items').set('T01.list/o', { fields: {}, origin: 'participant', order: 1 })
      })
      .take(NITA_CLIENT, (doc) => {
        doc.getMap('items').set('T01.list/n', { fields: {}, origin: 'participant', order: 2 })
        doc.getMap('items').set('T01.list/n/name', 'hers')
      })
      .session({ notes: 'own' })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['move', (doc) => set(doc, 'shape:free', 'pos', [1, 1, 0])],
    ['recolour', (doc) => set(doc, 'shape:free', 'props.color', 'red')],
    ['delete', (doc) => records(doc).delete('shape:free')],
    ['replace', (doc) => put(doc, 'shape:free')],
    ['sign', (doc) => set(doc, 'shape:free', 'meta.by', OMAR.participantId)],
    ['take into a frame', (doc) => set(doc, 'shape:free', 'parentId', 'shape:omarsFrame')],
    ['untie', (doc) => records(doc).delete('binding:1')],
  ])('[G9] participants do not %s what others made', (_what, change) => {
    const board = ownBoard().take(NITA_CLIENT, (doc) =>
      put(doc, 'binding:1', { fromId: 'shape:arrow', toId: 'shape:free' }),
    )
    expect(board.asks(change)).toBe('not_yours')
    board.session({ notes: 'everyones' })
    expect(board.asks(change)).toBe('apply')
  })

  it('[G9] what they made before, on another page load too, is theirs', () => {
    const board = ownBoard()
    expect(board.asks((doc) => set(doc, 'shape:omars', 'pos', [1, 1, 0]))).toBe('apply')
    expect(board.asks((doc) => set(doc, 'shape:omars', 'parentId', FRAME), LATER_OMAR)).toBe('apply')
    expect(board.asks((doc) => records(doc).delete('shape:omars'), LATER_OMAR)).toBe('apply')
    expect(board.asks((doc) => put(doc, 'shape:new'))).toBe('apply')
    // Brought back by a facilitator it is still whose it was first.
    board.take(NITA_CLIENT, (doc) => put(doc, 'shape:omars'))
    expect(board.asks((doc) => set(doc, 'shape:omars', 'pos', [1, 1, 0]))).toBe('apply')
  })

  it('[G9] a frame goes only when all in it is theirs', () => {
    const board = ownBoard()
    const remove = (doc: Y.Doc) => records(doc).delete('shape:omarsFrame')
    expect(board.asks(remove)).toBe('apply')
    board.take(NITA_CLIENT, (doc) => set(doc, 'shape:free', 'parentId', 'shape:omarsFrame'))
    expect(board.asks(remove)).toBe('not_yours')
  })

  it('[G9] a note that the server laid out belongs to who wrote it; nobody signs for another', () => {
    const board = ownBoard()
      .take(SERVER, (doc) => put(doc, 'shape:laid', { meta: { by: OMAR.participantId } }))
      .take(NITA_CLIENT, (doc) => put(doc, 'shape:forged', { meta: { by: OMAR.participantId } }))
    expect(board.asks((doc) => set(doc, 'shape:laid', 'pos', [1, 1, 0]))).toBe('apply')
    expect(board.asks((doc) => set(doc, 'shape:forged', 'pos', [1, 1, 0]))).toBe('not_yours')
  })

  it('[G9] items of others are edited, not deleted or archived', () => {
    const items = (doc: Y.Doc) => doc.getMap('items')
    const board = ownBoard()
    expect(board.asks((doc) => items(doc).set('T01.list/n/name', 'better'))).toBe('apply')
    expect(board.asks((doc) => items(doc).set('T01.list/new', { fields: {}, origin: 'participant', order: 3 }))).toBe(
      'apply',
    )
    expect(board.asks((doc) => items(doc).delete('T01.list/n'))).toBe('not_yours')
    expect(board.asks((doc) => items(doc).set('T01.list/n', null))).toBe('not_yours')
    expect(board.asks((doc) => items(doc).set('T01.list/n/$archived', true))).toBe('not_yours')
    expect(board.asks((doc) => items(doc).set('T01.list/n/$archived', false))).toBe('apply')
    expect(board.asks((doc) => items(doc).set('T01.list/o/$archived', true))).toBe('apply')
    expect(board.asks((doc) => items(doc).delete('T01.list/o'))).toBe('apply')
  })
})

it('[G10] while somebody is in control only facilitators edit', () => {
  const board = frameBoard().session({ control: { by: NITA.participantId, at: '2026-01-01T00:00:00.000Z' } })
  const change = (doc: Y.Doc) => doc.getMap('items').set('T01.list/x', 1)
  expect(board.asks(change)).toBe('taken_control')
  expect(board.judge(board.as(NITA_CLIENT, change), NITA).kind).toBe('apply')
  board.session({ control: null })
  expect(board.asks(change)).toBe('apply')
})
