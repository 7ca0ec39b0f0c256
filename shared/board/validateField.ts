// What a field, a cell and a list accept, said in words. Pure checks against the seeds; knows no document and no screen.
import { BoardError } from '../errors.ts'
import { instanceOf, widgetOn, widgetSeedOf, type TemplateId, type WidgetId } from '../catalog.ts'
import { axisIds } from './axis.ts'
import type { AxisSeed, FieldSeed } from '../templateSeed.ts'
import { listItems, type BoardState, type FieldValue } from './boardState.ts'

/** Longest text of a field without its own limit. */
const MAX_TEXT = 2000

function refuse(message: string, field: string): never {
  throw new BoardError('invalid_value', message, field)
}

function isSeedText(value: unknown): value is { $t: string } {
  return typeof value === 'object' && value !== null && typeof (value as { $t?: unknown }).$t === 'string'
}

/** "a whole number from 1 to 5", "a number of at least 0": the end of a sentence that says what to enter. */
function numberWords(min: number | null, max: number | null, integer: boolean): string {
  const kind = integer ? 'a whole number' : 'a number'
  if (min !== null && max !== null && (min > -1e9 || max < 1e9)) return `${kind} from ${min} to ${max}`
  if (min !== null && min > -1e9) return `${kind} of at least ${min}`
  if (max !== null && max < 1e9) return `${kind} of at most ${max}`
  return kind
}

function checkNumber(value: unknown, min: number | null, max: number | null, integer: boolean, path: string): void {
  const isRight =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!integer || Number.isInteger(value)) &&
    (min === null || value >= min) &&
    (max === null || value <= max)
  if (!isRight) refuse(`Enter ${numberWords(min, max, integer)}.`, path)
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value)
}

/** Ids that a reference field may name (`toWhere`); archived items too, so that a value can be put back as it was. */
function referable(board: BoardState, { to = [], toWhere }: FieldSeed, instance: TemplateId): Set<string> {
  const ids = new Set<string>()
  for (const list of to)
    for (const item of listItems(board, widgetOn(instance, list), { archived: true }))
      if (!toWhere || toWhere.is.some((value) => value === item.fields[toWhere.field])) ids.add(item.id)
  return ids
}

/**
 * Checks one value of a field; null (empty) is always right, because partly filled items stay on the board as gaps.
 * @param path names the field in the refusal
 * @param instance template instance whose widget has the field, for references inside it
 * @throws BoardError invalid_value
 */
export function checkFieldValue(
  field: FieldSeed,
  value: FieldValue,
  board: BoardState,
  path: string,
  instance: TemplateId = '',
): void {
  if (value === null) return
  switch (field.type) {
    case 'text':
    case 'longText': {
      if (isSeedText(value) && value.$t.length <= 200) return
      if (typeof value !== 'string') return refuse('Enter a text.', path)
      const most = field.maxLength ?? MAX_TEXT
      if (value.length > most) refuse(`Use at most ${most} characters; these are ${value.length}.`, path)
      return
    }
    case 'integer':
    case 'number':
      return checkNumber(value, field.min ?? null, field.max ?? null, field.type === 'integer', path)
    case 'choice':
      if (typeof value !== 'string' || !(field.options ?? []).includes(value))
        refuse(`Choose one of: ${(field.options ?? []).join(', ')}.`, path)
      return
    case 'boolean':
      if (typeof value !== 'boolean') refuse('Choose yes or no.', path)
      return
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) refuse('Enter a date, such as 2027-03-31.', path)
      return
    case 'partner':
      if (!board.partners.some((partner) => partner.id === value)) refuse('Choose a partner of this consortium.', path)
      return
    case 'choices':
      if (
        !Array.isArray(value) ||
        new Set(value).size !== value.length ||
        !value.every((one) => (field.options ?? []).includes(one))
      )
        refuse(`Choose some of: ${(field.options ?? []).join(', ')}.`, path)
      return
    case 'partners':
      if (
        !Array.isArray(value) ||
        new Set(value).size !== value.length ||
        !value.every((id) => board.partners.some((partner) => partner.id === id))
      )
        refuse('Choose partners of this consortium, each once.', path)
      return
    case 'reference':
      if (value === 'all' && field.allowAll === true) return
      if (typeof value !== 'string' || !referable(board, field, instance).has(value))
        refuse('Choose an item that is on the board.', path)
      return
    case 'references': {
      if (!Array.isArray(value) || new Set(value).size !== value.length)
        return refuse('Choose items of the board, each once.', path)
      const known = referable(board, field, instance)
      if (!value.every((id) => known.has(id))) refuse('Choose only items that are on the board.', path)
      return
    }
  }
}

