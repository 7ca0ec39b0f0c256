// Ballot forms: which rows, columns and values a ballot may hold, and what becomes of it inside a partner.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  ballotForm,
  ballotProgress,
  checkBallot,
  partnerValues,
  type BallotValues,
  type CastBallot,
} from '../../../shared/ballots.ts'
import { itemKey, readBoard } from '../../../shared/board/boardState.ts'
import { initialBoard } from '../../../shared/board/initialBoard.ts'
import { CATALOG } from '../../../shared/catalog.ts'

function board(change: (items: Y.Map<unknown>) => void = () => undefined, templates = ['T02', 'T04', 'T08']) {
  const doc = new Y.Doc()
  const consortium = { name: 'C', strategyStart: null, strategyEnd: null }
  initialBoard(doc, { title: 'T', consortium, partners: [], templates, locale: 'en' }, () => undefined)
  change(doc.getMap('items'))
  return readBoard(doc)
}

const ballot = (partnerId: string, values: BallotValues, updatedAt = '2027-03-01T09:00:00.000Z'): CastBallot => ({
  partnerId,
  values,
  finished: true,
  updatedAt,
})

const refusal = (field: string) => expect.objectContaining({ code: 'invalid_value', field })

describe('a ballot form', () => {
  it('[B1] takes its rows and columns from the seed and the lists on the board', () => {
    const state = board()
    const scores = ballotForm(state, 'T04.scores')
    expect(scores.rows).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'])
    expect(scores.columns).toEqual(['BR', 'CN', 'US'])
    expect(ballotForm(state, 'T04.weights')).toMatchObject({ kind: 'points', columns: ['points'] })
    expect(ballotForm(state, 'T04.weights').rows).toContain('C10')
    expect(ballotForm(state, 'T02.scores')).toMatchObject({ completeRows: true, columns: ['importance', 'met'] })
    expect(ballotForm(state, 'T08.architecture')).toMatchObject({ kind: 'dots', budget: 3 })
    expect(ballotForm(state, 'T08.nameVote')).toMatchObject({ kind: 'votes', rows: [], columns: ['vote'] })
  })

  it('[B1] follows the list: a new market is a column, an archived one stays open to those who are scoring', () => {
    const state = board((items) => {
      items.set(itemKey('T04.markets', 'JP'), { fields: { name: 'Japan' }, origin: 'participant', order: 9 })
      items.set(itemKey('T04.markets', 'BR', '$archived'), true)
      items.set(itemKey('T04.criteria', 'C10', 'kind'), 'judged')
    })
    expect(ballotForm(state, 'T04.scores').columns).toEqual(['BR', 'CN', 'US', 'JP'])
    expect(ballotForm(state, 'T04.scores').rows).toContain('C10')
  })

  it('[B1] exists for ballot widgets of templates on the board only', () => {
    for (const widget of ['T04.measured', 'T04.markets', 'T04.settings', 'T08.channelState', 'T04.nothing', 'X', ''])
      expect(() => ballotForm(board(), widget)).toThrow(refusal('widget'))
    expect(() => ballotForm(board(undefined, ['T02']), 'T04.scores')).toThrow(refusal('widget'))
  })

  it('[B1] every round of every agenda has one', () => {
    const state = board(undefined, [...CATALOG.keys()])
    const rounds = [...CATALOG.values()].flatMap((seed) => seed.agenda.flatMap((step) => step.rounds))
    expect(rounds.length).toBeGreaterThan(8)
    for (const widget of rounds) expect(() => ballotForm(state, widget)).not.toThrow()
  })
})

