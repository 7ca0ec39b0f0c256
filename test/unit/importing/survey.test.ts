// Survey results: how answers become partner values, and how those become a round on the server.
import { describe, expect, it } from 'vitest'
import { latestValues, listItems, readBoard, type BoardState } from '../../../shared/board/boardState.ts'
import { planSurvey, type SurveyPlan } from '../../../shared/importing/planSurvey.ts'
import { firstMapping } from '../../../shared/importing/planImport.ts'
import { roundName } from '../../../shared/findings/roundName.ts'
import { templateBlocks } from '../../../shared/pdf/chapters/templateBlocks.ts'
import { tableCsv } from '../../../shared/tables/tableFiles.ts'
import { fullBoard } from '../../support/fullBoard.ts'
import { reportOf } from '../../support/reportOf.ts'
import { strategyBoard } from '../../support/strategyBoard.ts'
import { openWorkshop } from '../session/workshopKit.ts'
import { refusalsOf, savedTables, statesOf, t, tableOf, targetOf } from './importKit.ts'

const BOARD = readBoard(fullBoard())

async function survey(csv: string, board: BoardState = BOARD): Promise<SurveyPlan> {
  const table = await tableOf(csv, 'Survey 2027.csv')
  const mapping = firstMapping({ board, t }, targetOf(board, 'T02.scores'), table)
  return planSurvey({ board, t, style: table.style }, table, mapping)
}

describe('answers of a survey', () => {
  it('[X23] count as one voice a partner: means over its companies, needs with both answers only', async () => {
    const plan = await survey(
      'Partner;N01 importance;N01 met;Distribution channels [Importance];Distribution channels [Met today]\n' +
        'Partner A;5;2;4;\npartner a;4;3;5;1\nB;1;1;2;2\n',
    )
    expect(refusalsOf(plan)).toEqual([])
    expect(plan.values).toEqual({
      A: { people: 2, cells: { N01: { importance: 4.5, met: 2.5 }, N06: { importance: 5, met: 1 } } },
      B: { people: 1, cells: { N01: { importance: 1, met: 1 }, N06: { importance: 2, met: 2 } } },
    })
    expect(plan.companies).toBe(3)
  })

  it('[X23] may stand for several companies, and then be means', async () => {
    const plan = await survey(
      'Partner;Companies;N01 importance;N01 met\nPartner A;3;4,5;2\nPartner A;1;1;2\nPartner B;;4,5;2\n',
    )
    expect(plan.values).toEqual({ A: { people: 4, cells: { N01: { importance: (4.5 * 3 + 1) / 4, met: 2 } } } })
    expect(refusalsOf(plan)).toEqual([
      '4 | N01 importance | 4,5 | Write a whole number from 1 to 5, or nothing for “cannot judge”.',
    ])
  })

  it('[X23] may come with a row for each need', async () => {
    const plan = await survey(
      'Partner,Need,Importance,Met today\nPartner A,N01,5,1\nPartner A,N02,3,2\nPartner A,n01,4,2\n',
    )
    expect(plan.values).toEqual({
      A: { people: 2, cells: { N01: { importance: 4.5, met: 1.5 }, N02: { importance: 3, met: 2 } } },
    })
  })

  it('[X23] are refused by the row: an unknown partner, none, a number off the scale', async () => {
    const plan = await survey(
      'Partner,N01 importance,N01 met\nPartner Z,5,1\n,5,1\nPartner A,6,1\nPartner A,many,1\nPartner A,5,1\n',
    )
    expect(statesOf(plan)).toEqual(['refused', 'refused', 'refused', 'refused', 'added'])
    expect(refusalsOf(plan)).toEqual([
      '2 | Partner | Partner Z | No partner has this name. The partners are: Partner A, Partner B, Partner C, Partner D, Partner E.',
      '3 | Partner |  | No partner is named. An answer counts for a partner.',
      '4 | N01 importance | 6 | Write a whole number from 1 to 5, or nothing for “cannot judge”.',
      '5 | N01 importance | many | This is no number. Write one such as 1.5 or 1,5.',
    ])
    expect(plan.values['A']?.people).toBe(1)
  })

  it('[X23] need a column with the partners', async () => {
    expect((await survey('Company,N01 importance,N01 met\nX,5,1\n')).problem).toBe(
      'Choose the column that says which partner an answer is for.',
    )
  })

  it('[X20] a saved round comes back as the one that is there', async () => {
    const board = strategyBoard()
    const saved = savedTables(board).find(({ id }) => id === 'T02.scores')!
    const plan = await survey(tableCsv(saved), board)
    expect(plan.sameAs).toBe(latestValues(board, 'T02.scores')!.number)
    expect(new Set(statesOf(plan))).toEqual(new Set(['same']))
  })
})

