// The heat map widget: cells that are on or off, over a heat that somebody computes. Pure.
import { shownEntries } from '../board/axis.ts'
import { cellValue, type BoardState } from '../board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import { axisLabels, type AxisLabel } from './axisLabels.ts'

export type HeatCell = { column: string; isOn: boolean }
export type Heatmap = { columns: AxisLabel[]; rows: { row: AxisLabel; cells: HeatCell[] }[] }

/** @throws Error when the widget is no heat map. */
export function heatmap(board: BoardState, widget: WidgetId, t: Translate): Heatmap {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'heatmap') throw new Error(`${widget} is no heat map`)
  const columns = axisLabels(board, widget, shownEntries(board, widget, seed.columns), t)
  const rows = axisLabels(board, widget, shownEntries(board, widget, seed.rows), t)
  return {
    columns,
    rows: rows.map((row) => ({
      row,
      cells: columns.map((column) => ({
        column: column.id,
        isOn: cellValue(board, widget, row.id, column.id) === 1,
      })),
    })),
  }
}

/** What a key does to a cell: on, off, or the other of both; undefined for any other key. */
export function toggleOfKey(key: string, isOn: boolean): boolean | undefined {
  switch (key) {
    case ' ':
    case 'Enter':
      return !isOn
    case '1':
    case 'x':
    case 'X':
      return true
    case '0':
    case 'Delete':
    case 'Backspace':
      return false
    default:
      return undefined
  }
}
