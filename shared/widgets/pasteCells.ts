// A table from the clipboard for a table of the board: which cells it changes and what of it is refused. Pure; nothing is written
// here. With names of rows and columns in it the table finds its own places; without, it goes where the caret is.
import { cellValue, type BoardState } from '../board/boardState.ts'
import { checkCell } from '../board/validateField.ts'
import { instanceOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { axisEntries } from '../board/axis.ts'
import type { Translate } from '../drawing.ts'
import { BoardError } from '../errors.ts'
import { axisLabels, type AxisLabel } from './axisLabels.ts'
import type { Place } from './gridKeys.ts'
import { isFlipped, isOnOff } from './matrix.ts'
import { numberOf } from './pasteTable.ts'

export type PlannedCell = {
  row: string
  column: string
  /** As drawn: the line the cell stands in, and the column over it. */
  line: string
  head: string
  text: string
  now: number | null
  next: number | null
  /** Not changed: the value does not fit, or is there already. */
  refused: 'value' | 'same' | null
}
export type CellsPlan = {
  cells: PlannedCell[]
  /** Rows and columns were found by their names. */
  isNamed: boolean
  /** Names in the table that no row or column has; their cells are left out. */
  unknown: string[]
  /** Cells beyond the end of the board's table. */
  outside: number
}

const plain = (text: string): string => text.trim().toLocaleLowerCase()

/** Whether a widget takes pasted cells. */
export function takesCells(widget: WidgetId): boolean {
  const seed = widgetSeedOf(widget)
  return seed?.kind === 'heatmap' || (seed?.kind === 'matrix' && seed.mode === 'shared')
}

/**
 * @param at place of the caret in the table as it is drawn; the first cell when there is none
 * @throws Error when the widget takes no cells
 */
export function planCells(
  widget: WidgetId,
  board: BoardState,
  table: readonly (readonly string[])[],
  at: Place,
  t: Translate,
): CellsPlan {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'heatmap' && seed?.kind !== 'matrix') throw new Error(`${widget} takes no cells`)
  const instance = instanceOf(widget)
  const rows = axisLabels(board, widget, axisEntries(board, seed.rows, instance), t)
  const columns = axisLabels(board, widget, axisEntries(board, seed.columns, instance), t)
  const flipped = seed.kind === 'matrix' && isFlipped(seed)
  const marks = seed.kind === 'heatmap' || isOnOff(seed)
  const down = flipped ? columns : rows
  const across = flipped ? rows : columns
  const placed = place(table, down, across, at)
  const cells: PlannedCell[] = []
  for (const { line, head, text } of placed.cells) {
    if (text.trim() === '') continue
    const row = flipped ? head.id : line.id
    const column = flipped ? line.id : head.id
    const held = cellValue(board, widget, row, column)
    const now = typeof held === 'number' ? held : null
    const value = marks ? markOf(text) : numberOf(text)
    const next = value === 0 && seed.kind === 'heatmap' ? null : (value ?? null)
    const isRight = value !== undefined && fits(widget, board, row, column, next)
    const refused = !isRight ? 'value' : next === now ? 'same' : null
    cells.push({ row, column, line: line.label, head: head.label, text: text.trim(), now, next, refused })
  }
  return { cells, isNamed: placed.isNamed, unknown: placed.unknown, outside: placed.outside }
}

function fits(widget: WidgetId, board: BoardState, row: string, column: string, value: number | null): boolean {
  try {
    checkCell(widget, board, row, column, value)
    return true
  } catch (error) {
    if (error instanceof BoardError) return false
    throw error
  }
}

function markOf(text: string): number | undefined {
  if (['x', '\u2713', '\u2714', '1', 'yes', 'true'].includes(plain(text))) return 1
  return ['0', '-', '\u2013', 'no', 'false'].includes(plain(text)) ? 0 : undefined
}

type Placed = { cells: { line: AxisLabel; head: AxisLabel; text: string }[] } & Omit<CellsPlan, 'cells'>

function place(
  table: readonly (readonly string[])[],
  down: readonly AxisLabel[],
  across: readonly AxisLabel[],
  at: Place,
): Placed {
  const named = (list: readonly AxisLabel[], text: string) =>
    list.find(({ id, label, code }) => [id, label, code].some((name) => name !== '' && plain(name) === plain(text)))
  const knows = (list: readonly AxisLabel[], texts: readonly string[]) =>
    texts.length > 0 && texts.filter((text) => named(list, text)).length * 2 >= texts.length
  const top = (table[0] ?? []).slice(1)
  const side = table.slice(1).map((row) => row[0] ?? '')
  const isUpright = knows(across, top) && knows(down, side)
  if (!isUpright && !(knows(down, top) && knows(across, side))) {
    let outside = 0
    const cells = table.flatMap((row, y) =>
      row.flatMap((text, x) => {
        const line = down[at.row + y]
        const head = across[at.column + x]
        if (line && head) return [{ line, head, text }]
        if (text.trim() !== '') outside++
        return []
      }),
    )
    return { cells, isNamed: false, unknown: [], outside }
  }
  const heads = top.map((text) => named(isUpright ? across : down, text))
  const lines = side.map((text) => named(isUpright ? down : across, text))
  const unknown = [...top.filter((_, x) => !heads[x]), ...side.filter((_, y) => !lines[y])].filter(
    (text) => text !== '',
  )
  const cells = lines.flatMap((line, y) =>
    heads.flatMap((head, x) => {
      if (!line || !head) return []
      const text = table[y + 1]?.[x + 1] ?? ''
      return [isUpright ? { line, head, text } : { line: head, head: line, text }]
    }),
  )
  return { cells, isNamed: true, unknown, outside: 0 }
}
