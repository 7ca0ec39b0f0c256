// The decision log: what stands, what is overdue, what waits to be recorded, and when a statement may not be changed.
import { beforeAll, describe, expect, it } from 'vitest'
import { ballotRight } from '../../../client/facilitation/ballotRight.ts'
import { openWriting, writerState, writingTotals } from '../../../client/writing/openWriting.ts'
import { itemKey, type BoardState, type Round } from '../../../shared/board/boardState.ts'
import {
  decidedStatement,
  decisionPanel,
  decisionState,
  filterDecisions,
  recordableRows,
  standingDecision,
  statementOfVote,
  subjectOf,
} from '../../../shared/findings/decisionFindings.ts'
import { NO_WORKSHOP, type Decision, type Writing } from '../../../shared/session/workshop.ts'
import { statementVote } from '../../../shared/widgets/statement.ts'
import { t } from '../pdf/examplePdf.ts'
import { prepareExample } from '../pdf/exampleState.ts'

const decision = (number: number, more: Partial<Decision> = {}): Decision => ({
  id: `d${number}`,
  number,
  widget: 'T04.decisionVote',
  round: `r${number}`,
  row: 'decision',
  statement: `Statement ${number}`,
  votes: {},
  approve: 4,
  oppose: 0,
  abstain: 1,
  participation: 0.8,
  quorum: true,
  approvalShare: 1,
  adopted: true,
  decidedAt: '2026-10-02T15:00:00.000Z',
  dissents: [],
  owner: '',
  due: null,
  supersedes: null,
  supersededBy: null,
  ...more,
})

let example: BoardState
beforeAll(async () => {
  example = await prepareExample()
})
const withDecisions = (...decisions: Decision[]): BoardState => ({
  ...example,
  workshop: { ...example.workshop, decisions },
})

describe('the decision log', () => {
  it('[W161] filters: in force is adopted and not replaced, overdue is in force and past its date', () => {
    const all = [
      decision(1, { due: '2026-01-01', supersededBy: 'd2' }),
      decision(2, { due: '2026-11-21', supersedes: 'd1' }),
      decision(3, { adopted: false }),
      decision(4, { due: '2026-11-22' }),
    ]
    const numbers = (filter: 'all' | 'inForce' | 'overdue') =>
      filterDecisions(all, filter, '2026-11-22').map(({ number }) => number)
    expect(numbers('all')).toEqual([4, 3, 2, 1])
    expect(numbers('inForce')).toEqual([4, 2])
    expect(numbers('overdue')).toEqual([2])
  })

  it('[W161] tells too few votes from a vote against', () => {
    expect(decisionState({ adopted: true, quorum: true })).toBe('adopted')
    expect(decisionState({ adopted: false, quorum: true })).toBe('notAdopted')
    expect(decisionState({ adopted: false, quorum: false })).toBe('noQuorum')
  })

  it('[W162] a decided statement is named with its decision until its words or its decision change', () => {
    const words = subjectOf(example, 'T04.decisionVote', 'decision', t)
    expect(words).toContain('United States')
    expect(decidedStatement(example, 'T04.decision', t)).toBeNull()
    const board = withDecisions(decision(1, { statement: words }))
    expect(decidedStatement(board, 'T04.decision', t)).toMatchObject({ isReworded: false, decision: { id: 'd1' } })
    const items = new Map(board.items).set(itemKey('T04.decision', 'statement'), 'Other words')
    expect(decidedStatement({ ...board, items }, 'T04.decision', t)?.isReworded).toBe(true)
    const replaced = withDecisions(decision(1, { statement: words, supersededBy: 'd2' }), decision(2))
    expect(standingDecision(replaced, 'T04.decisionVote', 'decision')?.id).toBe('d2')
  })

  it('[W162] a vote can be recorded once, and not while it is open', () => {
    const revealed = example.rounds.find(({ widget }) => widget === 'T04.decisionVote')!
    expect(recordableRows(example, 'T04.decisionVote', t).map(({ row }) => row)).toEqual(['decision'])
    expect(recordableRows(withDecisions(decision(1, { round: revealed.id })), 'T04.decisionVote', t)).toEqual([])
    const open: Round = { ...revealed, id: 'new', number: 2, state: 'open', revealedAt: null }
    expect(recordableRows({ ...example, rounds: [...example.rounds, open] }, 'T04.decisionVote', t)).toEqual([])
    expect(recordableRows(example, 'T04.scores', t)).toEqual([])
  })

  it('[W162] a vote knows its statement and its panel, on its own instance', () => {
    expect(statementOfVote('T06~2.statementVote')).toBe('T06~2.statement')
    expect(statementOfVote('T08.nameVote')).toBeNull()
    expect(decisionPanel('T04.decisionVote')).toEqual({ instance: 'T04', panel: 'decision' })
    const values = { [example.partners[0]!.id]: { people: 1, cells: { statement: { vote: 'approve' } } } }
    const second = { ...example, values: new Map([['T06.statementVote', new Map([[1, values]])]]) }
    expect(statementVote(second, 'T06.statement', 'statement').tally?.approve).toBe(1)
    expect(statementVote(second, 'T06~2.statement', 'statement').tally).toBeNull()
  })
})

describe('who may do what in a round and a writing', () => {
  it('[W163] only the casters of a partner cast its vote; everybody of it scores', () => {
    const board = { workshop: { ...NO_WORKSHOP, casters: { BC: ['p-ana'] } } }
    const omar = { participantId: 'p-omar', role: 'editor', partnerId: 'BC' } as const
    expect(ballotRight(board, 'T04.decisionVote', omar)).toEqual({ state: 'notCaster', by: ['p-ana'] })
    expect(ballotRight(board, 'T04.decisionVote', { ...omar, participantId: 'p-ana' }).state).toBe('voter')
    expect(ballotRight(board, 'T04.scores', omar).state).toBe('voter')
    expect(ballotRight(board, 'T04.scores', { ...omar, role: 'viewer' }).state).toBe('viewer')
    expect(ballotRight(board, 'T04.scores', { ...omar, partnerId: null }).state).toBe('noPartner')
  })

  it('[W163] the latest open writing runs; where the partner stands on notes one must have one', () => {
    const writing = (id: string, state: Writing['state']): Writing => ({
      id,
      question: '?',
      place: { template: 'T04' },
      naming: 'partners',
      arrangement: 'partner',
      state,
      openedAt: '2026-10-02T15:00:00.000Z',
      closedAt: null,
      progress: { A: { writing: 2, finished: 1 }, B: { writing: 0, finished: 3 } },
    })
    expect(openWriting({ writings: [writing('a', 'open'), writing('b', 'revealed')] })?.id).toBe('a')
    expect(openWriting({ writings: [writing('a', 'cancelled')] })).toBeNull()
    expect(writerState(writing('a', 'open'), { role: 'editor', partnerId: null })).toBe('noPartner')
    expect(writerState({ naming: 'nobody' }, { role: 'editor', partnerId: null })).toBe('writer')
    expect(writerState({ naming: 'names' }, { role: 'viewer', partnerId: 'A' })).toBe('viewer')
    expect(writingTotals(writing('a', 'open'))).toEqual({ finished: 4, people: 6 })
  })
})
