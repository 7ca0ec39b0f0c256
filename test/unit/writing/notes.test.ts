// Private writing the whole way through HTTP, store and document: open, write in private, reveal; and ideas.
import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas, toRichText, type TLRecord } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRecord } from '../../../shared/board/recordLayout.ts'
import { shapeBoxes } from '../../../shared/board/freePlace.ts'
import { readBoard } from '../../../shared/board/boardState.ts'
import { createTestApp, createTestBoard, type Person, type TestApp } from '../http/testApp.ts'

type Board = Awaited<ReturnType<typeof createTestBoard>>
const WRITING = {
  command: 'openWriting',
  question: 'What keeps firms from exporting?',
  place: { template: 'T02', screen: 'inputs' },
  naming: 'partners',
  arrangement: 'partner',
}

async function start(change: object = {}) {
  const test = createTestApp()
  const board = await createTestBoard(test)
  const command = (given: object, person: Person = board.nita) =>
    test.call('POST', `${board.path}/session`, given, person)
  const opened = await command({ ...WRITING, ...change })
  expect(opened.status).toBe(200)
  const writingId = (opened.body as unknown as { id: string }).id
  const put = (person: Person, id: string, text: string, into: string | null = writingId) =>
    test.call('PUT', `${board.path}/notes/${id}`, { writingId: into, text }, person)
  const own = async (person: Person) =>
    (await test.call('GET', `${board.path}/notes`, undefined, person)).body as unknown as {
      notes: { id: string; text: string; state: string }[]
      finished: string[]
    }
  const reveal = () => command({ command: 'revealWriting', writingId })
  return { test, board, command, writingId, put, own, reveal }
}
const state = (test: TestApp, board: Board) => test.rooms.read(board.boardId, readBoard)
const writingOf = async (test: TestApp, board: Board) => (await state(test, board)).workshop.writings[0]!
const shapes = (test: TestApp, board: Board) =>
  test.rooms.read(board.boardId, (doc) =>
    [...doc.getMap('records').entries()].map(([id, entry]) => ({ id, ...readRecord(entry) }) as Shape),
  )
type Shape = { id: string; type?: string; parentId?: string; x: number; y: number; meta: object; props: Props }
type Props = { name?: string; richText?: { content: { content?: { text: string }[] }[] } }
const textOf = ({ props }: Shape): string =>
  (props.richText?.content ?? []).map(({ content }) => (content ?? []).map(({ text }) => text).join('')).join('\n')
const notesOn = async (test: TestApp, board: Board) =>
  (await shapes(test, board)).filter(({ type, id }) => type === 'note' && id.startsWith('shape:note-'))

