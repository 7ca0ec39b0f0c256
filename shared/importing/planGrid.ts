// Rows of a file as lines of a shared matrix, a heat map or a checklist, in either direction. Rows and columns are those of the
// board: a file adds none.
import { axisEntries } from '../board/axis.ts'
import { cellValue } from '../board/boardState.ts'
import { checkCell } from '../board/validateField.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { BoardError } from '../errors.ts'
import { axisLabels, type AxisLabel } from '../widgets/axisLabels.ts'
import { checklistSeedOf, checkRows, COMMON_COLUMN, stateKey, type CheckState } from '../widgets/checklist.ts'
import { isOnOff } from '../widgets/matrix.ts'
import { needMapView, ownMapCells } from '../widgets/needMap.ts'
import { plainName, type FileCell, type FileTable } from './FileTable.ts'
import type { ColumnChoice, ImportPlan, Mapping, PlannedRow, Write } from './importPlan.ts'
import { matchColumns } from './matchColumns.ts'
import { isSameCell, numberCell, type ReadContext } from './readField.ts'

export const LINE_COLUMN = '$line'
const NEED_MAP = 'T04.needMap'
/** Rows looked at to find the column with the names. */
const SAMPLE_ROWS = 200

type Context = Pick<ReadContext, 'board' | 't'>
type CellValue = number | string | null
type Head = Pick<AxisLabel, 'id' | 'label' | 'code'>

/** How a table of cells is read and written, whatever draws it. */
type Grid = {
  lines: readonly Head[]
  heads: readonly Head[]
  /** Null where the board has no such cell. */
  held(line: string, head: string): { value: CellValue; words: string } | null
  read(context: ReadContext, cell: FileCell): { value: CellValue } | { why: string }
  words(value: CellValue): string
  place(line: string, head: string): { row: string; column: string }
}

const namesOf = ({ id, label, code }: Head): string[] => [label, id, code].filter((name) => name !== '')

/** @param table its heads tell whether rows of the file are rows of the board or the other way round */
function gridOf(context: Context, widget: WidgetId, table: FileTable): Grid {
  const seed = widgetSeedOf(widget)
  if (seed?.kind === 'checklist') return checkGrid(context, widget)
  if (seed?.kind !== 'matrix' && seed?.kind !== 'heatmap') throw new Error(`${widget} has no cells`)
  const { board, t } = context
  const instance = instanceOf(widget)
  const rows = axisLabels(board, widget, axisEntries(board, seed.rows, instance), t)
  const columns = axisLabels(board, widget, axisEntries(board, seed.columns, instance), t)
  const matched = (labels: readonly Head[]) =>
    matchColumns(choicesOf(labels), table.heads).filter((key) => key !== null).length
  const isTurned = matched(rows) > matched(columns)
  const place = (line: string, head: string) => (isTurned ? { row: head, column: line } : { row: line, column: head })
  const map = needMapView(board)
  const marks = seed.kind === 'heatmap' || isOnOff(seed)
  const words = (value: CellValue) => (value === null ? '' : String(value))
  return {
    lines: isTurned ? columns : rows,
    heads: isTurned ? rows : columns,
    place,
    words,
    held(line, head) {
      const { row, column } = place(line, head)
      const value = widget === NEED_MAP ? map.strength(row, column) : (cellValue(board, widget, row, column) ?? null)
      return { value, words: words(value) }
    },
    read(reading, cell) {
      if (!marks) return numberCell(reading, cell, seed.kind === 'matrix' && seed.scale.integer)
      const mark = markOf(context, cell)
      if (mark === null) return { why: t('import.why.mark') }
      return { value: mark === 0 && seed.kind === 'heatmap' ? null : mark }
    },
  }
}

function markOf({ t }: Context, cell: FileCell): number | null {
  const text = plainName(String(cell))
  if (['x', '\u2713', '\u2714', '1', 'yes', 'true', plainName(t('report.yes'))].includes(text)) return 1
  return ['0', '-', '\u2013', 'no', 'false', plainName(t('report.no'))].includes(text) ? 0 : null
}

function checkGrid(context: Context, widget: WidgetId): Grid {
  const { board, t } = context
  const { states } = checklistSeedOf(widget)
  const rows = checkRows(board, widget, t)
  const byId = new Map(rows.map((row) => [row.item.id, row]))
  const words = (state: CheckState): string => (states.includes(state) ? t(stateKey(widget, state)) : String(state))
  const partners = board.partners.map(({ id, name }) => ({ id, label: name, code: '' }))
  const common = { id: COMMON_COLUMN, label: t('report.column.state'), code: '' }
  return {
    lines: rows.map(({ item, label }) => ({ id: item.id, label, code: '' })),
    heads: [common, ...(rows.some(({ isCommon }) => !isCommon) ? partners : [])],
    words: (value) => (value === null ? '' : words(value)),
    place: (row, column) => ({ row, column }),
    held(line, head) {
      const cell = byId.get(line)?.cells.find(({ column }) => column === head)
      return cell ? { value: cell.state, words: words(cell.state) } : null
    },
    read(_, cell) {
      const state = states.find(
        (one) => plainName(words(one)) === plainName(String(cell)) || String(one) === String(cell),
      )
      return state === undefined
        ? { why: t('import.why.option', { options: states.map(words).join(', ') }) }
        : { value: state }
    },
  }
}

