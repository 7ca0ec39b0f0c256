// A cell of a file as a value of a field: read as people write it, refused with what to write instead.
import { findItem, listItems, type BoardState, type FieldValue, type Item } from '../board/boardState.ts'
import { checkFieldValue } from '../board/validateField.ts'
import { instanceOf, widgetOn, type WidgetId } from '../catalog.ts'
import { itemLabel } from '../charts/boardTexts.ts'
import { BoardError } from '../errors.ts'
import { optionText, widgetTitle, type WordContext } from '../pdf/generic/words.ts'
import { cellOf } from '../tables/cellOf.ts'
import { plainCell } from '../tables/Table.ts'
import type { FieldSeed } from '../templateSeed.ts'
import { FORMULA_ERROR, plainName, UNREAD_FORMULA, type FileCell, type FileStyle } from './FileTable.ts'
import { readDay, readNumber } from './readNumber.ts'

export type ReadContext = WordContext & { style: FileStyle }
export type ReadValue = { value: FieldValue } | { why: string }

/** Names a sentence lists at most. */
const MOST_NAMES = 8

/** The cell a field has in the tables that are saved from a board: '' when it is empty. */
export function savedCell(
  context: WordContext,
  widget: WidgetId,
  field: FieldSeed,
  value: FieldValue | undefined,
): FileCell {
  return plainCell(cellOf(context, widget, field, value))
}

const GUARDED = /^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/
const sameText = (text: string): string => text.replace(/\r\n?/g, '\n').trim().replace(GUARDED, '')

/** Whether a cell of the file says what the board says already. */
export function isSameCell(held: FileCell, cell: FileCell): boolean {
  if (typeof held === 'number' && typeof cell === 'number') return held === cell
  return sameText(String(held)) === sameText(String(cell))
}

/** Whether two values of a field mean the same; the order of what is chosen means nothing. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const [one, other] = [a ?? null, b ?? null].map((value) => (value === '' ? null : value)) as [FieldValue, FieldValue]
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((id) => other.includes(id))
  const isNone = (value: FieldValue): boolean => value === null || (Array.isArray(value) && value.length === 0)
  return one === other || (isNone(one) && isNone(other))
}

/** A filled cell as a value its field takes. */
export function readField(context: ReadContext, widget: WidgetId, field: FieldSeed, cell: FileCell): ReadValue {
  const failed = failedFormula(context, cell)
  if (failed !== null) return { why: failed }
  const read = convert(context, widget, field, cell)
  if ('why' in read) return read
  try {
    checkFieldValue(field, read.value, context.board, field.id, instanceOf(widget))
    return read
  } catch (error) {
    if (error instanceof BoardError) return { why: error.message }
    throw error
  }
}

function convert(context: ReadContext, widget: WidgetId, field: FieldSeed, cell: FileCell): ReadValue {
  const { t, board } = context
  const text = String(cell).trim()
  switch (field.type) {
    case 'text':
      // Shown in one line everywhere.
      return { value: text.replace(/\s*[\r\n]+\s*/g, ' ') }
    case 'longText':
      return { value: text.replace(/\r\n?/g, '\n') }
    case 'integer':
    case 'number':
      return numberCell(context, cell, field.type === 'integer')
    case 'boolean':
      return yesOrNo(context, text)
    case 'date': {
      const day = readDay(text, context.style.days)
      if (day === null) return { why: t('import.why.day') }
      if ('either' in day) return { why: t('import.why.twoDays', { one: day.either[0], other: day.either[1] }) }
      return day
    }
    case 'choice':
    case 'choices': {
      const options = (field.options ?? []).map((id) => ({
        id,
        names: [id, optionText(context, widget, field.id, id)],
      }))
      const some = options.map(({ names }) => names.at(-1)!)
      return named(context, field.type === 'choices', text, options, () =>
        t('import.why.option', { options: listed(context, some) }),
      )
    }
    case 'partner':
    case 'partners': {
      const partners = board.partners.map(({ id, name }) => ({ id, names: [id, name] }))
      const names = listed(
        context,
        board.partners.map(({ name }) => name),
      )
      return named(context, field.type === 'partners', text, partners, () =>
        t('import.why.partner', { partners: names }),
      )
    }
    case 'reference':
    case 'references': {
      if (
        field.allowAll === true &&
        ['all', t('report.all'), t('widgets.field.all')].map(plainName).includes(plainName(text))
      )
        return { value: 'all' }
      const items = referred(board, widget, field).map((item) => ({
        id: item.id,
        names: [item.id, itemLabel(item, t)],
      }))
      const lists = (field.to ?? []).map((list) => widgetTitle(context, list))
      return named(context, field.type === 'references', text, items, () =>
        t('import.why.item', { lists: listed(context, lists) }),
      )
    }
  }
}

