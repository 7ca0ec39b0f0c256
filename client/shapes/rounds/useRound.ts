// Everything the panels of a scored matrix show about its rounds, read once from the board.
import { useMemo } from 'react'
import { useBoard } from '../../board/boardContext.ts'
import {
  latestValues,
  openRound,
  type BoardState,
  type Round,
  type RoundValues,
} from '../../../shared/board/boardState.ts'
import {
  instanceOf,
  templateOf,
  widgetOn,
  widgetSeedOf,
  type TemplateId,
  type WidgetId,
} from '../../../shared/catalog.ts'
import type { Translate } from '../../../shared/drawing.ts'
import { askedEntries, type AxisEntry } from '../../../shared/board/axis.ts'
import { axisLabels } from '../../../shared/widgets/axisLabels.ts'
import { scaleTicks } from '../../../shared/widgets/matrix.ts'
import { panelSeedOf } from '../panelSeedOf.ts'
import { needCells, roundCells, type RoundCell } from '../../../shared/findings/roundFindings.ts'

export type RoundRow = { id: string; label: string; code: string; group: string }
export type RoundView = {
  widget: WidgetId
  /** The round now open; its values are hidden from everybody. */
  open: Round | null
  /** Number of the latest revealed round, or null before the first. */
  number: number | null
  values: RoundValues
  cells: RoundCell[]
  /** Cells of the revealed round before, by `row/column`. */
  before: ReadonlyMap<string, RoundCell>
  rows: RoundRow[]
  columns: RoundRow[]
  /** Fixed ends of the values' axis. */
  ticks: readonly number[]
}

export const cellKey = (cell: { row: string; column: string }): string => `${cell.row}/${cell.column}`

/**
 * Rounds of the panel's own widget, or of `scores` where the panel names none. T02 compares partner priorities from 1 to 9,
 * every other matrix its scores on the seed's scale.
 */
export function useRound({ template, panel }: { template: TemplateId; panel: string }): RoundView {
  return useRoundOf(widgetOn(template, panelSeedOf(template, panel)?.widget ?? `${templateOf(template)}.scores`))
}

/** Rounds of a scored matrix. */
export function useRoundOf(widget: WidgetId): RoundView {
  const { board, t } = useBoard()
  return useMemo(() => readRound(board, widget, t), [board, widget, t])
}

/** @throws Error when the widget is no scored matrix */
export function readRound(board: BoardState, widget: WidgetId, t: Translate): RoundView {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'matrix') throw new Error(`no scored matrix ${widget}`)
  const isNeeds = widget === 'T02.scores'
  const instance = instanceOf(widget)
  const rows = toRows(board, widget, askedEntries(board, seed.rows, instance), t)
  const columns = toRows(board, widget, askedEntries(board, seed.columns, instance), t)
  const ids = (list: RoundRow[]) => list.map(({ id }) => id)
  const cellsOf = (values: RoundValues) =>
    isNeeds ? needCells(values, board.partners, ids(rows)) : roundCells(values, board.partners, ids(rows), ids(columns))
  const latest = latestValues(board, widget)
  const earlier = [...(board.values.get(widget)?.keys() ?? [])].filter((number) => number < (latest?.number ?? 0))
  const beforeValues = earlier.length > 0 ? board.values.get(widget)?.get(Math.max(...earlier)) : undefined
  return {
    widget,
    open: openRound(board, widget),
    number: latest?.number ?? null,
    values: latest?.values ?? {},
    cells: latest ? cellsOf(latest.values) : [],
    before: new Map((beforeValues ? cellsOf(beforeValues) : []).map((cell) => [cellKey(cell), cell])),
    rows,
    columns,
    ticks: isNeeds ? [1, 3, 5, 7, 9] : scaleTicks(seed.scale.min, seed.scale.max ?? 5),
  }
}

function toRows(board: BoardState, widget: WidgetId, entries: readonly AxisEntry[], t: Translate): RoundRow[] {
  const groups = new Map(entries.map(({ id, item }) => [id, String(item?.fields['segment'] ?? '')]))
  return axisLabels(board, widget, entries, t).map(({ id, label, code }) => ({
    id,
    label,
    code,
    group: groups.get(id) ?? '',
  }))
}
