import { describe, expect, it } from 'vitest'
import {
  below,
  compareIds,
  disagreementLabel,
  displayOrder,
  judgedUtility,
  mean,
  measuredUtility,
  populationSd,
  reaches,
  roundHalfAway,
  SPREAD_ON_100,
  SPREAD_ON_5,
  standardRank,
} from '../../../shared/compute/numbers.ts'

describe('numbers', () => {
  it('[C10] rounds half away from zero to 4 decimals, also where a double falls just short of the half', () => {
    expect([0.00005, -0.00005, 1.00005, 2.00015, 0.15625, -0.00001, 23.684210526].map(roundHalfAway)).toEqual([
      0.0001, -0.0001, 1.0001, 2.0002, 0.1563, 0, 23.6842,
    ])
    expect(Object.is(roundHalfAway(-0.00001), 0)).toBe(true)
    expect(roundHalfAway(1e20)).toBe(1e20)
  })

  it('[C10] compares with a tolerance, so that 0.1 + 0.2 reaches 0.3', () => {
    expect([reaches(0.3 - 1e-12, 0.3), below(0.3 - 1e-12, 0.3), reaches(0.29, 0.3), below(0.29, 0.3)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  it('[C7] leaves nulls out of means and needs two values for a spread', () => {
    expect([mean([null, 2, 4]), mean([null]), mean([])]).toEqual([3, null, null])
    expect([populationSd([2, null, 4]), populationSd([2, null]), populationSd([])]).toEqual([1, null, null])
  })

  it('[C11] ranks 1-2-2-4 with ties inside the tolerance, nulls without rank', () => {
    expect(standardRank([5, 3, 3 + 1e-12, null, 1])).toEqual([1, 2, 2, null, 4])
  })

  it('[C11] orders by rank, then by code point, not by UTF-16 unit', () => {
    const astral = '\u{1F600}'
    const high = '\uFF21'
    expect(astral < high).toBe(true)
    expect(compareIds(high, astral)).toBeLessThan(0)
    expect(compareIds('C1', 'C10')).toBeLessThan(0)
    expect(
      displayOrder([
        { id: 'b', rank: 1 },
        { id: 'x', rank: null },
        { id: 'a', rank: 1 },
        { id: 'Z', rank: 1 },
      ]),
    ).toEqual(['Z', 'a', 'b'])
  })

  it('[C11] labels a spread by the scale it is on', () => {
    expect([null, 0.49, 0.5 - 1e-12, 1].map((sd) => disagreementLabel(sd, SPREAD_ON_5))).toEqual([
      'not-computable',
      'aligned',
      'some-spread',
      'discuss',
    ])
    expect([9.9, 10, 20].map((sd) => disagreementLabel(sd, SPREAD_ON_100))).toEqual([
      'aligned',
      'some-spread',
      'discuss',
    ])
  })

  it('[C11] turns scores and measured values into utilities, clamped at the anchors', () => {
    expect([judgedUtility(1, 'benefit'), judgedUtility(2, 'cost'), judgedUtility(5, 'benefit')]).toEqual([0, 0.75, 1])
    expect([-5, 20, 90].map((value) => measuredUtility(value, 0, 80, 'benefit'))).toEqual([0, 0.25, 1])
    expect(measuredUtility(20, 0, 80, 'cost')).toBe(0.75)
    expect(measuredUtility(0, -1.5e308, 1.5e308, 'benefit')).toBe(0.5)
  })
})
