import { describe, expect, it } from 'vitest'
import { itemKey, type BoardState, type RoundValues } from '../../../shared/board/boardState.ts'
import { boardResults } from '../../../shared/boardResults.ts'
import { nameRows } from '../../../shared/widgets/nameChoice.ts'
import { exampleBoard, keyOf, openRoundOn, withItems, withValues } from './exampleBrand.ts'

const outcomes = (board: BoardState) =>
  nameRows(board, boardResults(board, '2027-01-11').T08!, keyOf).map((row) => [row.id, row.outcome])

/** Votes of each name in the order BIOCAT, BIOM, BIOPMED, LYON, ERAI: + approve, - oppose, 0 abstain. */
function votes(byName: Record<string, string>): RoundValues {
  const words: Record<string, string> = { '+': 'approve', '-': 'oppose', '0': 'abstain' }
  const partners = ['BIOCAT', 'BIOM', 'BIOPMED', 'LYON', 'ERAI']
  return Object.fromEntries(
    partners.map((partner, place) => [
      partner,
      {
        people: 1,
        cells: Object.fromEntries(Object.entries(byName).map(([name, cast]) => [name, { vote: words[cast[place]!]! }])),
      },
    ]),
  )
}

describe('what became of a name', () => {
  it('is the one of worked example 1', () => {
    expect(outcomes(exampleBoard())).toEqual([
      ['NA1', 'adopted'],
      ['NA2', 'notAvailable'],
      ['NA3', 'notAdopted'],
    ])
  })

  it('is open before a vote, and hidden while the first one runs', () => {
    const board = withValues(exampleBoard(), 'T08.nameVote', null)
    expect(outcomes(board)[0]).toEqual(['NA1', 'noVote'])
    expect(outcomes({ ...board, rounds: [openRoundOn('T08.nameVote')] })[0]).toEqual(['NA1', 'voting'])
  })

  it('tells too few votes from too little approval', () => {
    const board = withValues(exampleBoard(), 'T08.nameVote', votes({ NA1: '++000', NA2: '00000', NA3: '+--00' }))
    expect(outcomes(board)).toEqual([
      ['NA1', 'noQuorum'],
      ['NA2', 'noVote'],
      ['NA3', 'notAdopted'],
    ])
  })

  it('puts the adopted name first and another approved one behind it', () => {
    const board = withItems(
      withValues(exampleBoard(), 'T08.nameVote', votes({ NA1: '+++-0', NA2: '+++++', NA3: '-----' })),
      { [itemKey('T08.names', 'NA2', 'available')]: true },
    )
    expect(outcomes(board)).toEqual([
      ['NA2', 'adopted'],
      ['NA1', 'behind'],
      ['NA3', 'notAdopted'],
    ])
  })

  it('is a tie when approval and rating are the same', () => {
    const even = withValues(
      withValues(exampleBoard(), 'T08.nameVote', votes({ NA1: '+++00', NA2: '-----', NA3: '+++00' })),
      'T08.nameRatings',
      null,
    )
    expect(outcomes(even)).toEqual([
      ['NA1', 'tie'],
      ['NA2', 'notAdopted'],
      ['NA3', 'tie'],
    ])
  })
})