describe('private writing', () => {
  it('[B30] is opened by a facilitator, one at a time, with what is announced', async () => {
    const { test, board, command, writingId } = await start()
    expect(await writingOf(test, board)).toEqual({
      id: writingId,
      question: 'What keeps firms from exporting?',
      place: { template: 'T02', screen: 'inputs' },
      naming: 'partners',
      arrangement: 'partner',
      state: 'open',
      openedAt: '2027-03-01T09:00:00.000Z',
      closedAt: null,
      progress: {},
    })
    expect((await command(WRITING)).body.error?.code).toBe('round_open')
    expect((await command(WRITING, board.omar)).body.error?.code).toBe('not_allowed')
    await command({ command: 'cancelWriting', writingId })
    for (const [change, field] of [
      [{ place: { template: 'T01' } }, 'place.template'],
      [{ place: { template: 'T02', screen: 'nowhere' } }, 'place.screen'],
      [{ naming: 'nobody' }, 'arrangement'],
      [{ question: ' ' }, 'question'],
    ] as const)
      expect((await command({ ...WRITING, ...change })).body.error).toMatchObject({ field })
  })

  it('[B31] keeps a note for its author alone, and says only how many people write', async () => {
    const { test, board, put, own } = await start()
    expect((await put(board.omar, 'note-1', 'Zymurgy costs')).body).toEqual({ saved: true })
    await put(board.omar, 'note-2', 'Another')
    await put(board.omar, 'note-1', 'Zymurgy costs too much')
    expect(await own(board.omar)).toMatchObject({
      notes: [
        { id: 'note-1', text: 'Zymurgy costs too much', state: 'kept' },
        { id: 'note-2', state: 'kept' },
      ],
      finished: [],
    })
    for (const other of [board.nita, board.iva, board.vera]) {
      expect((await own(other)).notes).toEqual([])
      for (const path of [board.path, `${board.path}/results`, `${board.path}/export.json`, `${board.path}/ideas`])
        expect(JSON.stringify((await test.call('GET', path, undefined, other)).body)).not.toContain('Zymurgy')
    }
    const bytes = await test.rooms.read(board.boardId, (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)))
    expect(bytes.includes('Zymurgy')).toBe(false)
    expect((await writingOf(test, board)).progress).toEqual({ BC: { writing: 1, finished: 0 } })
  })

  it('[B31] nobody changes, deletes or reveals the note of somebody else', async () => {
    const { test, board, put, own } = await start()
    await put(board.omar, 'note-1', 'Mine')
    expect((await put(board.iva, 'note-1', 'Hers')).body.error?.code).toBe('not_allowed')
    for (const [method, path] of [
      ['DELETE', 'notes/note-1'],
      ['POST', 'notes/note-1/reveal'],
    ] as const)
      expect((await test.call(method, `${board.path}/${path}`, undefined, board.nita)).status).toBe(404)
    expect((await own(board.omar)).notes).toMatchObject([{ text: 'Mine', state: 'kept' }])
  })

  it('[B32] is for participants; where partners are named, for those who have one', async () => {
    const { board, put } = await start()
    expect((await put(board.vera, 'note-v', 'No')).body.error?.code).toBe('not_allowed')
    expect((await put(board.nita, 'note-n', 'No partner')).body.error?.code).toBe('not_allowed')
    const other = await start({ naming: 'nobody', arrangement: 'random' })
    expect((await other.put(other.board.nita, 'note-n', 'Fine')).status).toBe(200)
    expect((await writingOf(other.test, other.board)).progress).toEqual({})
  })

  it.each([
    ['no words', ' \n ', 400, 'invalid_value'],
    ['too many', 'x'.repeat(2001), 400, 'invalid_value'],
    ['signs that cannot be shown', 'a\u0007b', 400, 'invalid_value'],
    ['line ends of another system', 'a\r\nb', 200, undefined],
  ])('[B32] a note with %s', async (_, text, status, code) => {
    const { board, put, own } = await start()
    const answer = await put(board.omar, 'note-1', text)
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
    expect((await own(board.omar)).notes.map((note) => note.text)).toEqual(status === 200 ? ['a\nb'] : [])
  })

  it('[B32] a person has 200 notes in a writing', async () => {
    const { board, put } = await start()
    for (let i = 0; i < 200; i++) expect((await put(board.omar, `note-${i}`, 'x')).status).toBe(200)
    expect((await put(board.omar, 'note-more', 'x')).body.error?.code).toBe('quota_reached')
    expect((await put(board.omar, 'note-7', 'changed')).status).toBe(200)
    expect((await put(board.iva, 'note-hers', 'x')).status).toBe(200)
  })

  it('[B33] counts who has finished, for the partner they speak for now', async () => {
    const { test, board, put, own, writingId } = await start()
    const finish = (person: Person, finished: boolean) =>
      test.call('PUT', `${board.path}/writings/${writingId}/finished`, { finished }, person)
    await put(board.omar, 'note-1', 'One')
    await finish(board.omar, true)
    await finish(board.iva, true)
    await finish(board.iva, false)
    await put(board.omar, 'note-2', 'After all')
    expect((await writingOf(test, board)).progress).toEqual({
      BC: { writing: 0, finished: 1 },
      BM: { writing: 1, finished: 0 },
    })
    expect((await own(board.omar)).finished).toEqual([writingId])
    await test.call('PUT', `${board.path}/me`, { name: 'Omar', partnerId: 'ER' }, board.omar)
    await test.call('DELETE', `${board.path}/participants/${board.iva.participantId}`, undefined, board.nita)
    expect((await writingOf(test, board)).progress).toEqual({ ER: { writing: 0, finished: 1 } })
  })

  it("[B34] [B36] a reveal lays everybody's notes out by partner in a frame of their own, in one change", async () => {
    const { test, board, put, reveal, own } = await start()
    const before = await test.rooms.read(board.boardId, (doc) => shapeBoxes(doc, 'page:T02'))
    await put(board.iva, 'note-i', 'Banks\nsay no')
    await put(board.omar, 'note-1', 'Energy prices')
    await put(board.omar, 'note-2', 'Skills')
    const seen: number[] = []
    await test.rooms.read(board.boardId, (doc) =>
      doc.getMap('records').observe(() => seen.push([...doc.getMap('records').keys()].length)),
    )
    expect((await reveal()).status).toBe(200)
    expect(seen).toHaveLength(1)
    expect(await writingOf(test, board)).toMatchObject({ state: 'revealed', closedAt: '2027-03-01T09:00:00.000Z' })
    const all = await shapes(test, board)
    const frame = all.find(({ type, props }) => type === 'frame' && props.name === 'What keeps firms from exporting?')!
    expect(frame.parentId).toBe('page:T02')
    const inside = all.filter(({ parentId }) => parentId === frame.id)
    expect(
      inside
        .filter(({ type }) => type === 'text')
        .sort((a, b) => a.y - b.y)
        .map(textOf),
    ).toEqual(['Biocat', 'BioM'])
    const laid = inside.filter(({ type }) => type === 'note')
    expect(Object.fromEntries(laid.map((shape) => [textOf(shape), shape.meta]))).toEqual({
      'Energy prices': { partner: 'BC' },
      Skills: { partner: 'BC' },
      'Banks\nsay no': { partner: 'BM' },
    })
    const [made] = (await test.rooms.read(board.boardId, (doc) => shapeBoxes(doc, 'page:T02'))).slice(before.length)
    for (const box of before)
      expect(
        made!.x < box.x + box.w && box.x < made!.x + made!.w && made!.y < box.y + box.h && box.y < made!.y + made!.h,
      ).toBe(false)
    expect((await own(board.omar)).notes).toEqual([])
    expect((await put(board.omar, 'note-3', 'Late')).body.error?.code).toBe('round_closed')
  })

  it('[B34] every record that a reveal writes is one that the canvas takes', async () => {
    const { test, board, put, reveal } = await start({ naming: 'names' })
    await put(board.omar, 'note-1', 'Firms here do not know their buyers abroad. '.repeat(40))
    await put(board.iva, 'note-2', 'Short')
    await reveal()
    const widget = { props: { w: T.positiveNumber, h: T.positiveNumber, template: T.string, panel: T.string } }
    const schema = createTLSchema({ shapes: { ...defaultShapeSchemas, widget }, bindings: defaultBindingSchemas })
    for (const shape of await shapes(test, board)) {
      const record = structuredClone(shape) as unknown as TLRecord & { props?: Record<string, unknown> }
      if (record.props?.richText) record.props.richText = toRichText('text')
      expect(() => schema.types[record.typeName].validator.validate(record)).not.toThrow()
    }
  })

  it('[B35] where nobody is named, the server has forgotten who wrote what', async () => {
    const { test, board, put, reveal, own } = await start({ naming: 'nobody', arrangement: 'random' })
    test.clock.now = new Date('2027-03-01T09:05:00.000Z')
    await put(board.omar, 'note-1', 'Secret of Omar')
    test.clock.now = new Date('2027-03-01T09:30:00.000Z')
    await reveal()
    expect((await notesOn(test, board)).map(({ meta }) => meta)).toEqual([{}])
    expect(await test.storage.listNotes(board.boardId, {})).toEqual([
      expect.objectContaining({
        participantId: null,
        partnerId: null,
        createdAt: '2027-03-01T09:30:00.000Z',
        updatedAt: '2027-03-01T09:30:00.000Z',
      }),
    ])
    expect((await own(board.omar)).notes).toEqual([])
  })

  it('[B35] where partners are named, the server keeps the partner and forgets the person', async () => {
    const { test, board, put, reveal } = await start()
    await put(board.omar, 'note-1', 'Energy')
    await reveal()
    expect(await test.storage.listNotes(board.boardId, {})).toMatchObject([{ participantId: null, partnerId: 'BC' }])
  })

  it("[B37] one's own note can go first; the others follow below it, and it is never there twice", async () => {
    const { test, board, put, reveal, own } = await start({ naming: 'names' })
    await put(board.omar, 'note-1', 'First')
    await put(board.omar, 'note-2', 'Second')
    const path = `${board.path}/notes/note-1/reveal`
    expect((await test.call('POST', path, undefined, board.omar)).body).toEqual({ placed: true })
    expect((await test.call('POST', path, undefined, board.omar)).status).toBe(200)
    expect((await notesOn(test, board)).map(textOf)).toEqual(['First'])
    expect((await own(board.omar)).notes).toMatchObject([{ state: 'placed' }, { state: 'kept' }])
    expect((await put(board.omar, 'note-1', 'Changed')).body.error?.code).toBe('round_closed')
    expect((await test.call('DELETE', `${board.path}/notes/note-1`, undefined, board.omar)).status).toBe(403)
    await reveal()
    const [first, second] = (await notesOn(test, board)).sort((a, b) => a.y - b.y)
    expect([textOf(first!), textOf(second!)]).toEqual(['First', 'Second'])
    expect(second!.y).toBeGreaterThan(first!.y + 200)
    expect(second!.parentId).toBe(first!.parentId)
  })

  it('[B37] a note that was put on the board and taken away there stays away', async () => {
    const { test, board, put, reveal } = await start()
    await put(board.omar, 'note-1', 'Regretted')
    await put(board.omar, 'note-2', 'Kept')
    await test.call('POST', `${board.path}/notes/note-1/reveal`, undefined, board.omar)
    await test.rooms.change(board.boardId, (doc) => doc.getMap('records').delete('shape:note-note-1'))
    await reveal()
    expect((await notesOn(test, board)).map(textOf)).toEqual(['Kept'])
  })

  it('[B34] revealed again after the server ended between board and store, nothing is there twice', async () => {
    const { test, board, put, reveal, own } = await start()
    const { placeNotes } = test.storage
    test.storage.placeNotes = () => Promise.reject(new Error('the server ends here'))
    await put(board.omar, 'note-1', 'Energy')
    expect((await reveal()).status).toBe(500)
    test.storage.placeNotes = placeNotes
    expect(await notesOn(test, board)).toHaveLength(1)
    expect(await test.storage.listNotes(board.boardId, { state: 'kept' })).toHaveLength(1)
    expect((await reveal()).status).toBe(200)
    expect(await notesOn(test, board)).toHaveLength(1)
    expect(await test.storage.listNotes(board.boardId, {})).toMatchObject([{ state: 'placed', participantId: null }])
    expect((await own(board.omar)).notes).toEqual([])
  })

  it('[B38] a cancelled writing leaves the notes with their authors, who may take them on', async () => {
    const { test, board, command, writingId, put, own } = await start()
    await put(board.omar, 'note-1', 'Energy')
    expect((await command({ command: 'cancelWriting', writingId })).status).toBe(200)
    expect(await notesOn(test, board)).toEqual([])
    expect((await own(board.omar)).notes).toMatchObject([{ text: 'Energy', state: 'kept' }])
    const again = await command(WRITING)
    const next = (again.body as unknown as { id: string }).id
    expect((await put(board.omar, 'note-1', 'Energy', next)).status).toBe(200)
    await command({ command: 'revealWriting', writingId: next })
    expect((await notesOn(test, board)).map(textOf)).toEqual(['Energy'])
    expect((await command({ command: 'revealWriting', writingId })).body.error?.code).toBe('round_closed')
  })

  it('[B34] takes every note that was accepted into the reveal, also when both come at once', async () => {
    for (let run = 0; run < 20; run++) {
      const { test, board, put, reveal } = await start()
      const [sent] = await Promise.all([put(board.omar, 'note-1', 'Energy'), reveal()])
      expect(await notesOn(test, board)).toHaveLength(sent.status === 200 ? 1 : 0)
    }
  })

  it('[B34] a board that went back to before the reveal can reveal the same notes again', async () => {
    const { test, board, put, reveal } = await start()
    await put(board.omar, 'note-1', 'Energy')
    const before = await writingOf(test, board)
    await reveal()
    await test.rooms.change(board.boardId, (doc) => {
      doc.getMap('session').set(`writing/${before.id}`, before)
      for (const id of doc.getMap('records').keys()) if (id.includes('note-note-1')) doc.getMap('records').delete(id)
    })
    expect(await notesOn(test, board)).toEqual([])
    await reveal()
    expect((await notesOn(test, board)).map((shape) => [textOf(shape), shape.meta])).toEqual([
      ['Energy', { partner: 'BC' }],
    ])
  })

  it('[B34] notes of a removed person are not revealed', async () => {
    const { test, board, put, reveal } = await start()
    await put(board.omar, 'note-1', 'Rude')
    await test.call('DELETE', `${board.path}/participants/${board.omar.participantId}`, undefined, board.nita)
    await reveal()
    expect(await notesOn(test, board)).toEqual([])
  })
})

