// Ballots entered for people without a device, who may cast a partner's vote, and what people say beside what partners say.
import { describe, expect, it } from 'vitest'
import { ballotForm, partnerValues, personValues, type CastBallot } from '../../../shared/ballots.ts'
import { readBoard, type Round } from '../../../shared/board/boardState.ts'
import { createTestApp, createTestBoard, type Person } from '../http/testApp.ts'

async function start(widget = 'T04.scores') {
  const test = createTestApp()
  const board = await createTestBoard(test)
  const command = (given: object, person: Person = board.nita) =>
    test.call('POST', `${board.path}/session`, given, person)
  const open = async () => ((await command({ command: 'openRound', widget })).body as unknown as { round: Round }).round
  const round = await open()
  const roundPath = (of = round) => `${board.path}/rounds/${of.id}`
  const put = (person: Person, values: object, finished = true, into = round) =>
    test.call('PUT', `${roundPath(into)}/ballot`, { values, finished }, person)
  const putProxy = (id: string, given: object, person: Person = board.nita) =>
    test.call(
      'PUT',
      `${roundPath()}/proxies/${id}`,
      { partnerId: 'ER', label: 'Table 3', values: {}, finished: true, ...given },
      person,
    )
  const proxies = async (person: Person = board.nita, of = round) =>
    (await test.call('GET', `${roundPath(of)}/proxies`, undefined, person)).body as unknown as { ballots: object[] }
  const state = () => test.rooms.read(board.boardId, readBoard)
  const reveal = () => command({ command: 'revealRound', roundId: round.id })
  return { test, board, command, open, round, roundPath, put, putProxy, proxies, state, reveal }
}

describe('a ballot for a table', () => {
  it('[B40] counts for its partner, is marked as such, and can be changed and taken away', async () => {
    const { board, put, putProxy, proxies, state, reveal, test, roundPath } = await start()
    await put(board.omar, { C1: { BR: 2 } })
    expect((await putProxy('table-3', { partnerId: 'BC', values: { C1: { BR: 5 } } })).body).toEqual({ saved: true })
    await putProxy('table-4', { label: 'Table 4', values: { C1: { BR: 1 } }, finished: false })
    await putProxy('table-5', { label: 'Table 5' })
    expect((await state()).rounds[0]?.progress).toEqual({
      BC: { scoring: 0, finished: 2, proxies: 1 },
      ER: { scoring: 1, finished: 1, proxies: 2 },
    })
    await test.call('DELETE', `${roundPath()}/proxies/table-5`, undefined, board.nita)
    await putProxy('table-4', { label: 'Table 4', values: { C1: { BR: 3 } } })
    expect(await proxies()).toEqual({
      ballots: [
        { id: 'table-3', partnerId: 'BC', label: 'Table 3', values: { C1: { BR: 5 } }, finished: true },
        { id: 'table-4', partnerId: 'ER', label: 'Table 4', values: { C1: { BR: 3 } }, finished: true },
      ],
    })
    await reveal()
    const entries = await test.storage.listAudit(board.boardId, 100)
    expect(entries.filter(({ action }) => action === 'tableBallot').map(({ detail }) => detail.partner)).toEqual([
      'ER',
      'ER',
      'BC',
    ])
    expect((await state()).values.get('T04.scores')?.get(1)).toEqual({
      BC: { people: 2, proxies: 1, cells: { C1: { BR: 3.5 } } },
      ER: { people: 1, proxies: 1, cells: { C1: { BR: 3 } } },
    })
  })

  it('[B40] is seen by who entered it alone, and refused like any other', async () => {
    const { test, board, putProxy, proxies, round, reveal } = await start()
    await putProxy('table-3', { values: { C1: { BR: 5 } } })
    const second = await test.join(board.invites.facilitator, 'Second facilitator')
    expect(await proxies(second)).toEqual({ ballots: [] })
    expect((await putProxy('table-3', {}, second)).body.error?.code).toBe('not_found')
    for (const person of [board.omar, board.vera])
      expect((await putProxy('x', {}, person)).body.error?.code).toBe('not_allowed')
    expect((await putProxy('y', { partnerId: 'nobody' })).body.error).toMatchObject({ field: 'partnerId' })
    expect((await putProxy('y', { values: { C1: { BR: 9 } } })).body.error).toMatchObject({ field: 'values.C1.BR' })
    expect((await putProxy('y', { label: '' })).body.error).toMatchObject({ field: 'label' })
    const own = await test.call('GET', `${board.path}/rounds/${round.id}/ballot`, undefined, board.nita)
    expect(own.body).toEqual({ values: {}, finished: false })
    await reveal()
    expect((await putProxy('table-3', {})).body.error?.code).toBe('round_closed')
  })

  it('[B40] is there again in a second round', async () => {
    const { putProxy, proxies, reveal, open, board } = await start()
    await putProxy('table-3', { values: { C1: { BR: 5 } } })
    await reveal()
    const second = await open()
    expect(second.progress).toEqual({ ER: { scoring: 1, finished: 0, proxies: 1 } })
    expect(await proxies(board.nita, second)).toMatchObject({
      ballots: [{ id: 'table-3', label: 'Table 3', values: { C1: { BR: 5 } }, finished: false }],
    })
  })

  it('[B40] goes with the board into its file and back', async () => {
    const { test, board, putProxy, reveal } = await start()
    await putProxy('table-3', { values: { C1: { BR: 5 } } })
    await reveal()
    const file = (await test.call('GET', `${board.path}/export.json`, undefined, board.nita)).body as unknown as {
      ballots: object[]
    }
    expect(file.ballots).toMatchObject([{ proxy: { partnerId: 'ER', label: 'Table 3' } }])
    const imported = await test.call('POST', '/api/boards/import', file)
    expect(imported.status).toBe(201)
    const { boardId } = imported.body as unknown as { boardId: string }
    const [round] = (await test.rooms.read(boardId, readBoard)).rounds
    expect(await test.storage.listBallots(boardId, round!.id)).toMatchObject([
      { proxy: { partnerId: 'ER', label: 'Table 3', enteredBy: board.nita.participantId } },
    ])
  })

  it('[B6] a file made while a round is open has none of its ballots', async () => {
    const { test, board, put } = await start()
    await put(board.omar, { C1: { BR: 2 } })
    const file = await test.call('GET', `${board.path}/export.json`, undefined, board.nita)
    expect(file.body).toMatchObject({ ballots: [] })
    expect((await test.call('POST', '/api/boards/import', file.body)).status).toBe(201)
  })
})