/**
 * The field's seed in a widget that has fields (list, canvas, statement).
 * @throws BoardError not_found for an unknown widget, unknown_field for an unknown field
 */
export function fieldSeedOf(widget: WidgetId, field: string): FieldSeed {
  const seed = widgetSeedOf(widget)
  if (!seed || !('fields' in seed)) throw new BoardError('not_found', `There is no form "${widget}".`)
  const found = seed.fields.find((candidate) => candidate.id === field)
  if (!found) throw new BoardError('unknown_field', `"${widget}" has no field "${field}".`, field)
  return found
}

/**
 * Checks fields of an item that are tied to each other: dates in order, the named partner in the list of partners. Only ties
 * of which one side is changed, so that an item at odds with itself can still be mended field by field.
 * @param fields the item as it would be
 * @throws BoardError invalid_value
 */
export function checkAgreement(
  widget: WidgetId,
  fields: Readonly<Record<string, FieldValue>>,
  changed: ReadonlySet<string>,
  board: BoardState,
): void {
  const seed = widgetSeedOf(widget)
  for (const field of seed && 'fields' in seed ? seed.fields : []) {
    const value = fields[field.id] ?? null
    const first = field.after ?? field.notBefore
    if (first !== undefined && (changed.has(field.id) || changed.has(first))) {
      const earlier = fields[first] ?? null
      if (typeof value !== 'string' || typeof earlier !== 'string') continue
      if (field.after === undefined ? value >= earlier : value > earlier) continue
      const isStrict = field.after !== undefined
      if (changed.has(field.id))
        refuse(`Choose a date ${isStrict ? 'after' : 'from'} ${earlier}${isStrict ? '' : ' on'}.`, field.id)
      refuse(`Choose a date ${isStrict ? 'before' : 'up to'} ${value}, or change that date first.`, first)
    }
    const named = field.includes === undefined ? null : fields[field.includes]
    if (typeof named === 'string' && changed.has(field.id) && Array.isArray(value) && !value.includes(named)) {
      // Naming another partner at the same moment adds that one by itself.
      if (field.includes !== undefined && changed.has(field.includes)) continue
      const name = board.partners.find((partner) => partner.id === named)?.name ?? named
      refuse(`${name} stays in this list while it is named above.`, field.id)
    }
  }
}

function checkPlace(
  seed: { rows: AxisSeed; columns: AxisSeed },
  widget: WidgetId,
  board: BoardState,
  row: string,
  column: string,
  path: string,
): void {
  const instance = instanceOf(widget)
  if (!axisIds(board, seed.rows, instance).includes(row))
    throw new BoardError('not_found', 'This row is no longer here.', path)
  if (!axisIds(board, seed.columns, instance).includes(column))
    throw new BoardError('not_found', 'This column is no longer here.', path)
}

/**
 * Checks a cell of a shared matrix (number on the seed's scale) or a checklist (one of its states; columns are partner ids
 * or `common`). Row `talk` of a ballot matrix holds the room's note (text) on a cell `ROW~COLUMN`. Null empties a cell.
 * @throws BoardError invalid_value, not_found
 */
export function checkCell(
  widget: WidgetId,
  board: BoardState,
  row: string,
  column: string,
  value: number | string | null,
): void {
  const seed = widgetSeedOf(widget)
  const path = `${row}.${column}`
  if (seed?.kind === 'matrix' && seed.mode === 'ballot' && row === 'talk') {
    if (value !== null && typeof value !== 'string') refuse('Enter a text.', path)
    if (typeof value === 'string' && value.length > 600) refuse('Use at most 600 characters.', path)
    return
  }
  if (seed?.kind === 'matrix' && seed.mode === 'shared') {
    if (value === null) return
    checkPlace(seed, widget, board, row, column, path)
    return checkNumber(value, seed.scale.min, seed.scale.max, seed.scale.integer, path)
  }
  if (seed?.kind === 'heatmap') {
    if (value === null) return
    checkPlace(seed, widget, board, row, column, path)
    return checkNumber(value, 1, 1, true, path)
  }
  if (seed?.kind === 'checklist') {
    if (value === null) return
    if (!listItems(board, widgetOn(instanceOf(widget), seed.rows)).some((item) => item.id === row))
      throw new BoardError('not_found', 'This row is no longer here.', path)
    if (column !== 'common' && !board.partners.some((partner) => partner.id === column))
      throw new BoardError('not_found', 'There is no such partner.', path)
    if (!seed.states.includes(value)) refuse(`Choose one of: ${seed.states.join(', ')}.`, path)
    return
  }
  throw new BoardError('not_found', `There is no table "${widget}" to fill in.`)
}