function referred(board: BoardState, widget: WidgetId, { to = [], toWhere }: FieldSeed): Item[] {
  return to
    .flatMap((list) => listItems(board, widgetOn(instanceOf(widget), list)))
    .filter((item) => !toWhere || toWhere.is.some((value) => value === item.fields[toWhere.field]))
}

/** Why a formula of the workbook has no result; null for any other cell. */
function failedFormula({ t }: Pick<ReadContext, 't'>, cell: FileCell): string | null {
  if (cell === UNREAD_FORMULA) return t('import.why.formulaUnread')
  return typeof cell === 'string' && FORMULA_ERROR.test(cell) ? t('import.why.formula') : null
}

export function numberCell(
  { t, style }: Pick<ReadContext, 't' | 'style'>,
  cell: FileCell,
  isWhole: boolean,
): { value: number } | { why: string } {
  if (typeof cell === 'number') return { value: cell }
  const failed = failedFormula({ t }, cell)
  if (failed !== null) return { why: failed }
  const number = readNumber(cell, style.numbers)
  if (number === null) return { why: t('import.why.number') }
  if (!('either' in number)) return number
  // Of its two readings a whole number has only one.
  if (isWhole) return { value: number.either[1] }
  return { why: t('import.why.twoNumbers', { one: number.either[0], other: number.either[1] }) }
}

function yesOrNo({ t }: WordContext, text: string): ReadValue {
  const means = (words: readonly string[]) => words.map(plainName).includes(plainName(text))
  if (means(['yes', 'true', 'x', '1', '\u2713', t('report.yes'), t('widgets.field.yes')])) return { value: true }
  if (means(['no', 'false', '0', '-', t('report.no'), t('widgets.field.no')])) return { value: false }
  return { why: t('import.why.yesNo') }
}

type Named = { id: string; names: readonly string[] }

function named(
  { t }: WordContext,
  several: boolean,
  text: string,
  known: readonly Named[],
  why: () => string,
): ReadValue {
  const byId = new Map(known.map((one) => [plainName(one.id), one.id]))
  const byName = new Map<string, string[]>()
  for (const { id, names } of known)
    for (const name of new Set(names.slice(1).map(plainName))) byName.set(name, [...(byName.get(name) ?? []), id])
  const idsOf = (part: string): string[] => {
    const ids = byName.get(plainName(part)) ?? []
    const id = byId.get(plainName(part))
    return ids.length > 0 || id === undefined ? ids : [id]
  }
  const whole = idsOf(text)
  if (whole.length > 1) return { why: t('import.why.twoOfName', { count: whole.length }) }
  if (whole.length === 1) return { value: several ? [whole[0]!] : whole[0]! }
  if (!several) return { why: why() }
  // Names may hold commas: our own files put a semicolon between them.
  for (const between of [/;/, /[,;\n]/]) {
    const parts = text.split(between).map((part) => part.trim())
    const ids = parts.filter((part) => part !== '').map(idsOf)
    if (ids.length > 0 && ids.every((found) => found.length === 1))
      return { value: [...new Set(ids.map(([id]) => id!))] }
  }
  const unknown = text
    .split(/;/)
    .map((part) => part.trim())
    .filter((part) => idsOf(part).length !== 1)
  return {
    why:
      unknown.length === 1 && unknown[0] !== text ? `${t('import.why.part', { part: unknown[0]! })} ${why()}` : why(),
  }
}

function listed({ t }: WordContext, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? t('import.why.more', { names: shown, count: names.length - MOST_NAMES }) : shown
}

/** Where the text of a linked item is changed: the name of its source. */
export function sourceName({ board, t }: WordContext, { source }: Item): string {
  const from = source && findItem(board, source.widget, source.item)
  return from ? itemLabel(from, t) : ''
}