describe("who casts a partner's vote", () => {
  const vote = { statement: { vote: 'approve' } }

  it('[B41] is anybody of the partner until somebody is named; then only they', async () => {
    const { test, board, command, put, state, reveal } = await start('T02.statementVote')
    const eva = await test.join(board.invites.editor, 'Eva', 'BC')
    await put(board.omar, vote)
    await put(eva, { statement: { vote: 'oppose' } })
    expect((await state()).rounds[0]?.progress).toEqual({ BC: { scoring: 0, finished: 2 } })
    const named = await command({ command: 'setCasters', partner: 'BC', people: [board.omar.participantId] })
    expect(named.status).toBe(200)
    expect((await state()).workshop.casters).toEqual({ BC: [board.omar.participantId] })
    expect((await state()).rounds[0]?.progress).toEqual({ BC: { scoring: 0, finished: 1 } })
    const refused = await put(eva, vote)
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'not_allowed'])
    expect(refused.body.error?.message).toContain('Biocat')
    expect((await put(board.iva, vote)).status).toBe(200)
    await reveal()
    expect((await state()).values.get('T02.statementVote')?.get(1)).toEqual({
      BC: { people: 1, cells: vote },
      BM: { people: 1, cells: vote },
    })
  })

  it('[B41] is opened to all again, and never holds for scores', async () => {
    const { test, board, command, put, state } = await start('T04.scores')
    const eva = await test.join(board.invites.editor, 'Eva', 'BC')
    await command({ command: 'setCasters', partner: 'BC', people: [board.omar.participantId] })
    expect((await put(eva, { C1: { BR: 2 } })).status).toBe(200)
    expect((await state()).rounds[0]?.progress).toEqual({ BC: { scoring: 0, finished: 1 } })
    await command({ command: 'setCasters', partner: 'BC', people: null })
    expect((await state()).workshop.casters).toEqual({})
  })

  it('[B41] names people of that partner only', async () => {
    const { board, command } = await start()
    for (const [given, field] of [
      [{ partner: 'BC', people: [board.iva.participantId] }, 'people.0'],
      [{ partner: 'BC', people: [board.omar.participantId, 'nobody'] }, 'people.1'],
      [{ partner: 'XX', people: null }, 'partner'],
      [{ partner: 'BC', people: [] }, 'people'],
    ] as const)
      expect((await command({ command: 'setCasters', ...given })).body.error).toMatchObject({
        code: 'invalid_value',
        field,
      })
  })
})

describe('what people say', () => {
  const cast = (partnerId: string, values: CastBallot['values']): CastBallot => ({
    partnerId,
    values,
    finished: true,
    updatedAt: '2027-03-01T09:00:00.000Z',
  })

  it('[B42] is published beside the partners from three people on, one voice each', async () => {
    const { test, board, put, reveal, state } = await start()
    const eva = await test.join(board.invites.editor, 'Eva', 'BC')
    await put(board.omar, { C1: { BR: 1, US: 4 } })
    await put(eva, { C1: { BR: 2 } })
    await put(board.iva, { C1: { BR: 3, US: 5 } })
    await reveal()
    expect((await state()).workshop.persons.get('T04.scores')?.get(1)).toEqual({
      people: 3,
      cells: { C1: { BR: 2 } },
    })
    const few = await start()
    await few.put(few.board.omar, { C1: { BR: 1 } })
    await few.put(few.board.iva, { C1: { BR: 3 } })
    await few.reveal()
    expect((await few.state()).workshop.persons.size).toBe(0)
  })

  it('[B42] takes complete rows where rows must be complete, empty points and dots as 0, and no votes', async () => {
    const { state } = await start()
    const board = await state()
    const needs = { ...ballotForm(board, 'T02.scores'), rows: ['N01'], columns: ['a', 'b'], completeRows: true }
    const ballots = [
      cast('BC', { N01: { a: 1, b: 1 } }),
      cast('BC', { N01: { a: 5 } }),
      cast('BM', { N01: { a: 3, b: 4 } }),
      cast('ER', { N01: { a: 5, b: 4 } }),
    ]
    expect(personValues(needs, ballots)).toEqual({ people: 4, cells: { N01: { a: 3, b: 3 } } })
    expect(partnerValues(needs, ballots)['BC']).toEqual({ people: 2, cells: { N01: { a: 1, b: 1 } } })
    const points = { ...needs, kind: 'points' as const, columns: ['points'], completeRows: false }
    const given = [cast('BC', { N01: { points: 6 } }), cast('BM', {}), cast('ER', { N01: { points: null } })]
    expect(personValues(points, given)).toEqual({ people: 3, cells: { N01: { points: 2 } } })
    expect(personValues({ ...needs, kind: 'votes' }, ballots)).toBeNull()
  })
})
