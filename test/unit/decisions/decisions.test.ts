// The decision log the whole way through HTTP and document: from a revealed vote to an entry that can only be replaced.
import { describe, expect, it } from 'vitest'
import { readBoard, type Round } from '../../../shared/board/boardState.ts'
import { createTestApp, createTestBoard, ORIGIN, type Person } from '../http/testApp.ts'

async function start() {
  const test = createTestApp()
  const board = await createTestBoard(test)
  const command = (given: object, person: Person = board.nita) =>
    test.call('POST', `${board.path}/session`, given, person)
  const write = (statement: string) =>
    test.rooms.change(board.boardId, (doc) => void doc.getMap('items').set('T02.statement/statement', statement))
  const state = () => test.rooms.read(board.boardId, readBoard)
  /** A vote of Omar (Biocat) and Iva (BioM); ERAI does not vote. */
  async function vote(omar: string, iva: string, widget = 'T02.statementVote', row = 'statement'): Promise<string> {
    const { round } = (await command({ command: 'openRound', widget })).body as unknown as { round: Round }
    for (const [person, given] of [
      [board.omar, omar],
      [board.iva, iva],
    ] as const)
      await test.call(
        'PUT',
        `${board.path}/rounds/${round.id}/ballot`,
        { values: { [row]: { vote: given } }, finished: true },
        person,
      )
    await command({ command: 'revealRound', roundId: round.id })
    return round.id
  }
  const record = async (roundId: string, change: object = {}, person: Person = board.nita) =>
    command(
      { command: 'recordDecision', roundId, row: 'statement', owner: '', due: null, supersedes: null, ...change },
      person,
    )
  const dissent = (decisionId: string, text: string, person: Person) =>
    test.call('PUT', `${board.path}/decisions/${decisionId}/dissent`, { text }, person)
  const csv = async () => {
    const answer = await test.app.request(`${ORIGIN}${board.path}/decisions.csv`, {
      headers: { authorization: `Bearer ${board.vera.token}` },
    })
    return { text: Buffer.from(await answer.arrayBuffer()).toString('utf8'), headers: answer.headers }
  }
  await write('  We serve five needs  ')
  return { test, board, command, write, state, vote, record, dissent, csv }
}
const idOf = (answer: { body: object }): string => (answer.body as { id: string }).id

