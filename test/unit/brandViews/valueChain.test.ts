import { describe, expect, it } from 'vitest'
import { itemKey } from '../../../shared/board/boardState.ts'
import { chainPlaces } from '../../../shared/widgets/valueChain.ts'
import { exampleBoard, withItems } from './exampleBrand.ts'

const asset = (fields: Record<string, unknown>, origin = 'participant') => ({ fields, origin, order: 1000 })

describe('assets along the value chain', () => {
  it('stand at their stage, each with the place of its partner', () => {
    const { byStage, unplaced } = chainPlaces(exampleBoard())
    expect(Object.entries(byStage).map(([stage, assets]) => [stage, assets.length])).toEqual([
      ['S1', 4],
      ['S2', 4],
      ['S3', 2],
      ['S4', 0],
      ['S5', 1],
      ['S6', 1],
      ['SX', 4],
    ])
    expect(byStage.S6.map(({ partner, isUnconfirmed }) => [partner, isUnconfirmed])).toEqual([[4, false]])
    expect(unplaced).toEqual([])
  })

  it('are kept apart when stage or partner is missing or unknown', () => {
    const board = withItems(exampleBoard(), {
      [itemKey('T08.assets', 'a')]: asset({ label: 'No stage', partner: 'BIOM' }),
      [itemKey('T08.assets', 'b')]: asset({ label: 'No partner', stage: 'S4' }),
      [itemKey('T08.assets', 'c')]: asset({ label: 'Gone partner', stage: 'S4', partner: 'XX' }),
    })
    const { byStage, unplaced } = chainPlaces(board)
    expect(byStage.S4).toEqual([])
    expect(unplaced.map((item) => item.id)).toEqual(['a', 'b', 'c'])
  })

  it('are marked while they are source facts that nobody confirmed', () => {
    const fact = asset({ label: 'Desk', stage: 'S4', partner: 'BIOM' }, 'prefill')
    const board = withItems(exampleBoard(), { [itemKey('T08.assets', 'fact')]: fact })
    expect(chainPlaces(board).byStage.S4[0]?.isUnconfirmed).toBe(true)
    const confirmation = { by: 'p-omar', partner: 'BIOM', at: '2027-01-11T09:00:00.000Z', edited: false }
    const confirmed = withItems(board, { [itemKey('T08.assets', 'fact', '$confirmed')]: confirmation })
    expect(chainPlaces(confirmed).byStage.S4[0]?.isUnconfirmed).toBe(false)
  })
})
