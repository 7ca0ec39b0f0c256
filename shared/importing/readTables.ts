// The tables of a file: a CSV file, every sheet of a workbook, or every CSV file of an archive (which "Save all as CSV" makes).
// Loaded only when somebody imports.
import readXlsxFile from 'read-excel-file/universal'
import {
  FILE_LIMITS,
  FileRefusal,
  megabytes,
  type CodePage,
  type FileCell,
  type FileRow,
  type FileTable,
} from './FileTable.ts'
import { decodeText, decodeUnicode, parseCsv } from './parseCsv.ts'
import { fileStyle } from './readNumber.ts'
import { soundWorkbook } from './soundWorkbook.ts'
import { filesInside, unpackFile } from './unpackFile.ts'

const withoutEnding = (name: string): string => name.replace(/^.*\//, '').replace(/\.[a-z]{2,4}$/i, '')

/**
 * Every table of a file that has heads and at least one row.
 * @param name of the file, with its ending
 * @param codePage for text files that are no Unicode
 * @throws FileRefusal
 */
export async function readTables(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  codePage?: CodePage,
): Promise<FileTable[]> {
  if (bytes.length > FILE_LIMITS.bytes) throw new FileRefusal('tooLarge', { max: megabytes(FILE_LIMITS.bytes) })
  const tables = await tablesIn(name, bytes, codePage)
  if (tables.length > FILE_LIMITS.tables) throw new FileRefusal('tooManyTables', { max: FILE_LIMITS.tables })
  const filled = tables.flatMap((table) => table ?? [])
  if (filled.length === 0) throw new FileRefusal('empty')
  return filled
}

async function tablesIn(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  codePage: CodePage | undefined,
): Promise<(FileTable | null)[]> {
  const starts = (...marks: number[]) => marks.every((mark, i) => bytes[i] === mark)
  // The old binary workbook, and a workbook with a password, which hides in the same kind of file.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefusal(/\.xls$/i.test(name) ? 'oldWorkbook' : 'locked')
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new FileRefusal('unreadable')
  if (!starts(0x50, 0x4b)) return [csvTable(withoutEnding(name), bytes, codePage)]
  if (filesInside(bytes).has('[Content_Types].xml')) return workbookTables(bytes)
  return [...unpackFile(bytes, isTable)].map(([one, content]) => csvTable(withoutEnding(one), content, codePage))
}

const isTable = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name) && !name.startsWith('__MACOSX/')

function csvTable(name: string, bytes: Uint8Array, codePage: CodePage | undefined): FileTable | null {
  const unicode = decodeUnicode(bytes)
  const { rows, between } = parseCsv(unicode ?? decodeText(bytes, codePage))
  const table = tableOf(name, rows)
  if (!table) return null
  const { style } = table
  // Commas between cells leave the dot for decimals.
  const numbers = between === ',' ? (style.numbers ?? 'dot') : style.numbers
  return { ...table, style: { ...style, numbers }, ...(unicode === null ? { hasOldLetters: true } : {}) }
}

async function workbookTables(bytes: Uint8Array): Promise<(FileTable | null)[]> {
  const workbook = soundWorkbook(bytes)
  let sheets
  try {
    sheets = await readXlsxFile(workbook.buffer, { trim: false })
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
