import { describe, expect, it } from 'vitest'
import type { RoundValues } from '../../../shared/board/boardState.ts'
import { partnerMeans, partnerPoints, partnerSums } from '../../../shared/compute/ballots.ts'
import { dotBudget, dotShares, tallyVotes } from '../../../shared/compute/votes.ts'

const partners = ['A', 'B', 'C', 'D', 'E']
const votes = (given: Record<string, string | null>): RoundValues =>
  Object.fromEntries(Object.entries(given).map(([partner, vote]) => [partner, { people: 1, cells: { s: { vote } } }]))

describe('ballots', () => {
  it('[C1] drops a half-filled pair as a whole, with the other ballots of the partner kept', () => {
    const values = partnerMeans(
      [
        { partner: 'A', values: { N1: { importance: 5, met: null }, N2: { importance: 4, met: 2 } } },
        { partner: 'A', values: { N1: { importance: 3, met: 1 } } },
        { partner: 'B', values: { N1: { importance: 5 } } },
      ],
      ['importance', 'met'],
    )
    expect(values).toEqual({
      A: { people: 2, cells: { N1: { importance: 3, met: 1 }, N2: { importance: 4, met: 2 } } },
      B: { people: 1, cells: {} },
    })
  })

  it('[C7] averages single cells over the people who judged them', () => {
    const values = partnerMeans([
      { partner: 'A', values: { C1: { BR: 5, CN: null } } },
      { partner: 'A', values: { C1: { BR: 2 } } },
    ])
    expect(values).toEqual({ A: { people: 2, cells: { C1: { BR: 3.5 } } } })
  })

  it('[C7] counts an empty weight cell as 0, and sums dots', () => {
    const ballots = [
      { partner: 'A', values: { C1: { points: 6 }, C2: { points: 2 } } },
      { partner: 'A', values: { C1: { points: 2 } } },
    ]
    expect(partnerPoints(ballots).A!.cells).toEqual({ C1: { points: 4 }, C2: { points: 1 } })
    expect(partnerSums(ballots).A!.cells).toEqual({ C1: { points: 8 }, C2: { points: 2 } })
  })
})

describe('partner vote', () => {
  it('[C2] counts unset as abstention and needs quorum and two thirds', () => {
    const cases: [Record<string, string | null>, boolean][] = [
      [{ A: 'approve', B: 'approve', C: 'oppose' }, true],
      [{ A: 'approve', B: 'approve', C: null }, false],
      [{ A: 'approve', B: 'approve', C: 'approve', D: 'oppose', E: 'oppose' }, false],
      [{ A: 'abstain', B: 'abstain', C: 'abstain', D: 'abstain', E: 'abstain' }, false],
      [{}, false],
    ]
    expect(cases.map(([given]) => tallyVotes(votes(given), partners, 's').adopted)).toEqual(
      cases.map(([, adopted]) => adopted),
    )
    expect(tallyVotes(votes({ A: 'approve', B: 'oppose' }), partners, 's')).toEqual({
      approve: 1,
      oppose: 1,
      abstain: 3,
      participation: 0.4,
      quorum: false,
      approvalShare: 0.5,
      adopted: false,
    })
  })

  it('[C2] ignores the vote of somebody who is no partner', () => {
    expect(tallyVotes(votes({ Z: 'approve' }), partners, 's').approve).toBe(0)
  })
})

describe('blind dot vote', () => {
  const dots = (...cast: number[]) => ({
    people: 2,
    cells: Object.fromEntries(cast.map((count, k) => [`o${k + 1}`, { dots: count }])),
  })

  it('[C2] gives the shares and ranks of the test vector of domain 3.7', () => {
    const shares = dotShares({ A: dots(3, 1, 0), B: dots(0, 2, 0) }, ['A', 'B', 'C'], ['o1', 'o2', 'o3'])
    expect(shares).toEqual({
      o1: { share: 0.375, rank: 2 },
      o2: { share: 0.625, rank: 1 },
      o3: { share: 0, rank: 3 },
    })
  })

  it('[C2] has no share and no rank before the first dot', () => {
    expect(dotShares({ A: dots(0, 0) }, ['A'], ['o1', 'o2'])).toEqual({
      o1: { share: null, rank: null },
      o2: { share: null, rank: null },
    })
  })

  it('[C2] gives each person at least 3 dots, and a quarter of the options above 12', () => {
    expect([2, 12, 13, 20].map(dotBudget)).toEqual([3, 3, 4, 5])
  })
})
