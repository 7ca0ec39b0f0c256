// The tables of a file: a CSV file, every sheet of a workbook, or every CSV file of an archive (which "Save all as CSV" makes).
// Loaded only when somebody imports.
import { unzipSync, type UnzipFileInfo } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { FILE_LIMITS, FileRefusal, type FileCell, type FileRow, type FileTable } from './FileTable.ts'
import { decodeText, parseCsv } from './parseCsv.ts'
import { fileStyle } from './readNumber.ts'

const withoutEnding = (name: string): string => name.replace(/^.*\//, '').replace(/\.[a-z]{2,4}$/i, '')

/**
 * Every table of a file that has heads and at least one row.
 * @param name of the file, with its ending
 * @throws FileRefusal
 */
export async function readTables(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileTable[]> {
  if (bytes.length > FILE_LIMITS.bytes) throw new FileRefusal('tooLarge', { max: megabytes(FILE_LIMITS.bytes) })
  const tables = await tablesIn(name, bytes)
  if (tables.length > FILE_LIMITS.tables) throw new FileRefusal('tooManyTables', { max: FILE_LIMITS.tables })
  const filled = tables.flatMap((table) => table ?? [])
  if (filled.length === 0) throw new FileRefusal('empty')
  return filled
}

async function tablesIn(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<(FileTable | null)[]> {
  const starts = (...marks: number[]) => marks.every((mark, i) => bytes[i] === mark)
  // The old binary workbook, and a workbook with a password, which hides in the same kind of file.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefusal(/\.xls$/i.test(name) ? 'oldWorkbook' : 'locked')
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new FileRefusal('unreadable')
  if (!starts(0x50, 0x4b)) return [csvTable(withoutEnding(name), bytes)]
  const names = filesIn(bytes)
  if (names.includes('[Content_Types].xml')) return workbookTables(bytes)
  const files = unpacked(() => unzipSync(bytes, { filter: ({ name: one }) => isTable(one) }))
  return Object.entries(files).map(([one, content]) => csvTable(withoutEnding(one), content))
}

const isTable = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name) && !name.startsWith('__MACOSX/')

export const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024))

function unpacked<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (error instanceof FileRefusal) throw error
    throw Object.assign(new FileRefusal('unreadable'), { cause: error })
  }
}

/** Names inside, from the archive's list alone: nothing is unpacked before its size is known. */
function filesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  let total = 0
  const look = ({ name, originalSize }: UnzipFileInfo): boolean => {
    names.push(name)
    total += originalSize
    return false
  }
  unpacked(() => unzipSync(bytes, { filter: look }))
  if (total > FILE_LIMITS.unpackedBytes) throw new FileRefusal('tooLarge', { max: megabytes(FILE_LIMITS.bytes) })
  return names
}

function csvTable(name: string, bytes: Uint8Array): FileTable | null {
  const { rows, between } = parseCsv(decodeText(bytes))
  const table = tableOf(name, rows)
  // Commas between cells leave the dot for decimals.
  if (table && between === ',' && table.style.numbers === null)
    return { ...table, style: { ...table.style, numbers: 'dot' } }
  return table
}

async function workbookTables(bytes: Uint8Array<ArrayBuffer>): Promise<(FileTable | null)[]> {
  let sheets
  try {
    sheets = await readXlsxFile(bytes.slice().buffer, { trim: false })
  } catch (error) {
    throw Object.assign(new FileRefusal('unreadable'), { cause: error })
  }
  return sheets.map(({ sheet, data }) => {
    const rows = data.map((row, i): FileRow => ({ line: i + 1, cells: row.map(cellOf) }))
    return tableOf(
      sheet,
      rows.filter(({ cells }) => cells.some((cell) => cell !== '')),
    )
  })
}

function cellOf(value: unknown): FileCell {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value.trim()
  if (!(value instanceof Date)) return ''
  const iso = Number.isFinite(value.getTime()) ? value.toISOString() : ''
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
}

/** Null without heads or rows. @throws FileRefusal tooManyRows, tooManyColumns */
function tableOf(name: string, all: readonly FileRow[]): FileTable | null {
  const [head, ...rows] = all
  if (!head || rows.length === 0) return null
  if (rows.length > FILE_LIMITS.rows) throw new FileRefusal('tooManyRows', { max: FILE_LIMITS.rows })
  const width = Math.max(...all.map(({ cells }) => cells.findLastIndex((cell) => cell !== '') + 1))
  if (width > FILE_LIMITS.columns) throw new FileRefusal('tooManyColumns', { max: FILE_LIMITS.columns })
  const heads = Array.from({ length: width }, (_, i) => String(head.cells[i] ?? '').trim())
  const texts = rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'))
  return { name, heads, rows, style: fileStyle(texts) }
}
