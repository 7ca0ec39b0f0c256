// Columns and rows of the market matrix at every size a board may have.
import { describe, expect, it } from 'vitest'
import { matrixSizes } from '../../../client/shapes/markets/matrixSizes.ts'

describe('matrixSizes', () => {
  it('[W6] fits every number of markets up to twelve into the panel', () => {
    for (let markets = 2; markets <= 12; markets++) {
      const sizes = matrixSizes({ width: 657, height: 448, markets, groups: 2, rowCount: 10 })
      expect(sizes.code + sizes.name + sizes.weight + markets * sizes.cell).toBeCloseTo(sizes.tableWidth)
      expect(sizes.tableWidth).toBeLessThanOrEqual(657 - 16)
      expect(sizes.name).toBeGreaterThanOrEqual(132)
    }
  })

  it('[W6] scrolls sideways rather than making cells unreadable', () => {
    const sizes = matrixSizes({ width: 400, height: 448, markets: 12, groups: 2, rowCount: 10 })
    expect(sizes.cell).toBe(36)
    expect(sizes.tableWidth).toBeGreaterThan(400)
  })

  it('[W6] draws rows closer when there are many, never under 22 px', () => {
    const height = (rowCount: number) => matrixSizes({ width: 657, height: 448, markets: 5, groups: 2, rowCount }).row
    expect([height(4), height(10)]).toEqual([25, 24])
    expect(height(40)).toBe(22)
  })
})
