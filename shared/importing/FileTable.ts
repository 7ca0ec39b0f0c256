// A table that somebody brings as a file: heads and rows as they stand there, and what refuses a file as a whole. Knows no
// board and no file format.

/** Dates of a workbook are ISO text, its yes and no are `TRUE` and `FALSE`; empty is ''. */
export type FileCell = string | number

export type FileRow = {
  /** The row's number in a spreadsheet program: the first one is 1. */
  line: number
  cells: readonly FileCell[]
}

/** How the file as a whole writes what can be read in two ways; null when nothing in it tells. */
export type FileStyle = {
  /** `dot`: 1.5 is one and a half; `comma`: 1,5 is. */
  numbers: 'dot' | 'comma' | null
  /** Which of day and month comes first in 3/4/2027. */
  days: 'dayFirst' | 'monthFirst' | null
}

export type FileTable = {
  /** Of the sheet, or of the file without its ending. */
  name: string
  heads: readonly string[]
  /** Without the heads and without empty rows. */
  rows: readonly FileRow[]
  style: FileStyle
  /** Its letters are one of CODE_PAGES, and nothing in the file says which. */
  hasOldLetters?: true
}

/** What text files were written in before Unicode, by the part of Europe; the first is taken until somebody says otherwise. */
export const CODE_PAGES = [
  'windows-1252',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-1251',
] as const
export type CodePage = (typeof CODE_PAGES)[number]

export const FILE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  /** Of a workbook or archive when it is unpacked. */
  unpackedBytes: 64 * 1024 * 1024,
  rows: 5000,
  columns: 200,
  tables: 200,
} as const

export const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024))

export type FileRefusalReason =
  'tooLarge' | 'tooManyRows' | 'tooManyColumns' | 'tooManyTables' | 'empty' | 'oldWorkbook' | 'locked' | 'unreadable'

/** Why a file is not taken at all; the screen has the words (`import.file.REASON`). */
export class FileRefusal extends Error {
  readonly reason: FileRefusalReason
  readonly given: Readonly<Record<string, string | number>>

  constructor(reason: FileRefusalReason, given: Readonly<Record<string, string | number>> = {}) {
    super(`the file is refused: ${reason}`)
    this.name = 'FileRefusal'
    this.reason = reason
    this.given = given
  }
}

/** What spreadsheets write where a formula failed, in workbooks and in CSV files. */
export const FORMULA_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/

/** Stands for a formula whose result is not in the file: the program that wrote the workbook did not work it out. */
export const UNREAD_FORMULA = '#='

/** Texts that people take for the same name: case, accents' encoding and spaces do not matter. */
export function plainName(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase()
}
