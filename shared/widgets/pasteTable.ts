// A table from the clipboard: cells from text, and what of it a list of the board takes. Pure; nothing is written here.
import { listItems, type BoardState, type FieldValue } from '../board/boardState.ts'
import { checkFieldValue } from '../board/validateField.ts'
import type { WidgetId } from '../catalog.ts'
import type { FieldSeed, ListSeed } from '../templateSeed.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import { BoardError } from '../errors.ts'
import { listRoom, newItemFields } from './list.ts'

export const PASTE_LIMITS = { rows: 500, columns: 50, stickies: 400 } as const

/**
 * Cells of tab-separated text as spreadsheets copy it: a cell with tabs or line ends stands in quotes. Empty rows are left out.
 * @returns null when there is no tab between cells, so that it is a text and no table.
 */
export function parseTable(text: string): string[][] | null {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  let hasTab = false
  const endCell = () => {
    rows.at(-1)!.push(cell.trim())
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[i + 1] === '"') cell += text[++i]!
      else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === '\t') {
      hasTab = true
      endCell()
    } else if (letter === '\n') {
      endCell()
      rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  // A lone quote at a cell's start was no quoting: read the text line by line.
  if (isQuoted) return parseTable(text.replaceAll('"', '\u201D'))
  const filled = rows.filter((row) => row.some((one) => one !== ''))
  if (!hasTab || filled.length === 0) return null
  return filled.slice(0, PASTE_LIMITS.rows).map((row) => row.slice(0, PASTE_LIMITS.columns))
}

/** Lines as a table of one column; null for a single line. */
export function parseLines(text: string): string[][] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length < 2 ? null : lines.slice(0, PASTE_LIMITS.rows).map((line) => [line])
}

export type PlannedRow = {
  label: string
  /** What will be added. */
  fields: Record<string, FieldValue>
  /** Cells that their field does not take; the row is added without them. */
  leftOut: { field: FieldSeed; text: string }[]
  /** Why the whole row is not added. */
  refused: 'noLabel' | 'doubled' | 'full' | null
}
export type PastePlan = { rows: PlannedRow[]; /** The first row named the fields. */ hasHead: boolean }

/** How readers call fields and options, so that a table made from what stands on screen is understood. */
export type PasteNames = {
  field(field: FieldSeed): string
  option(field: FieldSeed, value: string): string
  t: Translate
}

const plain = (text: string): string => text.trim().toLocaleLowerCase()

/** Which rows of a table a list takes, and what it does not take of them. Columns without a head go in the order of fields. */
export function planRows(
  widget: WidgetId,
  seed: ListSeed,
  board: BoardState,
  table: readonly (readonly string[])[],
  names: PasteNames,
): PastePlan {
  const label = seed.fields.find(({ id }) => id === seed.label) ?? seed.fields[0]!
  const ordered = [label, ...seed.fields.filter((field) => field !== label)]
  const headed = (table[0] ?? []).map((cell) =>
    seed.fields.find((field) => [field.id, names.field(field)].some((name) => plain(name) === plain(cell))),
  )
  const hasHead = headed.includes(label) && headed.filter(Boolean).length * 2 >= headed.length
  const columns = hasHead ? headed : ordered
  const items = listItems(board, widget)
  const taken = new Set(items.map((item) => plain(itemLabel(item, names.t))))
  let free = listRoom(items.length, seed).free
  const rows = table.slice(hasHead ? 1 : 0).map((cells): PlannedRow => {
    const text = (cells[columns.indexOf(label)] ?? '').trim()
    const row: PlannedRow = { label: text, fields: newItemFields(widget, seed, text), leftOut: [], refused: null }
    cells.forEach((cell, index) => {
      const field = columns[index]
      if (!field || cell.trim() === '') return
      const value = readCell(field, cell.trim(), board, names)
      if (value !== undefined) row.fields[field.id] = value
      else row.leftOut.push({ field, text: cell.trim() })
    })
    if (text === '' || row.leftOut.some(({ field }) => field === label)) row.refused = 'noLabel'
    else if (taken.has(plain(text))) row.refused = 'doubled'
    else if (free === 0) row.refused = 'full'
    else {
      free--
      taken.add(plain(text))
    }
    return row
  })
  return { rows, hasHead }
}

/** A cell as a value its field takes, or undefined. */
function readCell(field: FieldSeed, text: string, board: BoardState, names: PasteNames): FieldValue | undefined {
  const value = convert(field, text, board, names)
  if (value === undefined) return undefined
  try {
    checkFieldValue(field, value, board, field.id)
    return value
  } catch (error) {
    if (error instanceof BoardError) return undefined
    throw error
  }
}

function convert(field: FieldSeed, text: string, board: BoardState, names: PasteNames): FieldValue | undefined {
  const wanted = plain(text)
  switch (field.type) {
    case 'text':
    case 'longText':
      return text
    case 'integer':
    case 'number':
      return numberOf(text)
    case 'choice':
      return optionNamed(field, wanted, names)
    case 'choices':
      return severalNamed(text, (part) => optionNamed(field, part, names))
    case 'boolean':
      if ([plain(names.t('widgets.field.yes')), 'yes', 'true', '1'].includes(wanted)) return true
      return [plain(names.t('widgets.field.no')), 'no', 'false', '0'].includes(wanted) ? false : undefined
    case 'date':
      return dateOf(text)
    case 'partner':
      return partnerNamed(wanted, board)
    case 'partners':
      return severalNamed(text, (part) => partnerNamed(part, board))
    case 'reference':
      if (field.allowAll === true && ['all', plain(names.t('widgets.field.all'))].includes(wanted)) return 'all'
      return itemNamed(field, wanted, board, names)
    case 'references':
      return severalNamed(text, (part) => itemNamed(field, part, board, names))
  }
}

const optionNamed = (field: FieldSeed, wanted: string, names: PasteNames): string | undefined =>
  field.options?.find((option) => [option, names.option(field, option)].some((name) => plain(name) === wanted))

const partnerNamed = (wanted: string, board: BoardState): string | undefined =>
  board.partners.find(({ id, name }) => plain(id) === wanted || plain(name) === wanted)?.id

/** Parts between commas or semicolons, each once; undefined when one of them names nothing. */
function severalNamed(text: string, find: (part: string) => string | undefined): string[] | undefined {
  const found = text.split(/[,;]/).map((part) => find(plain(part)))
  return found.every((id) => id !== undefined) ? [...new Set(found)] : undefined
}

/** `1,5` and `1.5` alike; a per cent sign and spaces between thousands are left out. */
export function numberOf(text: string): number | undefined {
  const cleaned = text
    .replace(/[\s\u00A0\u202F%]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : undefined
}

/** `2027-03-31` or `31.3.2027`; with slashes the order of day and month is not known, so that is no date. */
function dateOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  return match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : undefined
}

function itemNamed(field: FieldSeed, wanted: string, board: BoardState, names: PasteNames): string | undefined {
  return (field.to ?? [])
    .flatMap((list) => listItems(board, list))
    .find((item) => plain(item.id) === wanted || plain(itemLabel(item, names.t)) === wanted)?.id
}
