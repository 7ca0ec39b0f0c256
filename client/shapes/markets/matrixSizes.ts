// How wide and high the columns and rows of the market matrix are, so that up to 12 criteria and 12 markets find room.

export type MatrixSizes = {
  code: number
  name: number
  weight: number
  cell: number
  row: number
  tableWidth: number
  /** Room in px for the bars of weights; 0 when there is none. */
  bar: number
  /** Marks are drawn closer, and missing partners as a dotted line instead of `4/5`. */
  isNarrow: boolean
}

const SIDE = 8
const CODE = 28
const FULL_CELL = 58
const MIN_CELL = 36
const MIN_NAME = 132
const HEAD = 36
const AXIS_ROW = 21
const TOTALS = 3
const LEGEND = 46

/** Sizes in px; a table wider than the panel scrolls sideways. */
export function matrixSizes(space: {
  width: number
  height: number
  markets: number
  groups: number
  rowCount: number
}): MatrixSizes {
  const { markets } = space
  const inner = space.width - 2 * SIDE
  const isNarrow = inner - CODE - 82 - MIN_NAME < markets * FULL_CELL
  const weight = isNarrow ? 46 : 82
  const free = (inner - CODE - weight - MIN_NAME) / Math.max(1, markets)
  const cell = Math.max(MIN_CELL, Math.min(FULL_CELL, Math.floor(free)))
  const tableWidth = Math.max(inner, CODE + weight + MIN_NAME + markets * cell)
  const rowSpace = space.height - HEAD - AXIS_ROW * space.groups - LEGEND
  const row = Math.max(22, Math.min(25, Math.floor(rowSpace / (space.rowCount + TOTALS))))
  return {
    code: CODE,
    name: tableWidth - CODE - weight - markets * cell,
    weight,
    cell,
    row,
    tableWidth,
    bar: isNarrow ? 0 : 36,
    isNarrow,
  }
}