describe('a ballot', () => {
  const refused: [string, string, BallotValues, string][] = [
    ['an unknown row', 'T04.scores', { C99: { BR: 1 } }, 'values.C99'],
    ['a measured criterion', 'T04.scores', { C10: { BR: 1 } }, 'values.C10'],
    ['an unknown column', 'T04.scores', { C1: { XX: 1 } }, 'values.C1.XX'],
    ['0 on a scale of 1 to 5', 'T04.scores', { C1: { BR: 0 } }, 'values.C1.BR'],
    ['6 on a scale of 1 to 5', 'T04.scores', { C1: { BR: 6 } }, 'values.C1.BR'],
    ['a fraction', 'T02.scores', { N01: { met: 2.5 } }, 'values.N01.met'],
    ['a text for a score', 'T02.scores', { N01: { met: '3' } }, 'values.N01.met'],
    ['negative points', 'T04.weights', { C1: { points: -1 } }, 'values.C1.points'],
    ['endless points', 'T04.weights', { C1: { points: Infinity } }, 'values.C1.points'],
    ['a number for a vote', 'T04.decisionVote', { decision: { vote: 1 } }, 'values.decision.vote'],
    ['another word for a vote', 'T04.decisionVote', { decision: { vote: 'yes' } }, 'values.decision.vote'],
    ['three dots on one option', 'T08.architecture', { endorsed: { dots: 3 } }, 'values.endorsed.dots'],
    ['more dots than there are', 'T08.architecture', { endorsed: { dots: 2 }, co_brand: { dots: 2 } }, 'values'],
  ]
  it.each(refused)('[B2] with %s is refused at its place', (_, widget, values, field) => {
    expect(() => checkBallot(ballotForm(board(), widget), values)).toThrow(refusal(field))
  })

  const accepted: [string, string, BallotValues][] = [
    ['nothing', 'T04.scores', {}],
    ['empty cells', 'T02.scores', { N01: { importance: null, met: 3 } }],
    ['any number of points', 'T04.weights', { C1: { points: 0 }, C2: { points: 12.5 }, C3: { points: 1000 } }],
    ['three dots', 'T08.architecture', { one_brand: { dots: 2 }, co_brand: { dots: 1 } }],
    ['an abstention', 'T02.statementVote', { statement: { vote: 'abstain' } }],
  ]
  it.each(accepted)('[B2] with %s is taken', (_, widget, values) => {
    expect(() => checkBallot(ballotForm(board(), widget), values)).not.toThrow()
  })

  it('[B2] is taken exactly when its value is a whole number from 1 to 5, or empty', () => {
    const form = ballotForm(board(), 'T04.scores')
    const anything = fc.oneof(fc.integer({ min: -2, max: 8 }), fc.double(), fc.string(), fc.constant(null))
    fc.assert(
      fc.property(anything, (value) => {
        const fits = value === null || (typeof value === 'number' && [1, 2, 3, 4, 5].includes(value))
        let isTaken = true
        try {
          checkBallot(form, { C1: { BR: value } })
        } catch {
          isTaken = false
        }
        expect(isTaken).toBe(fits)
      }),
    )
  })
})

describe('partner values', () => {
  it('[B3] are means inside the partner, complete rows only where the seed says so', () => {
    const form = ballotForm(board(), 'T02.scores')
    const values = partnerValues(form, [
      ballot('A', { N01: { importance: 4, met: 2 }, N02: { importance: 5, met: null } }),
      ballot('A', { N01: { importance: 5, met: 3 } }),
      ballot('B', { N01: { importance: 1, met: 1 } }),
    ])
    expect(values).toEqual({
      A: { people: 2, cells: { N01: { importance: 4.5, met: 2.5 } } },
      B: { people: 1, cells: { N01: { importance: 1, met: 1 } } },
    })
    const scores = partnerValues(ballotForm(board(), 'T04.scores'), [
      ballot('A', { C1: { BR: 2, CN: null } }),
      ballot('A', { C1: { BR: 5, CN: 4 } }),
    ])
    expect(scores).toEqual({ A: { people: 2, cells: { C1: { BR: 3.5, CN: 4 } } } })
  })

  it('[B3] of weight points count an empty cell as 0', () => {
    const values = partnerValues(ballotForm(board(), 'T04.weights'), [
      ballot('A', { C1: { points: 8 }, C2: { points: 4 } }),
      ballot('A', { C1: { points: 2 } }),
    ])
    expect(values).toEqual({ A: { people: 2, cells: { C1: { points: 5 }, C2: { points: 2 } } } })
  })

  it('[B3] of dots are sums', () => {
    const values = partnerValues(ballotForm(board(), 'T08.architecture'), [
      ballot('A', { endorsed: { dots: 2 }, co_brand: { dots: 1 } }),
      ballot('A', { endorsed: { dots: 1 } }),
    ])
    expect(values).toEqual({ A: { people: 2, cells: { endorsed: { dots: 3 }, co_brand: { dots: 1 } } } })
  })

  it('[B3] of partner votes are the ballot changed last, whatever the order they are read in', () => {
    const early = ballot('A', { decision: { vote: 'oppose' } }, '2027-03-01T09:00:00.000Z')
    const late = ballot('A', { decision: { vote: 'approve' } }, '2027-03-01T09:05:00.000Z')
    const expected = { A: { people: 2, cells: { decision: { vote: 'approve' } } } }
    const form = ballotForm(board(), 'T04.decisionVote')
    expect(partnerValues(form, [early, late])).toEqual(expected)
    expect(partnerValues(form, [late, early])).toEqual(expected)
  })

  it('[B4] progress counts people, finished or still scoring', () => {
    expect(
      ballotProgress([
        { partnerId: 'A', finished: true },
        { partnerId: 'A', finished: false },
        { partnerId: 'B', finished: false },
      ]),
    ).toEqual({ A: { scoring: 1, finished: 1 }, B: { scoring: 1, finished: 0 } })
  })
})