describe('ideas', () => {
  async function idle() {
    const given = await start()
    await given.command({ command: 'cancelWriting', writingId: given.writingId })
    return given
  }
  const ideas = async (test: TestApp, board: Board, person: Person = board.nita) =>
    (await test.call('GET', `${board.path}/ideas`, undefined, person)).body as unknown as { ideas: object[] }

  it('[B39] wait for the facilitators, with the partner and without a name; the board has their number', async () => {
    const { test, board, put, own } = await idle()
    await put(board.omar, 'idea-1', 'A shared stand', null)
    await put(board.iva, 'idea-2', 'A school', null)
    await put(board.iva, 'idea-2', 'A summer school', null)
    expect(await ideas(test, board)).toEqual({
      ideas: [
        { id: 'idea-1', text: 'A shared stand', partnerId: 'BC', createdAt: '2027-03-01T09:00:00.000Z' },
        { id: 'idea-2', text: 'A summer school', partnerId: 'BM', createdAt: '2027-03-01T09:00:00.000Z' },
      ],
    })
    expect((await ideas(test, board, board.omar)) as object).toMatchObject({ error: { code: 'not_allowed' } })
    expect((await state(test, board)).workshop.ideas).toBe(2)
    expect((await own(board.omar)).notes).toMatchObject([{ text: 'A shared stand', state: 'sent' }])
    await test.call('DELETE', `${board.path}/notes/idea-2`, undefined, board.iva)
    expect((await state(test, board)).workshop.ideas).toBe(1)
  })

  it('[B39] are put on the board or aside, and their authors are told', async () => {
    const { test, board, put, own, command } = await idle()
    for (const [id, text] of [
      ['idea-1', 'A shared stand'],
      ['idea-2', 'A school'],
      ['idea-3', 'A film'],
    ] as const)
      await put(board.omar, id, text, null)
    const place = { template: 'T04', screen: 'result' }
    expect((await command({ command: 'placeIdea', noteId: 'idea-1', place })).status).toBe(200)
    await command({ command: 'placeIdea', noteId: 'idea-3', place })
    await command({ command: 'dismissIdea', noteId: 'idea-2' })
    expect((await own(board.omar)).notes.map((note) => note.state)).toEqual(['placed', 'dismissed', 'placed'])
    const [first, second] = (await notesOn(test, board)).sort((a, b) => a.y - b.y)
    expect([textOf(first!), first!.meta]).toEqual(['A shared stand', { partner: 'BC' }])
    expect(second!.parentId).toBe(first!.parentId)
    expect((await state(test, board)).workshop.ideas).toBe(0)
    expect((await command({ command: 'placeIdea', noteId: 'idea-1', place })).body.error?.code).toBe('not_found')
    expect((await command({ command: 'dismissIdea', noteId: 'nothing' })).body.error?.code).toBe('not_found')
  })

  it('[A5] [B39] go with the name of who sent them', async () => {
    const { test, board, put } = await idle()
    await put(board.omar, 'idea-1', 'A shared stand', null)
    await test.call('POST', `${board.path}/participants/${board.omar.participantId}/erase`, undefined, board.nita)
    expect(await ideas(test, board)).toEqual({ ideas: [] })
    expect((await state(test, board)).workshop.ideas).toBe(0)
  })

  it('[B39] are part of a private writing while one is open', async () => {
    const { test, board, put, own, reveal } = await start()
    await put(board.omar, 'idea-1', 'From a phone', null)
    expect(await ideas(test, board)).toEqual({ ideas: [] })
    expect((await own(board.omar)).notes).toMatchObject([{ state: 'kept' }])
    await reveal()
    expect((await notesOn(test, board)).map(textOf)).toEqual(['From a phone'])
  })
})
