// Rounds the whole way through HTTP, store and document: open, score in private, reveal, again.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, type Round } from '../../../shared/board/boardState.ts'
import { createTestApp, createTestBoard, type Person, type TestApp } from '../http/testApp.ts'

type Board = Awaited<ReturnType<typeof createTestBoard>>

async function command(test: TestApp, board: Board, given: object, person: Person = board.nita) {
  return test.call('POST', `${board.path}/session`, given, person)
}
async function openRound(test: TestApp, board: Board, widget = 'T04.scores'): Promise<Round> {
  const answer = await command(test, board, { command: 'openRound', widget })
  expect(answer.status).toBe(200)
  return (answer.body as unknown as { round: Round }).round
}
const ballotPath = (board: Board, round: Round) => `${board.path}/rounds/${round.id}/ballot`
const state = (test: TestApp, board: Board) => test.rooms.read(board.boardId, readBoard)
const roundOf = async (test: TestApp, board: Board, id: string) =>
  (await state(test, board)).rounds.find((round) => round.id === id)

async function start(widget?: string) {
  const test = createTestApp()
  const board = await createTestBoard(test)
  const round = await openRound(test, board, widget)
  const put = (person: Person, values: object, finished = false, into = round) =>
    test.call('PUT', ballotPath(board, into), { values, finished }, person)
  return { test, board, round, put }
}

