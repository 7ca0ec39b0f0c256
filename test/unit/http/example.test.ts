// A board made from an input gives that input's results, the whole way through document, ballots and server.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import worked from '../../../seeds/examples/worked-example-1.json'
import { listItems, readBoard } from '../../../shared/board/boardState.ts'
import { evaluateInput } from '../../../shared/compute/evaluateInput.ts'
import { parseInput } from '../../../shared/compute/parseInput.ts'
import { roundResults } from '../../../shared/compute/roundResults.ts'
import { createTestApp, type TestApp } from './testApp.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

async function make(test: TestApp, input?: unknown) {
  const created = await test.call('POST', '/api/boards/example', input)
  expect(created.body).toHaveProperty('boardId')
  expect(created.status).toBe(201)
  return created.body as unknown as { boardId: string; invites: { viewer: string } }
}

/** Results of the board made from an input, as a viewer of it reads them. */
async function boardResultsOf(input?: unknown): Promise<unknown> {
  const test = createTestApp()
  const { boardId, invites } = await make(test, input)
  const vera = await test.join(invites.viewer, 'Vera')
  return (await test.call('GET', `/api/boards/${boardId}/results`, undefined, vera)).body
}

const asPrinted = (input: unknown): unknown =>
  JSON.parse(JSON.stringify(roundResults(evaluateInput(parseInput(input))))) as unknown

/** Changes ratings, points, votes and states of the worked example, and leaves some out. */
function perturb(value: Json, path: string, pick: (max: number) => number): Json {
  if (Array.isArray(value)) {
    const isBallots = path.endsWith('ballots')
    const kept = isBallots ? value.filter(() => pick(5) > 0) : value
    return kept.map((inner, i) => perturb(inner, `${path}.${i}`, pick))
  }
  if (value === 'approve' || value === 'oppose') return ['approve', 'oppose', 'abstain'][pick(3)]!
  if (/weightMode$/.test(path)) return ['partners', 'needs', 'blend'][pick(3)]!
  if (typeof value === 'number') {
    if (/ratings|Ratings|scores/.test(path)) return pick(6) === 0 ? null : 1 + pick(5)
    if (/weightPoints/.test(path)) return pick(4) === 0 ? 0 : pick(11) / 2
    if (/channelState/.test(path)) return pick(3)
    if (/measured/.test(path)) return pick(120) - 20
    if (/needToCriterion/.test(path)) return [0, 1, 3][pick(3)]!
    if (/maxTargets/.test(path)) return 1 + pick(20)
    if (/lambda/.test(path)) return pick(11) / 10
    return value
  }
  if (typeof value !== 'object' || value === null) return value
  const isOptional = /ratings|scores|weightPoints|nameRatings\.|votes|nameVotes|measured\.|needToCriterion/.test(path)
  const entries = Object.entries(value).filter(() => !isOptional || pick(8) > 0)
  return Object.fromEntries(entries.map(([key, inner]) => [key, perturb(inner, `${path}.${key}`, pick)]))
}

