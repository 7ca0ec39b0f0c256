import { describe, expect, it } from 'vitest'
import { dotResults } from '../../../shared/widgets/dotVote.ts'
import { exampleBoard, openRoundOn, withValues } from './exampleBrand.ts'

const dots = (one: number, two: number, three: number) => ({
  people: 1,
  cells: { one_brand: { dots: one }, endorsed: { dots: two }, co_brand: { dots: three } },
})

describe('the dots on brand architecture', () => {
  it('says nothing before the first reveal, also while a round is open', () => {
    const board = exampleBoard()
    expect(dotResults(board, 'T08.architecture')).toBeNull()
    expect(dotResults({ ...board, rounds: [openRoundOn('T08.architecture')] }, 'T08.architecture')).toBeNull()
  })

  it('gives the shares and ranks of the test vector of domain 3.7', () => {
    const board = withValues(exampleBoard(), 'T08.architecture', { BIOCAT: dots(3, 1, 0), BIOM: dots(0, 2, 0) })
    expect(dotResults(board, 'T08.architecture')).toEqual({
      round: 1,
      voting: 2,
      options: [
        { option: 'one_brand', share: 0.375, rank: 2 },
        { option: 'endorsed', share: 0.625, rank: 1 },
        { option: 'co_brand', share: 0, rank: 3 },
      ],
    })
  })

  it('has no shares when nobody placed a dot: missing is never zero', () => {
    const board = withValues(exampleBoard(), 'T08.architecture', { BIOCAT: dots(0, 0, 0) })
    const results = dotResults(board, 'T08.architecture')
    expect(results?.voting).toBe(0)
    expect(results?.options.map(({ share, rank }) => [share, rank])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })

  it('is a fault of the caller on any other widget', () => {
    expect(() => dotResults(exampleBoard(), 'T08.names')).toThrow('T08.names is no dot vote')
  })
})
