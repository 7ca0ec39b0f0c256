// A text file as cells: which letters its bytes mean, what stands between its cells, and what our own files put in front of
// formulas.
import { CODE_PAGES, FileRefusal, FILE_LIMITS, type CodePage, type FileRow } from './FileTable.ts'

/** UTF-8 or UTF-16 by their marks or their look, else what spreadsheets wrote before. */
export function decodeText(bytes: Uint8Array, codePage: CodePage = CODE_PAGES[0]): string {
  return (
    decodeUnicode(bytes) ?? (codePage === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(codePage).decode(bytes))
  )
}

/** Null for bytes that are no Unicode. @throws FileRefusal unreadable */
export function decodeUnicode(bytes: Uint8Array): string | null {
  const starts = (...marks: number[]) => marks.every((mark, i) => bytes[i] === mark)
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  const head = bytes.subarray(0, 4000)
  const zeros = [0, 1].map((side) => head.filter((byte, i) => byte === 0 && i % 2 === side).length)
  if (zeros[1]! > head.length / 8) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros[0]! > head.length / 8) return new TextDecoder('utf-16be').decode(bytes)
  if (zeros[0]! + zeros[1]! > 0) throw new FileRefusal('unreadable')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** 0x80 to 0x9F of Windows-1252; some programs' decoders take them for the control signs of Latin-1. */
const WINDOWS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

const fromWindows = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!)

const BETWEEN = [',', ';', '\t'] as const
type Between = (typeof BETWEEN)[number]

/** Rows looked at to find out what stands between cells. */
const SAMPLE_ROWS = 30
const SAMPLE_LETTERS = 200_000

/**
 * The cells of a text: comma, semicolon or tab between them, found out by which makes rows of one width; a cell in quotes may
 * hold line ends and, doubled, quotes. Empty rows are left out and still counted.
 * @throws FileRefusal tooManyRows, tooManyColumns
 */
export function parseCsv(text: string): { rows: FileRow[]; between: Between } {
  const said = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(text)
  const body = text.slice(said ? said[0].length : text.startsWith('\uFEFF') ? 1 : 0)
  const between = (said?.[1] as Between | undefined) ?? betweenCells(body)
  const rows = parseRows(body, between, FILE_LIMITS.rows + 2)
  const lines = rows.map((cells, i): FileRow => ({ line: i + (said ? 2 : 1), cells: cells.map(ownCell) }))
  return { rows: lines.filter(({ cells }) => cells.some((cell) => cell !== '')), between }
}

function betweenCells(text: string): Between {
  const sample = text.slice(0, SAMPLE_LETTERS)
  const scores = BETWEEN.map((between) => {
    const rows = parseRows(sample, between, SAMPLE_ROWS, false).filter((row) => row.some((cell) => cell !== ''))
    const width = rows[0]?.length ?? 0
    const alike = rows.filter((row) => row.length === width).length
    return { between, score: width < 2 ? 0 : alike / rows.length + Math.min(width, 100) / 1000 }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).between
}

function parseRows(text: string, between: Between, most: number, isStrict = true): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    const row = rows.at(-1)!
    if (isStrict && row.length >= FILE_LIMITS.columns && cell.trim() !== '')
      throw new FileRefusal('tooManyColumns', { max: FILE_LIMITS.columns })
    if (row.length < FILE_LIMITS.columns) row.push(cell.trim())
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[i + 1] === '"') cell += text[++i]!
      else isQuoted = false
    } else if (letter === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (letter === between) endCell()
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[i + 1] === '\n') i++
      endCell()
      if (rows.length >= most) return isStrict ? refuseRows(text, i + 1, rows) : rows
      rows.push([])
    } else cell += letter
  }
  endCell()
  return rows
}

/** Empty lines at the end are no rows. */
function refuseRows(text: string, from: number, rows: string[][]): string[][] {
  const filled = rows.filter((row) => row.some((cell) => cell !== '')).length
  if (text.slice(from).trim() === '' && filled <= FILE_LIMITS.rows + 1) return rows
  throw new FileRefusal('tooManyRows', { max: FILE_LIMITS.rows })
}

/** Our own files put a quote in front of what a spreadsheet would run (csv.ts); it is no part of the text. */
const GUARDED = /^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/

const ownCell = (cell: string): string => cell.replace(GUARDED, '').trim()