const choicesOf = (heads: readonly Head[]): ColumnChoice[] =>
  heads.map((head) => ({ key: head.id, label: head.label, names: namesOf(head) }))

/** The column with the names of the lines, then the columns of the board. */
export function gridColumns(context: Context, widget: WidgetId, table: FileTable): ColumnChoice[] {
  const { t } = context
  const line = t('tables.row')
  return [
    { key: LINE_COLUMN, label: t('import.column.line'), names: [line, 'id', t('tables.id')] },
    ...choicesOf(gridOf(context, widget, table).heads),
  ]
}

/** As `matchColumns`; a column without a known head that holds names of lines is the one with the names. */
export function matchGrid(context: Context, widget: WidgetId, table: FileTable): (string | null)[] {
  const mapping = matchColumns(gridColumns(context, widget, table), table.heads)
  if (mapping.includes(LINE_COLUMN)) return mapping
  const names = new Set(gridOf(context, widget, table).lines.flatMap(namesOf).map(plainName))
  const hits = mapping.map((key, i) =>
    key === null
      ? table.rows.slice(0, SAMPLE_ROWS).filter(({ cells }) => names.has(plainName(String(cells[i] ?? '')))).length
      : 0,
  )
  const most = Math.max(0, ...hits)
  return most === 0 ? mapping : mapping.map((key, i) => (i === hits.indexOf(most) ? LINE_COLUMN : key))
}

/** @param clears an empty cell empties the cell of the board; else it leaves it as it is */
export function planGrid(
  context: ReadContext,
  widget: WidgetId,
  table: FileTable,
  mapping: Mapping,
  clears: boolean,
): ImportPlan {
  const { t, board } = context
  const lineColumn = mapping.indexOf(LINE_COLUMN)
  if (lineColumn < 0) return { rows: [], problem: t('import.needs.line') }
  const grid = gridOf(context, widget, table)
  const lineAt = lineFinder(grid, table, lineColumn)
  const rows = table.rows.map(({ line: number, cells }): PlannedRow => {
    const name = String(cells[lineColumn] ?? '').trim()
    const row: PlannedRow = { line: number, name, state: 'same', changes: [], refusals: [], writes: [] }
    const refuse = (column: string, text: FileCell, why: string) =>
      row.refusals.push({ column, text: String(text), why })
    const line = lineAt(name)
    if ('why' in line) refuse('', '', t(line.why, { name, ...line.given }))
    else
      mapping.forEach((key, i) => {
        const head = grid.heads.find(({ id }) => id === key)
        const cell = cells[i] ?? ''
        if (!head || (cell === '' && !clears)) return
        const held = grid.held(line.id, head.id)
        if (!held) {
          if (cell !== '') refuse(head.label, cell, t('import.why.noCell', { name: line.label }))
          return
        }
        if (isSameCell(held.words, cell) || (cell === '' && held.value === null)) return
        const read = cell === '' ? { value: null } : grid.read(context, cell)
        const why = 'why' in read ? read.why : whyNot(context, widget, grid.place(line.id, head.id), read.value)
        if (why !== null || 'why' in read) return void refuse(head.label, cell, why ?? '')
        if (read.value === held.value) return
        row.changes.push({ name: head.label, before: held.words, after: grid.words(read.value) })
        row.writes.push({ kind: 'cell', ...grid.place(line.id, head.id), value: read.value })
      })
    if (row.refusals.length > 0) return { ...row, state: 'refused', changes: [], writes: [] }
    return row.changes.length > 0 ? { ...row, state: 'changed' } : row
  })
  const first = rows.find(({ state }) => state === 'changed')
  // The board's own map replaces the default as a whole (domain 4.T04.5).
  if (first && widget === NEED_MAP && !needMapView(board).isOwn) {
    const defaults = ownMapCells(board).map(({ need, criterion, value }): Write => {
      return { kind: 'cell', row: need, column: criterion, value }
    })
    first.writes.unshift(...defaults)
  }
  return { rows, problem: null }
}

function whyNot(
  { board }: Context,
  widget: WidgetId,
  { row, column }: { row: string; column: string },
  value: CellValue,
): string | null {
  try {
    checkCell(widget, board, row, column, value)
    return null
  } catch (error) {
    if (error instanceof BoardError) return error.message
    throw error
  }
}

type Found = Head | { why: string; given?: Record<string, number> }

/** Lines by id or name; as many rows of one name as the board has lines of it are taken in order. */
function lineFinder(grid: Grid, table: FileTable, lineColumn: number): (name: string) => Found {
  const counts = new Map<string, number>()
  for (const { cells } of table.rows) {
    const name = plainName(String(cells[lineColumn] ?? ''))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const met = new Map<string, number>()
  return (text) => {
    const name = plainName(text)
    if (name === '') return { why: 'import.why.noLine' }
    const byId = grid.lines.find(({ id }) => plainName(id) === name)
    const lines = byId ? [byId] : grid.lines.filter((line) => namesOf(line).some((one) => plainName(one) === name))
    if (lines.length === 0) return { why: 'import.why.unknownLine' }
    const place = met.get(name) ?? 0
    met.set(name, place + 1)
    const inFile = counts.get(name)!
    if (lines.length > 1 && inFile !== lines.length)
      return { why: 'import.why.severalLines', given: { count: lines.length } }
    return lines[place] ?? { why: 'import.why.lineTwice' }
  }
}