describe('the decision log', () => {
  it('[B44] has what was decided as it stood, the votes, and the figures of a partner vote', async () => {
    const { test, state, vote, record, write } = await start()
    const roundId = await vote('approve', 'approve')
    test.clock.now = new Date('2027-03-01T11:00:00.000Z')
    const recorded = await record(roundId, { owner: 'Biocat', due: '2027-06-30' })
    expect(recorded.status).toBe(200)
    await write('We serve six needs')
    expect((await state()).workshop.decisions).toEqual([
      {
        id: idOf(recorded),
        number: 1,
        widget: 'T02.statementVote',
        round: roundId,
        row: 'statement',
        statement: 'We serve five needs',
        votes: { BC: 'approve', BM: 'approve', ER: 'abstain' },
        approve: 2,
        oppose: 0,
        abstain: 1,
        participation: 2 / 3,
        quorum: true,
        approvalShare: 1,
        adopted: true,
        decidedAt: '2027-03-01T11:00:00.000Z',
        dissents: [],
        owner: 'Biocat',
        due: '2027-06-30',
        supersedes: null,
        supersededBy: null,
      },
    ])
  })

  it('[B44] takes the name of a row where rows are voted on', async () => {
    const { state, vote, record } = await start()
    const roundId = await vote('approve', 'oppose', 'T08.architectureVote', 'endorsed')
    await record(roundId, { row: 'endorsed' })
    const [decision] = (await state()).workshop.decisions
    expect(decision).toMatchObject({ row: 'endorsed', approve: 1, oppose: 1, adopted: false, approvalShare: 0.5 })
    expect(decision!.statement.length).toBeGreaterThan(3)
    expect(decision!.statement).not.toBe('endorsed')
  })

  it('[B44] refuses a vote that is open, cancelled, of no partners, of nothing, or recorded before', async () => {
    const { command, vote, record, write } = await start()
    const opened = async (widget: string) =>
      ((await command({ command: 'openRound', widget })).body as unknown as { round: Round }).round.id
    const running = await opened('T02.statementVote')
    expect((await record(running)).body.error?.code).toBe('round_open')
    await command({ command: 'cancelRound', roundId: running })
    expect((await record(running)).body.error).toMatchObject({ code: 'invalid_value', field: 'roundId' })
    const scores = await opened('T02.scores')
    await command({ command: 'revealRound', roundId: scores })
    expect((await record(scores)).body.error).toMatchObject({ code: 'invalid_value', field: 'roundId' })
    expect((await record('nothing')).body.error?.code).toBe('not_found')
    const roundId = await vote('approve', 'approve')
    expect((await record(roundId, { row: 'other' })).body.error).toMatchObject({ field: 'row' })
    expect((await record(roundId, { due: '2027-02-30' })).body.error).toMatchObject({ field: 'due' })
    expect((await record(roundId, { supersedes: 'nothing' })).body.error?.code).toBe('not_found')
    await write('  ')
    expect((await record(roundId)).body.error).toMatchObject({ field: 'row' })
    await write('Now')
    expect((await record(roundId)).status).toBe(200)
    expect((await record(roundId)).body.error).toMatchObject({ code: 'invalid_value', field: 'row' })
  })

  it('[B44] of two facilitators who record the same vote at once, one does', async () => {
    const { test, board, vote, record, state } = await start()
    const second = await test.join(board.invites.facilitator, 'Second')
    const roundId = await vote('approve', 'approve')
    const answers = await Promise.all([record(roundId), record(roundId, {}, second)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect((await state()).workshop.decisions).toHaveLength(1)
  })

  it('[B45] a decision is replaced by another one, never edited; only owner and date can change', async () => {
    const { command, vote, record, state, write } = await start()
    const first = idOf(await record(await vote('approve', 'approve')))
    await write('We serve six needs')
    const roundId = await vote('approve', 'oppose')
    const second = idOf(await record(roundId, { supersedes: first }))
    const third = await vote('approve', 'approve')
    expect((await record(third, { supersedes: first })).body.error).toMatchObject({ field: 'supersedes' })
    await command({ command: 'setDecision', decisionId: second, owner: 'ERAI' })
    await command({ command: 'setDecision', decisionId: second, due: '2027-12-01' })
    expect((await state()).workshop.decisions).toMatchObject([
      { number: 1, statement: 'We serve five needs', supersededBy: second },
      {
        number: 2,
        statement: 'We serve six needs',
        supersedes: first,
        supersededBy: null,
        owner: 'ERAI',
        due: '2027-12-01',
      },
    ])
    expect((await command({ command: 'setDecision', decisionId: 'nothing', owner: 'x' })).body.error?.code).toBe(
      'not_found',
    )
    const edited = { command: 'setDecision', decisionId: second, statement: 'Something else' }
    expect((await command(edited)).body.error).toMatchObject({ code: 'unknown_field', field: 'statement' })
  })

  it('[B46] a partner keeps its own words against a decision with it', async () => {
    const { board, vote, record, dissent, state } = await start()
    const decisionId = idOf(await record(await vote('approve', 'oppose')))
    expect((await dissent(decisionId, ' Too broad for us ', board.iva)).status).toBe(200)
    await dissent(decisionId, 'First words', board.omar)
    await dissent(decisionId, 'We would wait', board.omar)
    expect((await state()).workshop.decisions[0]?.dissents).toEqual([
      { partner: 'BM', text: 'Too broad for us', by: board.iva.participantId, at: '2027-03-01T09:00:00.000Z' },
      { partner: 'BC', text: 'We would wait', by: board.omar.participantId, at: '2027-03-01T09:00:00.000Z' },
    ])
    await dissent(decisionId, '', board.omar)
    expect((await state()).workshop.decisions[0]?.dissents).toHaveLength(1)
    for (const person of [board.nita, board.vera])
      expect((await dissent(decisionId, 'x', person)).body.error?.code).toBe('not_allowed')
    expect((await dissent('nothing', 'x', board.omar)).body.error?.code).toBe('not_found')
    const later = await vote('approve', 'approve')
    await record(later, { supersedes: decisionId })
    const refused = await dissent(decisionId, 'Still', board.iva)
    expect([refused.status, refused.body.error?.message]).toEqual([403, expect.stringContaining('number 2')])
  })

  it('[B47] is a table that spreadsheets read and run no formula of', async () => {
    const { board, write, vote, record, dissent, csv } = await start()
    await write('=HYPERLINK("http://example.org")')
    const decisionId = idOf(await record(await vote('approve', 'oppose'), { owner: '@Biocat', due: '2027-06-30' }))
    await dissent(decisionId, 'No, "not" yet\nreally', board.iva)
    const { text, headers } = await csv()
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="decisions.csv"')
    expect(text.startsWith('\uFEFFNumber,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")"`)
    expect(text).toContain(`,'@Biocat,2027-06-30,`)
    expect(text).toContain('"BioM: No, ""not"" yet\nreally"')
    expect(text.trimEnd().endsWith(',approve,oppose,abstain')).toBe(true)
  })
})