const RESULTS = {
  command: 'importSurvey',
  label: 'Survey 2027',
  date: '2027-02-01',
  method: 'online',
  segment: 'sme',
  values: { BC: { people: 12, cells: { N01: { importance: 4.5, met: 2 } } } },
}

describe('survey results on the server', () => {
  it('[X23] are a revealed round and an entry of the surveys; sent again nothing changes', async () => {
    const { run, state } = await openWorkshop()
    await run(RESULTS as never)
    const once = await state()
    expect(latestValues(once, 'T02.scores')).toEqual({ number: 1, values: RESULTS.values })
    expect(once.rounds).toMatchObject([{ number: 1, state: 'revealed', survey: 'Survey 2027' }])
    const [entry] = listItems(once, 'T02.surveys')
    expect(entry?.fields).toMatchObject({ label: 'Survey 2027', companies: 12, date: '2027-02-01', method: 'online' })
    await run(RESULTS as never)
    expect(await state()).toEqual(once)
    // Screens and the report call the round by the survey's name; a round of ballots has none.
    const called = (number: number, place?: 'within') => roundName(once, 'T02.scores', number, t, place)
    expect([called(1), called(1, 'within')]).toEqual(['Survey "Survey 2027"', 'survey "Survey 2027"'])
    expect([called(2), called(2, 'within')]).toEqual(['Round 2', 'round 2'])
    expect(JSON.stringify(templateBlocks(reportOf(once), 'T02', null))).toContain('The scores came in with the survey')
  })

  it('[X23] never come in beside a round that runs, and leave its ballots alone', async () => {
    const { run, send, state, test, path, omar } = await openWorkshop()
    const { round } = (await run({ command: 'openRound', widget: 'T02.scores' })) as unknown as {
      round: { id: string }
    }
    const ballot = { values: { N01: { importance: 5, met: 1 } }, finished: true }
    await test.call('PUT', `${path}/rounds/${round.id}/ballot`, ballot, omar)
    const before = await state()
    expect((await send(RESULTS)).body.error?.code).toBe('round_open')
    expect(await state()).toEqual(before)
    await run({ command: 'revealRound', roundId: round.id })
    await run(RESULTS as never)
    const after = await state()
    expect(latestValues(after, 'T02.scores')?.number).toBe(2)
    expect(after.values.get('T02.scores')?.get(1)).toBeDefined()
    const next = (await run({ command: 'openRound', widget: 'T02.scores' })) as unknown as { round: { id: string } }
    const own = await test.call('GET', `${path}/rounds/${next.round.id}/ballot`, undefined, omar)
    expect(own.body).toMatchObject({ values: ballot.values })
  })

  it('[X23] are refused from anybody but facilitators, and with a number or partner that cannot be', async () => {
    const { send, state, omar, vera } = await openWorkshop()
    const before = await state()
    expect((await send(RESULTS, omar)).status).toBe(403)
    expect((await send(RESULTS, vera)).status).toBe(403)
    const withCells = (cells: object) => ({ ...RESULTS, values: { BC: { people: 3, cells } } })
    const wrong = [
      withCells({ N01: { importance: 6, met: 2 } }),
      withCells({ N01: { importance: 4 } }),
      withCells({ N99: { importance: 4, met: 2 } }),
      { ...RESULTS, values: { ZZ: { people: 3, cells: {} } } },
      { ...RESULTS, values: {} },
      { ...RESULTS, method: 'pigeon' },
    ]
    for (const body of wrong) expect((await send(body)).body.error?.code).toBe('invalid_value')
    expect(await state()).toEqual(before)
  })
})