describe('POST /api/boards/example', () => {
  it.each([
    ['the shown example', undefined],
    ['the same input, posted', worked.input],
  ])('[H9] results of %s equal those expected', async (_, input) => {
    expect(await boardResultsOf(input)).toEqual(worked.expected)
  })

  it('[H9] results of any input equal what evaluate prints', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
        const pick = (max: number): number => (numbers.next().value as number) % max
        const input = perturb(worked.input as unknown as Json, '', pick)
        const printed = asPrinted(input)
        expect(printed).not.toEqual(worked.expected)
        expect(await boardResultsOf(input)).toEqual(printed)
      }),
      { numRuns: 25 },
    )
  })

  const needs = [{ id: 'N01', label: 'Advice', segment: 'sme' }]
  const markets = [
    { id: 'BR', name: 'Brazil', maturity: 'emerging' },
    { id: 'CN', name: 'China', maturity: 'growing' },
  ]
  const criteria = [
    { id: 'C1', name: 'Size', axis: 'attractiveness', direction: 'benefit', kind: 'judged' },
    { id: 'C9', name: 'Support', axis: 'fit', direction: 'benefit', kind: 'judged' },
    { id: 'M', name: 'Share', axis: 'fit', direction: 'cost', kind: 'measured', lo: 0, hi: 10 },
  ]
  const scored = [{ partner: 'A', scores: { C1: { BR: 4, CN: 2 }, M: { BR: 5 } } }]
  const rated = [
    { partner: 'A', ratings: { N01: [5, 1] } },
    { partner: 'A', ratings: { N01: [3, null] } },
  ]
  const base = { consortium: '', partners: ['A', 'common'] }
  it.each<[string, object]>([
    ['no template', base],
    ['needs only, without ballots', { ...base, T02: { needs } }],
    ['people without ids', { ...base, T02: { needs, ballots: rated } }],
    ['markets only', { ...base, T04: { criteria, markets, ballots: scored, measured: { M: { BR: 3, CN: null } } } }],
    ['the default map', { ...base, T02: { needs, ballots: rated }, T04: { criteria, markets, weightMode: 'needs' } }],
    [
      'an empty map of its own',
      {
        ...base,
        T02: { needs, ballots: [...rated, { partner: 'common', ratings: { N01: [4, 4] } }] },
        T04: { criteria, markets, weightMode: 'needs' },
        needToCriterion: {},
      },
    ],
    [
      'a map that names only unknown things',
      {
        ...base,
        T02: { needs, ballots: [...rated, { partner: 'common', ratings: { N01: [4, 4] } }] },
        T04: { criteria, markets },
        needToCriterion: { X9: { C1: 3 } },
      },
    ],
    [
      'surveys that share an id',
      {
        ...base,
        T02: {
          needs,
          surveys: [
            { id: 'S', label: 'a', companies: 20 },
            { id: 'S', label: 'b', companies: 20 },
          ],
        },
      },
    ],
    [
      'a partner whose id is that of shared cells',
      {
        ...base,
        T08: {
          channels: [{ id: 'B1', label: 'Leaflet', scope: 'partner' }],
          channelState: { B1: { A: 2, common: 1 } },
          assets: [
            { partner: 'A', stage: 'S1', label: 'Lab' },
            { partner: 'common', stage: 'SX', label: ' ' },
          ],
        },
      },
    ],
    ['an empty brand', { ...base, T08: {} }],
    ['ids with signs in them', { ...base, T02: { needs: [{ id: 'a/b %', label: 'x', segment: 'large' }] } }],
  ])('[H9] results of an input with %s equal what evaluate prints', async (_, input) => {
    expect(await boardResultsOf(input)).toEqual(asPrinted(input))
  })

  it('[H9] fills a real board: people, ballots, revealed rounds, items of participants', async () => {
    const test = createTestApp()
    const { boardId } = await make(test)
    const board = await test.rooms.read(boardId, readBoard)
    expect(board).toMatchObject({
      title: 'bioXclusters strategy',
      consortium: { name: 'bioXclusters', strategyStart: '2027-01-01', strategyEnd: '2029-12-31' },
      templates: ['T02', 'T04', 'T08'],
      notice: { $t: 'example.notice' },
    })
    expect(board.partners.map((partner) => partner.name)).toEqual(['Biocat', 'BioM', 'bioPmed', 'Lyonbiopole', 'ERAI'])
    expect(board.rounds.map((round) => [round.widget, round.number, round.state])).toEqual(
      [
        'T02.scores',
        'T04.scores',
        'T04.weights',
        'T04.decisionVote',
        'T08.attributeRatings',
        'T08.nameRatings',
        'T08.nameVote',
      ].map((widget) => [widget, 1, 'revealed']),
    )
    const people = await test.storage.listParticipants(boardId)
    expect(people.map((person) => person.name)).toContain('Participant u1')
    expect(people).toHaveLength(13)
    const round = board.rounds.find((one) => one.widget === 'T02.scores')!
    expect(await test.storage.listBallots(boardId, round.id)).toHaveLength(8)
    const markets = listItems(board, 'T04.markets').map((item) => [item.id, item.origin, item.fact])
    expect(markets).toEqual([
      ['BR', 'prefill', 'M-BR'],
      ['CN', 'prefill', 'M-CN'],
      ['US', 'prefill', 'M-US'],
      ['JP', 'participant', null],
      ['AU', 'participant', null],
    ])
    expect(listItems(board, 'T08.pillars')).toHaveLength(3)
  })

  it.each([
    ['an unknown field', { ...worked.input, colour: 1 }, 'unknown_field', 'colour'],
    [
      'a rating of 6',
      { ...base, T02: { needs, ballots: [{ partner: 'A', ratings: { N01: [6, 1] } }] } },
      'invalid_value',
      'T02.ballots.0.ratings.N01.0',
    ],
    [
      'an unknown partner',
      { ...base, T02: { needs, ballots: [{ partner: 'X', ratings: {} }] } },
      'invalid_value',
      'T02.ballots.0.partner',
    ],
    ['no partners', { consortium: 'C', partners: [] }, 'invalid_value', 'partners'],
    [
      'a partner that the document cannot hold',
      { ...worked.input, ...JSON.parse(JSON.stringify(worked.input).replaceAll('"ERAI"', '"constructor"')) },
      'invalid_value',
      'partners.4',
    ],
    ['a list', [], 'invalid_value', 'input'],
  ])('[H4] refuses %s and makes nothing', async (_, input, code, field) => {
    const test = createTestApp()
    test.storage.createBoard = async () => {
      throw new Error('made a board')
    }
    const answer = await test.call('POST', '/api/boards/example', input)
    expect([answer.status, answer.body.error]).toEqual([400, expect.objectContaining({ code, field })])
    expect(answer.body.error?.message).toMatch(/^".*\.$/)
  })
})
