// How wide the columns of a table are: as its author says, unless one has room to spare while another breaks its words. Knows
// no paper: what a word takes is measured by the caller, so that a Word file has the same columns.
import type { MeasureText } from '../drawing.ts'
import type { Block, Cell, Column } from './blocks.ts'
import { unitsKept, type Inline } from './inline.ts'
import type { Weight } from './look.ts'

type Table = Extract<Block, { kind: 'table' }>
/** What a column's words take in points, edges included: its longest word, and its longest line. */
type Need = { word: number; line: number }

export const PAD_X = 4.2
/** A word longer than this share of the table is broken rather than given room. */
const LONGEST_WORD = 0.34
/** A column asks for at most this share of the table, so that one long text does not starve the others. */
const LONGEST_LINE = 0.7
/** Narrower than this, lines break where a rounded width does not. */
const TOLERANCE = 0.5

/** Widths of the columns in points. @param width of all of them together */
export function columnWidths(table: Table, width: number, measure: MeasureText): number[] {
  const needs = table.columns.map((column, i) => needOf(table, column, i, width, measure))
  return balanced(preferred(table.columns, needs, width), needs, width)
}

/** As the author says: fixed columns, and the rest shared. */
function preferred(columns: readonly Column[], needs: readonly Need[], width: number): number[] {
  const wanted = columns.map((column, i) => ('width' in column ? Math.max(column.width, needs[i]!.word) : 0))
  const fixed = wanted.reduce((sum, w) => sum + w, 0)
  const shares = columns.reduce((sum, column) => sum + ('share' in column ? column.share : 0), 0)
  // Room for the columns that share the rest; when there is none, all fixed columns give way alike.
  const spare = Math.max(shares > 0 ? width * 0.16 : 0, width - fixed)
  // Columns of an A4 page grow on a wider one.
  const squeeze = fixed + spare > width ? (width - spare) / fixed : shares === 0 ? width / fixed : 1
  return columns.map((column, i) => ('share' in column ? (spare * column.share) / shares : wanted[i]! * squeeze))
}

/** What some columns lack for their longest words, then for their lines, comes from what others do not use. */
function balanced(widths: readonly number[], needs: readonly Need[], width: number): number[] {
  const words = moved(
    widths,
    needs.map(({ word }) => word),
    // Lines break before words do.
    needs.map(({ word }) => word),
  )
  return moved(
    words,
    needs.map(({ word, line }) => Math.max(word, Math.min(line, width * LONGEST_LINE))),
    needs.map(({ line }) => line),
  )
}

/** @param wanted what a column would like to have. @param kept what it keeps when others want more. */
function moved(widths: readonly number[], wanted: readonly number[], kept: readonly number[]): number[] {
  const lacks = widths.map((w, i) => Math.max(0, wanted[i]! - w))
  const spares = widths.map((w, i) => Math.max(0, w - kept[i]!))
  const lack = lacks.reduce((sum, w) => sum + w, 0)
  const spare = spares.reduce((sum, w) => sum + w, 0)
  const passed = Math.min(lack, spare)
  if (passed < TOLERANCE) return [...widths]
  return widths.map((w, i) => w + (passed * lacks[i]!) / lack - (passed * spares[i]!) / spare)
}

function needOf(table: Table, column: Column, index: number, width: number, measure: MeasureText): Need {
  const edges = PAD_X * (index === 0 ? 1 : 2) + TOLERANCE
  const size = table.size ?? 8.6
  // A head never breaks inside a word; between words it may.
  let word = Math.max(0, ...wordsOf(column.head).map((one) => measure(one, 8, 600)))
  let line = word
  for (const row of table.rows) {
    if (row.kind !== 'cells') continue
    const need = cellNeed(row.cells[index]!, row.isTotal === true, size, measure)
    word = Math.max(word, Math.min(need.word, width * LONGEST_WORD))
    line = Math.max(line, need.line)
  }
  return { word: word + edges, line: Math.max(line, word) + edges }
}

function cellNeed(cell: Cell, isTotal: boolean, size: number, measure: MeasureText): Need {
  if (cell.status) return { word: 54, line: 54 }
  if (cell.bar !== undefined) return { word: 40, line: 64 }
  const weight: Weight = cell.weight ?? (isTotal ? 600 : 400)
  const space = measure(' ', size, 400)
  let [word, line, longest] = [0, 0, 0]
  const add = (width: number, gap: number) => {
    word = Math.max(word, width)
    line += (line === 0 ? 0 : gap) + width
    longest = Math.max(longest, line)
  }
  for (const part of cell.content) {
    if (typeof part === 'object' && 'keep' in part) add(keptWidth(part.keep, size, weight, space, measure), space * 3)
    else if (typeof part === 'object' && !('text' in part)) add(markWidth(size), space * 1.3)
    else {
      const own = typeof part === 'object' ? (part.weight ?? weight) : weight
      const text = typeof part === 'object' ? part.text : part
      text.split('\n').forEach((paragraph, i) => {
        if (i > 0) line = 0
        for (const one of wordsOf(paragraph)) add(measure(one, size, own), space)
      })
    }
  }
  return { word, line: longest }
}

/** Signs and icons are about as wide as a capital. */
const markWidth = (size: number): number => size * 1.1

function keptWidth(
  parts: readonly Inline[],
  size: number,
  weight: Weight,
  space: number,
  measure: MeasureText,
): number {
  return parts.reduce((sum: number, part): number => {
    if (typeof part === 'string') return sum + measure(part, size, weight)
    if ('text' in part) return sum + measure(part.text, size, part.weight ?? weight)
    return sum + space + ('keep' in part ? keptWidth(part.keep, size, weight, space, measure) : markWidth(size))
  }, 0)
}

const wordsOf = (text: string): string[] =>
  unitsKept(text)
    .split(/ +/)
    .filter((word) => word !== '')
