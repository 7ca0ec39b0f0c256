// Tables as files: one workbook with a sheet for each, or a ZIP with a CSV file for each.
import { strToU8, zipSync } from 'fflate'
import writeXlsxFile, { type CellObject, type Sheet } from 'write-excel-file/universal'
import { toCsv } from '../csv.ts'
import { sheetNames } from './sheetNames.ts'
import { plainCell, type Table, type TableCell } from './Table.ts'

/** Most characters of a cell in Excel. */
const LONGEST_CELL = 32_767
const [NARROW, WIDE] = [8, 60]

/** One table as a CSV file: heads first, numbers with a decimal point, dates as ISO text, nothing that runs as a formula. */
export function tableCsv({ heads, rows }: Pick<Table, 'heads' | 'rows'>): string {
  return toCsv([heads, ...rows.map((row) => row.map(plainCell))])
}

/** Every table as a CSV file of a ZIP archive, in UTF-8. @param at time printed on the files inside */
export function tablesZip(tables: readonly Table[], at: Date): Uint8Array<ArrayBuffer> {
  const names = sheetNames(tables.map(({ title }) => title))
  const files = Object.fromEntries(tables.map((table, i) => [`${names[i]!}.csv`, strToU8(tableCsv(table))]))
  return new Uint8Array(zipSync(files, { mtime: at }))
}

/** A workbook: a sheet for each table, its head bold and always in sight. Texts are texts whatever they begin with. */
export async function tablesXlsx(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const names = sheetNames(tables.map(({ title }) => title))
  const sheets = tables.map(({ heads, rows }, i): Sheet<Blob> => ({
    sheet: names[i]!,
    stickyRowsCount: 1,
    columns: heads.map((head, column) => ({ width: widthOf([head, ...rows.map((row) => row[column] ?? null)]) })),
    data: [
      heads.map((head) => ({ value: head, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' })),
      ...rows.map((row) => row.map(cellObject)),
    ],
  }))
  const blob = await writeXlsxFile(sheets).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function cellObject(cell: TableCell): CellObject | null {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' }
  if (typeof cell === 'string')
    return { value: cell.slice(0, LONGEST_CELL), type: String, wrap: true, alignVertical: 'top' }
  return 'date' in cell
    ? { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' }
    : { value: new Date(cell.time), type: Date, format: 'yyyy-mm-dd hh:mm', alignVertical: 'top' }
}

/** In characters: the longest line, within reason. */
function widthOf(cells: readonly TableCell[]): number {
  const longest = Math.max(...cells.flatMap((cell) => String(plainCell(cell)).split('\n')).map((line) => line.length))
  return Math.min(WIDE, Math.max(NARROW, longest + 2))
}
