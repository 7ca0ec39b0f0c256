// Cells from a spreadsheet for a table of the board, on the board of the worked example with its measured values.
import { describe, expect, it } from 'vitest'
import { itemKey } from '../../../shared/board/boardState.ts'
import { planCells, takesCells } from '../../../shared/widgets/pasteCells.ts'
import { exampleBoard, keyOf, withItems } from '../brandViews/exampleBrand.ts'

const WIDGET = 'T04.measured'
const START = { row: 0, column: 0 }
const board = () =>
  withItems(exampleBoard(), {
    [itemKey('T04.criteria', 'C1', 'kind')]: 'measured',
    [itemKey('T04.criteria', 'C2', 'kind')]: 'measured',
  })
const plan = (table: string[][], at = START) => planCells(WIDGET, board(), table, at, keyOf)

describe('a pasted block of cells', () => {
  it('[W68] goes where the caret is and leaves out what lies beyond', () => {
    const { cells, outside, isNamed } = plan([
      ['12', '3,5'],
      ['7', ''],
    ])
    expect(cells.map(({ row, column, next, refused }) => [row, column, next, refused])).toEqual([
      ['C1', 'BR', 12, null],
      ['C2', 'BR', 3.5, null],
      ['C1', 'CN', 7, null],
    ])
    expect([outside, isNamed]).toEqual([0, false])
    expect(plan([['1', '2', '3']], { row: 0, column: 1 }).outside).toBeGreaterThan(0)
  })

  it('[W68] finds rows and columns by their names, either way round, and names what it does not know', () => {
    const upright = plan([
      ['', 'C2', 'C1'],
      ['CN', '4', '5'],
      ['Atlantis', '1', '1'],
      ['US', '6', ''],
    ])
    const places = (one: ReturnType<typeof plan>) =>
      one.cells.map(({ row, column, next }) => `${row} ${column} ${next}`)
    expect(places(upright)).toEqual(['C2 CN 4', 'C1 CN 5', 'C2 US 6'])
    expect(upright).toMatchObject({ isNamed: true, unknown: ['Atlantis'] })
    const turned = plan([
      ['', 'CN', 'US'],
      ['C2', '4', '6'],
      ['C1', '5', ''],
    ])
    expect(places(turned).sort()).toEqual(places(upright).sort())
  })

  it('[W68] refuses what is no number and says what is there already', () => {
    const filled = withItems(board(), { [itemKey(WIDGET, 'C1', 'BR')]: 12 })
    const { cells } = planCells(WIDGET, filled, [['12', 'much']], START, keyOf)
    expect(cells.map(({ refused, now }) => [refused, now])).toEqual([
      ['same', 12],
      ['value', null],
    ])
  })

  it('is only for tables that everybody edits', () => {
    expect(['T04.measured', 'T05.choices', 'T04.scores', 'T04.markets'].map(takesCells)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
