// A plain table of what stands on a board: heads and typed cells, for spreadsheets. Knows no file format.

/** `date`: ISO day; `time`: ISO moment. Empty is null, never 0 or ''. */
export type TableCell = string | number | { date: string } | { time: string } | null

export type Table = {
  /** Unique on the board: a widget (`T04.markets`), or `partners`, `decisions`, `coverage`. */
  id: string
  /** What people call it: `T04 Markets`. */
  title: string
  heads: readonly string[]
  /** As long as the heads, each. */
  rows: readonly (readonly TableCell[])[]
}

/** A cell for a file without types: dates as ISO text, empty as ''. */
export function plainCell(cell: TableCell): string | number {
  if (cell === null) return ''
  if (typeof cell !== 'object') return cell
  return 'date' in cell ? cell.date : cell.time
}
