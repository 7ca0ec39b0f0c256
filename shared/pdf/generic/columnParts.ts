// Tables with more columns than a page holds are printed as several tables, each with the rows' names. Nothing is cut.
import type { Block, Cell, Column, Row } from '../blocks.ts'

/** Room for text on a page (A4 less two margins), in pt. */
export const PAGE_WIDTH = 481

/** So many columns fit beside the rows' names at this least width. */
export function columnsThatFit(names: number, least: number): number {
  return Math.max(1, Math.floor((PAGE_WIDTH - names) / least))
}

/** Columns in parts of nearly equal size, none longer than `most`. */
export function inParts<T>(columns: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(columns.length / most))
  const size = Math.max(1, Math.ceil(columns.length / count))
  return Array.from({ length: count }, (_, i) => columns.slice(i * size, (i + 1) * size))
}

export type GridRow = { name: Cell; cells: readonly Cell[] } | { group: string }

/**
 * A table of rows and like columns, in as many parts as it takes.
 * @param least least width of a column in pt, the words of its head not counted
 */
export function gridTables(
  grid: { corner: string; columns: readonly { head: string; align?: Column['align'] }[]; rows: readonly GridRow[] },
  { names = 150, least = 44, caption }: { names?: number; least?: number; caption?: Block & { kind: 'text' } } = {},
): Block[] {
  const places = grid.columns.map((_, i) => i)
  const parts = inParts(places, columnsThatFit(names, least))
  const width = Math.max(least, Math.min(76, (PAGE_WIDTH - names) / Math.max(1, parts[0]!.length)))
  return [
    ...parts.map((part): Block => ({
      kind: 'table',
      size: part.length > 7 ? 8 : 8.6,
      columns: [
        { head: grid.corner, share: 1 },
        ...part.map((i) => ({
          head: grid.columns[i]!.head,
          width,
          align: grid.columns[i]!.align ?? ('right' as const),
        })),
      ],
      rows: grid.rows.map((row): Row => {
        if ('group' in row) return { kind: 'group', text: row.group }
        return { kind: 'cells', cells: [row.name, ...part.map((i) => row.cells[i]!)] }
      }),
    })),
    ...(caption ? [caption] : []),
  ]
}