describe('a round', () => {
  it('[B5] opens with number 1, nobody scoring, and only once at a time', async () => {
    const { test, board, round } = await start()
    expect(round).toEqual({
      id: expect.any(String),
      widget: 'T04.scores',
      number: 1,
      state: 'open',
      openedAt: '2027-03-01T09:00:00.000Z',
      revealedAt: null,
      progress: {},
    })
    const again = await command(test, board, { command: 'openRound', widget: 'T04.scores' })
    expect([again.status, again.body.error?.code]).toEqual([409, 'round_open'])
    await openRound(test, board, 'T04.weights')
    expect((await state(test, board)).rounds).toHaveLength(2)
  })

  it('[B6] tells a ballot only to its owner while it is open', async () => {
    const { test, board, round, put } = await start()
    expect((await put(board.omar, { C1: { BR: 4, CN: null } })).body).toEqual({ saved: true })
    const own = await test.call('GET', ballotPath(board, round), undefined, board.omar)
    expect(own.body).toEqual({ values: { C1: { BR: 4, CN: null } }, finished: false })
    for (const other of [board.nita, board.iva, board.vera]) {
      const seen = await test.call('GET', ballotPath(board, round), undefined, other)
      expect(seen.body).toEqual({ values: {}, finished: false })
    }
  })

  it('[B6] leaves no trace of a value anywhere others can read, only counts of people', async () => {
    const { test, board, put } = await start('T04.weights')
    const mark = 7391.5
    await put(board.omar, { C1: { points: mark } })
    await put(board.omar, { C1: { points: mark }, C2: { points: mark } }, true)
    await put(board.iva, { C1: { points: 3 } })
    const doc = await test.rooms.read(board.boardId, (live) => ({
      text: JSON.stringify(Object.fromEntries(['items', 'session', 'meta', 'records'].map((r) => [r, live.getMap(r)]))),
      state: Y.encodeStateAsUpdate(live),
    }))
    const marked = new Y.Doc()
    marked.getMap('x').set('x', mark)
    const number = Buffer.alloc(4)
    number.writeFloatBE(mark)
    // Proof that the search would find the number if it were there.
    expect(Buffer.from(Y.encodeStateAsUpdate(marked)).includes(number)).toBe(true)
    expect(doc.text).not.toContain(String(mark))
    expect(Buffer.from(doc.state).includes(number)).toBe(false)
    for (const person of [board.nita, board.iva, board.vera])
      for (const path of [board.path, `${board.path}/results`]) {
        const answer = await test.call('GET', path, undefined, person)
        expect(answer.status).toBe(200)
        expect(JSON.stringify(answer.body)).not.toContain(String(mark))
      }
    expect((await state(test, board)).rounds[0]?.progress).toEqual({
      BC: { scoring: 0, finished: 1 },
      BM: { scoring: 1, finished: 0 },
    })
  })

  it('[B7] writes counts only when they change, so that nobody can watch a person score', async () => {
    const { test, board, put } = await start()
    await put(board.omar, { C1: { BR: 1 } })
    const before = await test.rooms.read(board.boardId, (doc) => Y.encodeStateAsUpdate(doc))
    const log = (await test.storage.load(board.boardId))!.tail.length
    await put(board.omar, { C1: { BR: 5 }, C2: { US: 2 } })
    expect(await test.rooms.read(board.boardId, (doc) => Y.encodeStateAsUpdate(doc))).toEqual(before)
    expect((await test.storage.load(board.boardId))!.tail).toHaveLength(log)
  })

  it('[B8] answers a ballot only after the store has it', async () => {
    const { test, board, round } = await start()
    const { putBallot } = test.storage
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const reached = new Promise<void>((resolve) => {
      test.storage.putBallot = async (ballot) => {
        resolve()
        await held
        return putBallot(ballot)
      }
    })
    let isAnswered = false
    const answer = test
      .call('PUT', ballotPath(board, round), { values: {}, finished: true }, board.omar)
      .then((given) => ((isAnswered = true), given))
    await reached
    expect(isAnswered).toBe(false)
    release()
    expect((await answer).status).toBe(200)
    expect(await test.storage.listBallots(board.boardId, round.id)).toHaveLength(1)
  })

  it('[B9] is for people who speak for a partner', async () => {
    const { test, board, put } = await start()
    expect((await put(board.vera, {})).body.error?.code).toBe('not_allowed')
    expect((await put(board.nita, {})).body.error?.code).toBe('not_allowed')
    await test.call('PUT', `${board.path}/me`, { name: 'Nita', partnerId: 'ER' }, board.nita)
    expect((await put(board.nita, { C1: { BR: 3 } })).status).toBe(200)
    await test.call('PUT', `${board.path}/me`, { name: 'Vera', partnerId: 'ER' }, board.vera)
    expect((await put(board.vera, {})).body.error?.code).toBe('not_allowed')
    expect((await state(test, board)).rounds[0]?.progress).toEqual({ ER: { scoring: 1, finished: 0 } })
  })

  it('[B9] counts a person for the partner they speak for now', async () => {
    const { test, board, round, put } = await start()
    await put(board.omar, { C1: { BR: 3 } }, true)
    await test.call('PUT', `${board.path}/me`, { name: 'Omar', partnerId: 'ER' }, board.omar)
    expect((await roundOf(test, board, round.id))?.progress).toEqual({ ER: { scoring: 0, finished: 1 } })
    await command(test, board, { command: 'revealRound', roundId: round.id })
    expect(Object.keys((await state(test, board)).values.get('T04.scores')!.get(1)!)).toEqual(['ER'])
  })

  it('[B2] refuses a value outside its range with its place, and keeps the ballot as it was', async () => {
    const { test, board, round, put } = await start()
    await put(board.omar, { C1: { BR: 4 } })
    const refused = await put(board.omar, { C1: { BR: 9 } })
    expect([refused.status, refused.body.error]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_value', field: 'values.C1.BR' }),
    ])
    for (const body of [{ values: {} }, { values: [], finished: true }, { values: { C1: { BR: {} } }, finished: true }])
      expect((await test.call('PUT', ballotPath(board, round), body, board.omar)).status).toBe(400)
    const own = await test.call('GET', ballotPath(board, round), undefined, board.omar)
    expect(own.body).toMatchObject({ values: { C1: { BR: 4 } } })
  })

  it('[B10] reveals values and closes in one change', async () => {
    const { test, board, round, put } = await start()
    await put(board.omar, { C1: { BR: 4 } }, true)
    await put(board.iva, { C1: { BR: 2 } })
    const seen: [boolean, boolean][] = []
    await test.rooms.read(board.boardId, (doc) => {
      doc.getMap('session').observe(() => {
        const now = readBoard(doc)
        seen.push([now.values.has('T04.scores'), now.rounds[0]?.state === 'revealed'])
      })
    })
    test.clock.now = new Date('2027-03-01T09:30:00.000Z')
    const answer = await command(test, board, { command: 'revealRound', roundId: round.id })
    expect(seen).toEqual([[true, true]])
    expect(answer.body).toMatchObject({ round: { state: 'revealed', revealedAt: '2027-03-01T09:30:00.000Z' } })
    expect((await state(test, board)).values.get('T04.scores')?.get(1)).toEqual({
      BC: { people: 1, cells: { C1: { BR: 4 } } },
      BM: { people: 1, cells: { C1: { BR: 2 } } },
    })
    const late = await put(board.omar, { C1: { BR: 1 } })
    expect([late.status, late.body.error?.code]).toEqual([409, 'round_closed'])
    const twice = await command(test, board, { command: 'revealRound', roundId: round.id })
    expect([twice.status, twice.body.error?.code]).toEqual([409, 'round_closed'])
  })

  it('[B10] takes every ballot that was accepted into the reveal, also when both come at once', async () => {
    for (let run = 0; run < 20; run++) {
      const { test, board, round, put } = await start()
      const [ballot] = await Promise.all([
        put(board.omar, { C1: { BR: 4 } }),
        command(test, board, { command: 'revealRound', roundId: round.id }),
      ])
      const revealed = (await state(test, board)).values.get('T04.scores')?.get(1)
      expect([ballot.status, revealed?.['BC']?.people ?? 0]).toEqual(ballot.status === 200 ? [200, 1] : [409, 0])
    }
  })

  it('[B10] a hundred ballots of one moment are all counted', async () => {
    const { test, board, round, put } = await start()
    const people = await Promise.all(
      Array.from({ length: 100 }, (_, i) => test.join(board.invites.editor, `Person ${i}`, ['BC', 'BM', 'ER'][i % 3]!)),
    )
    const answers = await Promise.all(people.map((person, i) => put(person, { C1: { BR: (i % 5) + 1 } }, i % 2 === 0)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect((await roundOf(test, board, round.id))?.progress).toEqual({
      BC: { scoring: 17, finished: 17 },
      BM: { scoring: 17, finished: 16 },
      ER: { scoring: 16, finished: 17 },
    })
    await command(test, board, { command: 'revealRound', roundId: round.id })
    const revealed = (await state(test, board)).values.get('T04.scores')!.get(1)!
    expect(Object.values(revealed).map((partner) => partner.people)).toEqual([34, 33, 33])
  })

  it("[B11] a second round starts from the first one's ballots and keeps the first", async () => {
    const { test, board, round, put } = await start()
    await put(board.omar, { C1: { BR: 4 }, C2: { BR: 5 } }, true)
    await command(test, board, { command: 'revealRound', roundId: round.id })
    const second = await openRound(test, board)
    expect(second).toMatchObject({ number: 2, progress: { BC: { scoring: 1, finished: 0 } } })
    const copied = await test.call('GET', ballotPath(board, second), undefined, board.omar)
    expect(copied.body).toEqual({ values: { C1: { BR: 4 }, C2: { BR: 5 } }, finished: false })
    await put(board.omar, { C1: { BR: 1 } }, true, second)
    await command(test, board, { command: 'revealRound', roundId: second.id })
    const values = (await state(test, board)).values.get('T04.scores')!
    expect([values.get(1)?.['BC']?.cells, values.get(2)?.['BC']?.cells]).toEqual([
      { C1: { BR: 4 }, C2: { BR: 5 } },
      { C1: { BR: 1 } },
    ])
    const first = await test.call('GET', ballotPath(board, round), undefined, board.omar)
    expect(first.body).toEqual({ values: { C1: { BR: 4 }, C2: { BR: 5 } }, finished: true })
  })

  it('[B12] a cancelled round publishes nothing and is not counted', async () => {
    const { test, board, round, put } = await start()
    await put(board.omar, { C1: { BR: 4 } }, true)
    await command(test, board, { command: 'cancelRound', roundId: round.id })
    expect((await put(board.omar, {})).body.error?.code).toBe('round_closed')
    const reveal = await command(test, board, { command: 'revealRound', roundId: round.id })
    expect(reveal.body.error?.code).toBe('round_closed')
    const after = await state(test, board)
    expect([after.values.size, after.rounds[0]?.state]).toEqual([0, 'cancelled'])
    expect(await openRound(test, board)).toMatchObject({ number: 1, progress: {} })
  })

  it('[B5] is opened, revealed and cancelled by facilitators, on ballot widgets of this board', async () => {
    const { test, board, round } = await start()
    for (const person of [board.omar, board.vera])
      for (const given of [
        { command: 'openRound', widget: 'T02.scores' },
        { command: 'revealRound', roundId: round.id },
        { command: 'cancelRound', roundId: round.id },
      ])
        expect((await command(test, board, given, person)).body.error?.code).toBe('not_allowed')
    for (const widget of ['T04.markets', 'T99.scores', 'nothing'])
      expect((await command(test, board, { command: 'openRound', widget })).body.error).toMatchObject({
        code: 'invalid_value',
        field: 'widget',
      })
    for (const given of ['revealRound', 'cancelRound'])
      expect((await command(test, board, { command: given, roundId: 'x' })).body.error?.code).toBe('not_found')
    const unknown = await test.call('GET', `${board.path}/rounds/x/ballot`, undefined, board.omar)
    expect([unknown.status, unknown.body.error?.code]).toEqual([404, 'not_found'])
  })
})
