// The matrix widget in both modes: which cells there are, what stands in each, which way round it is drawn. Pure.
import { axisEntries, shownEntries } from '../board/axis.ts'
import { cellValue, latestValues, openRound, type BoardState, type Round } from '../board/boardState.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { Disagreement } from '../compute/results.ts'
import type { Translate } from '../drawing.ts'
import { partnersVoting, roundCells, type RoundCell } from '../findings/roundFindings.ts'
import type { FieldSeed, MatrixSeed } from '../templateSeed.ts'
import { axisLabels, type AxisLabel } from './axisLabels.ts'

/** @throws Error when the widget is no matrix. */
export function matrixSeedOf(widget: WidgetId): MatrixSeed {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'matrix') throw new Error(`${widget} is no matrix`)
  return seed
}

/** Rows that are a few of a longer list (measured criteria) run across, so that the long side runs down. */
export const isFlipped = (seed: MatrixSeed): boolean => 'list' in seed.rows && seed.rows.where !== undefined

/** Rows and columns as they stand now, by their own names in the seed (not as drawn). */
export function matrixAxes(
  board: BoardState,
  widget: WidgetId,
  t: Translate,
): { rows: AxisLabel[]; columns: AxisLabel[] } {
  const seed = matrixSeedOf(widget)
  return {
    rows: axisLabels(board, widget, shownEntries(board, widget, seed.rows), t),
    columns: axisLabels(board, widget, shownEntries(board, widget, seed.columns), t),
  }
}

/** The number a cell of a shared matrix takes, as a field. */
export function cellField(seed: MatrixSeed): FieldSeed {
  return {
    id: 'value',
    type: seed.scale.integer ? 'integer' : 'number',
    required: false,
    min: seed.scale.min,
    ...(seed.scale.max === null ? {} : { max: seed.scale.max }),
  }
}

/** Whether cells are only on or off (0 or 1): a press changes them. */
export const isOnOff = ({ scale }: MatrixSeed): boolean => scale.integer && scale.min === 0 && scale.max === 1

/** What a digit typed on a cell sets; null for any other key or a digit off the scale. */
export function valueOfKey(seed: MatrixSeed, key: string): number | null {
  if (!/^\d$/.test(key) || !seed.scale.integer) return null
  const value = Number(key)
  return value >= seed.scale.min && (seed.scale.max === null || (seed.scale.max <= 9 && value <= seed.scale.max))
    ? value
    : null
}

/** A value's place on its scale, 0 to 1; null where the scale is open. */
export function scaleShare(seed: MatrixSeed, value: number): number | null {
  const { min, max } = seed.scale
  return max === null || max <= min ? null : Math.max(0, Math.min(1, (value - min) / (max - min)))
}

/** Cells of a shared matrix that hold a number, and all there are. */
export function filledCells(board: BoardState, widget: WidgetId, t: Translate): { filled: number; total: number } {
  const { rows, columns } = matrixAxes(board, widget, t)
  let filled = 0
  for (const row of rows)
    for (const column of columns) if (typeof cellValue(board, widget, row.id, column.id) === 'number') filled++
  return { filled, total: rows.length * columns.length }
}

export type BallotCell =
  /** Group mean on the seed's scale; `have` of `of` voting partners gave a score. */
  | {
      kind: 'value'
      mean: number
      spread: number | null
      label: Disagreement
      have: number
      of: number
      cell: RoundCell
    }
  | { kind: 'noScores' }
  | { kind: 'notYet' }
  | { kind: 'hidden' }

export type BallotRow = { row: AxisLabel; cells: BallotCell[]; /** Group the row stands under, or ''. */ group: string }
export type BallotMatrix = {
  columns: AxisLabel[]
  rows: BallotRow[]
  /** The round that is open now and hidden from everybody. */
  open: Round | null
  /** Number of the revealed round shown; null before the first. */
  round: number | null
  /** Partners with at least one score in it. */
  voting: string[]
}

/**
 * Group means of the latest revealed round (domain 3.4, 3.5); no values before a reveal.
 * @param by field of the rows' items that puts them under headings, in the order of the field's options
 */
export function ballotMatrix(board: BoardState, widget: WidgetId, t: Translate, by?: string): BallotMatrix {
  const seed = matrixSeedOf(widget)
  const { rows, columns } = matrixAxes(board, widget, t)
  const entries = new Map(axisEntries(board, seed.rows, instanceOf(widget)).map((entry) => [entry.id, entry]))
  const latest = latestValues(board, widget)
  const open = openRound(board, widget)
  const ids = (list: readonly AxisLabel[]) => list.map(({ id }) => id)
  const cells = new Map(
    latest
      ? roundCells(latest.values, board.partners, ids(rows), ids(columns)).map((cell) => [
          `${cell.row}/${cell.column}`,
          cell,
        ])
      : [],
  )
  const cellAt = (row: string, column: string): BallotCell => {
    if (!latest) return { kind: open ? 'hidden' : 'notYet' }
    const cell = cells.get(`${row}/${column}`)
    if (!cell || cell.mean === null) return { kind: 'noScores' }
    const have = cell.values.length
    return {
      kind: 'value',
      mean: cell.mean,
      spread: cell.spread,
      label: cell.label,
      have,
      of: have + cell.missing.length,
      cell,
    }
  }
  const groupOf = (id: string): string => {
    const value = by === undefined ? undefined : entries.get(id)?.item?.fields[by]
    return typeof value === 'string' ? value : ''
  }
  const options = by !== undefined && 'list' in seed.rows ? optionsOf(seed.rows.list, by) : []
  const order = (id: string) => {
    const place = options.indexOf(groupOf(id))
    return place < 0 ? options.length : place
  }
  return {
    columns,
    rows: rows
      .map((row, place) => ({ row, place }))
      .sort((a, b) => order(a.row.id) - order(b.row.id) || a.place - b.place)
      .map(({ row }) => ({
        row,
        group: groupOf(row.id),
        cells: columns.map((column) => cellAt(row.id, column.id)),
      })),
    open,
    round: latest?.number ?? null,
    voting: latest ? partnersVoting(latest.values, board.partners) : [],
  }
}

function optionsOf(list: WidgetId, field: string): readonly string[] {
  const seed = widgetSeedOf(list)
  return seed && 'fields' in seed ? (seed.fields.find((one) => one.id === field)?.options ?? []) : []
}

/** Fixed ticks of a scale: every whole number when there are few, else its ends and middle. */
export function scaleTicks(min: number, max: number): number[] {
  if (Number.isInteger(min) && Number.isInteger(max) && max - min <= 10)
    return Array.from({ length: max - min + 1 }, (_, place) => min + place)
  return [min, (min + max) / 2, max]
}
