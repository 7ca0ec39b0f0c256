// Rows of a file as items of a list: each finds its item by id, then by name, or becomes a new one. The same file a second time
// finds everything as it left it.
import { listItems, type FieldValue, type Item } from '../board/boardState.ts'
import { checkAgreement } from '../board/validateField.ts'
import { listSeedOf, type WidgetId } from '../catalog.ts'
import { itemLabel, textOf } from '../charts/boardTexts.ts'
import { BoardError } from '../errors.ts'
import { fieldName, fieldsOf } from '../pdf/generic/words.ts'
import type { FieldSeed, ListSeed } from '../templateSeed.ts'
import { isLabelTyped, newItemFields } from '../widgets/list.ts'
import { plainName, type FileCell, type FileRow, type FileTable } from './FileTable.ts'
import type { Change, ColumnChoice, ImportPlan, Mapping, PlannedRow, Refusal } from './importPlan.ts'
import { isSameCell, isSameValue, readField, savedCell, sourceName, type ReadContext } from './readField.ts'

export const ID_COLUMN = '$id'

/** The id first, then the fields in the seed's order, as in the tables that are saved from a board. */
export function listColumns(context: Pick<ReadContext, 'board' | 't'>, widget: WidgetId): ColumnChoice[] {
  const { t } = context
  return [
    { key: ID_COLUMN, label: t('tables.id'), names: [t('tables.id'), 'id'] },
    ...fieldsOf(widget).map(({ id }) => {
      const label = fieldName(context, widget, id)
      return { key: id, label, names: [label, id] }
    }),
  ]
}

type Cell = { field: FieldSeed; head: string; cell: FileCell }
type Given = { row: FileRow; id: string; label: string; cells: Cell[] }

/** @param clears an empty cell empties its field; else it leaves the field as it is */
export function planList(
  context: ReadContext,
  widget: WidgetId,
  table: FileTable,
  mapping: Mapping,
  clears: boolean,
): ImportPlan {
  const { board, t } = context
  const seed = listSeedOf(widget)!
  const labelSeed = seed.fields.find(({ id }) => id === seed.label) ?? seed.fields[0]!
  if (!mapping.includes(labelSeed.id) && !mapping.includes(ID_COLUMN))
    return { rows: [], problem: t('import.needs.label', { column: fieldName(context, widget, labelSeed.id) }) }
  const given = table.rows.map((row) => readRow(seed, table, mapping, row))
  const items = listItems(board, widget)
  const found = matchItems(context, widget, seed, items, given)
  let free = Math.max(0, seed.maxItems - items.length)
  const keyOf = (one: Given): string =>
    JSON.stringify(keyCells(seed, one).map(({ field, cell }) => [field.id, plainName(String(cell))]))
  // A row that finds its item leaves no room for a second one that says the same, wherever that stands in the file.
  const seen = new Map<string, number>()
  given.forEach((one, i) => {
    if (found[i] && !seen.has(keyOf(one))) seen.set(keyOf(one), one.row.line)
  })
  const rows = given.map((one, i): PlannedRow => {
    const match = found[i]!
    if (match === 'several') return refused(one, t('import.why.severalItems', { name: one.label }))
    if (match) return changedRow(context, widget, seed, match, one, clears)
    const row = addedRow(context, widget, seed, labelSeed, one)
    if (row.state === 'refused') return row
    const before = seen.get(keyOf(one))
    if (before !== undefined) return refused(one, t('import.why.twice', { line: before }))
    if (free === 0) return refused(one, t('import.why.full', { max: seed.maxItems }))
    seen.set(keyOf(one), one.row.line)
    free--
    return row
  })
  return { rows: onceEach(context, given, found, rows), problem: null }
}

function readRow(seed: ListSeed, table: FileTable, mapping: Mapping, row: FileRow): Given {
  const cells = mapping.flatMap((key, i): Cell[] => {
    const field = seed.fields.find(({ id }) => id === key)
    return field ? [{ field, head: table.heads[i] ?? '', cell: row.cells[i] ?? '' }] : []
  })
  const idColumn = mapping.indexOf(ID_COLUMN)
  const id = idColumn < 0 ? '' : String(row.cells[idColumn] ?? '').trim()
  const label = String(cells.find(({ field }) => field.id === seed.label)?.cell ?? '').trim()
  return { row, id, label, cells }
}

const filledCells = ({ cells }: Given): Cell[] => cells.filter(({ cell }) => cell !== '')

/** What tells items apart that share a name: every required field, and the name. */
function keyCells(seed: ListSeed, given: Given): Cell[] {
  const key = filledCells(given).filter(({ field }) => field.required || field.id === seed.label)
  return key.length > 0 ? key : filledCells(given)
}

type Match = Item | 'several' | null

/** The item of each row: no item twice but by its id; the surest matches first. */
function matchItems(
  context: ReadContext,
  widget: WidgetId,
  seed: ListSeed,
  items: readonly Item[],
  given: readonly Given[],
): Match[] {
  const found: Match[] = given.map(() => null)
  const claimed = new Set<string>()
  const claim = (i: number, item: Item) => {
    found[i] = item
    claimed.add(item.id)
  }
  const byId = new Map(items.map((item) => [item.id.toLowerCase(), item]))
  given.forEach(({ id }, i) => {
    const item = byId.get(id.toLowerCase())
    if (item) claim(i, item)
  })
  const byName = new Map<string, Item[]>()
  const nameOf = nameReader(context, widget, seed)
  for (const item of items) {
    const name = nameOf(item)
    byName.set(name, [...(byName.get(name) ?? []), item])
  }
  const says = (cells: readonly Cell[], item: Item): boolean =>
    cells.every(({ field, cell }) => isSaid(context, widget, field, item, cell))
  const passes: ((one: Given, item: Item) => boolean)[] = [
    (one, item) => says(filledCells(one), item),
    (one, item) => says(keyCells(seed, one), item),
  ]
  for (const fits of passes)
    given.forEach((one, i) => {
      if (found[i]) return
      const item = (byName.get(plainName(one.label)) ?? []).find((other) => !claimed.has(other.id) && fits(one, other))
      if (item) claim(i, item)
    })
  if (isLabelTyped(seed))
    given.forEach((one, i) => {
      if (found[i] || one.label === '') return
      const free = (byName.get(plainName(one.label)) ?? []).filter(({ id }) => !claimed.has(id))
      if (free.length > 1) found[i] = 'several'
      else if (free[0]) claim(i, free[0])
    })
  return found
}

/** The name as files have it: what a reference names, not its id. */
function nameReader(context: ReadContext, widget: WidgetId, seed: ListSeed): (item: Item) => string {
  const label = seed.fields.find(({ id }) => id === seed.label)
  return (item) => (label ? plainName(String(savedCell(context, widget, label, item.fields[label.id]))) : '')
}

function isSaid(context: ReadContext, widget: WidgetId, field: FieldSeed, item: Item, cell: FileCell): boolean {
  const held = item.fields[field.id]
  if (isSameCell(savedCell(context, widget, field, held), cell)) return true
  if (cell === '') return false
  const read = readField(context, widget, field, cell)
  return 'value' in read && isSameValue(withNamed(field, read.value, item.fields), held)
}

/** A list of partners has the one who is named beside it (`includes`) whether the file says so or not. */
function withNamed(field: FieldSeed, value: FieldValue, fields: Readonly<Record<string, FieldValue>>): FieldValue {
  const named = field.includes === undefined ? null : fields[field.includes]
  return Array.isArray(value) && typeof named === 'string' && named !== '' && !value.includes(named)
    ? [named, ...value]
    : value
}

function nameTied(
  seed: ListSeed,
  fields: Record<string, FieldValue>,
  whole: Readonly<Record<string, FieldValue>>,
): void {
  for (const field of seed.fields) {
    const value = fields[field.id]
    if (value !== undefined) fields[field.id] = withNamed(field, value, whole)
  }
}

function refused({ row, label, id }: Given, why: string): PlannedRow {
  return {
    line: row.line,
    name: label || id,
    state: 'refused',
    changes: [],
    refusals: [{ column: '', text: '', why }],
    writes: [],
  }
}

function changeOf(
  context: ReadContext,
  widget: WidgetId,
  field: FieldSeed,
  before: FieldValue | undefined,
  after: FieldValue,
): Change {
  const words = (value: FieldValue | undefined) => String(savedCell(context, widget, field, value))
  return { name: fieldName(context, widget, field.id), before: words(before), after: words(after) }
}

function changedRow(
  context: ReadContext,
  widget: WidgetId,
  seed: ListSeed,
  item: Item,
  given: Given,
  clears: boolean,
): PlannedRow {
  const { t, board } = context
  const refusals: Refusal[] = []
  const fields: Record<string, FieldValue> = {}
  for (const { field, head, cell } of given.cells) {
    const held = item.fields[field.id]
    if (cell === '' ? !clears : isSaid(context, widget, field, item, cell)) continue
    if (cell === '' && isSameValue(held, null)) continue
    const refuse = (why: string) => refusals.push({ column: head, text: String(cell), why })
    if (item.source?.fields.includes(field.id)) {
      refuse(t('import.why.linked', { name: sourceName(context, item) }))
      continue
    }
    if (cell === '' && field.id === seed.label) {
      refuse(t('import.why.keepsName'))
      continue
    }
    const read = cell === '' ? { value: null } : readField(context, widget, field, cell)
    if ('why' in read) refuse(read.why)
    else if (!isSameValue(read.value, held)) fields[field.id] = read.value
  }
  nameTied(seed, fields, { ...item.fields, ...fields })
  checkTies(widget, { ...item.fields, ...fields }, Object.keys(fields), board, given, refusals)
  const changes = seed.fields
    .filter(({ id }) => id in fields)
    .map((field) => changeOf(context, widget, field, item.fields[field.id], fields[field.id]!))
  const state = refusals.length > 0 ? 'refused' : changes.length > 0 ? 'changed' : 'same'
  const writes = state === 'changed' ? [{ kind: 'item' as const, item: item.id, fields }] : []
  return { line: given.row.line, name: itemName(context, widget, seed, item), state, changes, refusals, writes }
}

function itemName(context: ReadContext, widget: WidgetId, seed: ListSeed, item: Item): string {
  const label = seed.fields.find(({ id }) => id === seed.label)
  return (label && String(savedCell(context, widget, label, item.fields[label.id]))) || itemLabel(item, context.t)
}

function addedRow(context: ReadContext, widget: WidgetId, seed: ListSeed, label: FieldSeed, given: Given): PlannedRow {
  const { t, board } = context
  const cells = filledCells(given)
  if (given.label === '' && (label.required || cells.length === 0))
    return refused(given, t('import.why.noName', { column: fieldName(context, widget, label.id) }))
  const refusals: Refusal[] = []
  const fields: Record<string, FieldValue> = {}
  for (const { field, head, cell } of cells) {
    const read = readField(context, widget, field, cell)
    if ('why' in read) refusals.push({ column: head, text: String(cell), why: read.why })
    else fields[field.id] = read.value
  }
  nameTied(seed, fields, fields)
  const whole = { ...newItemFields(widget, seed, null), ...fields }
  checkTies(widget, whole, Object.keys(fields), board, given, refusals)
  const changes = seed.fields
    .filter(({ id }) => id in fields && id !== seed.label)
    .map((field) => changeOf(context, widget, field, null, fields[field.id]!))
  const name = textOf(fields[seed.label], t) === '' ? '' : String(savedCell(context, widget, label, fields[seed.label]))
  const isRefused = refusals.length > 0
  return {
    line: given.row.line,
    name: name || given.label,
    state: isRefused ? 'refused' : 'added',
    changes,
    refusals,
    writes: isRefused ? [] : [{ kind: 'add', fields: whole }],
  }
}

/** Fields that are tied to each other: a last day before the first one. */
function checkTies(
  widget: WidgetId,
  fields: Record<string, FieldValue>,
  changed: readonly string[],
  board: ReadContext['board'],
  given: Given,
  refusals: Refusal[],
): void {
  if (refusals.length > 0 || changed.length === 0) return
  try {
    checkAgreement(widget, fields, new Set(changed), board)
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    const at = given.cells.find(({ field }) => field.id === error.field)
    refusals.push({ column: at?.head ?? '', text: String(at?.cell ?? ''), why: error.message })
  }
}

/** Two rows for one item: the first is taken. */
function onceEach(
  { t }: ReadContext,
  given: readonly Given[],
  found: readonly Match[],
  rows: readonly PlannedRow[],
): PlannedRow[] {
  const lines = new Map<string, number>()
  return rows.map((row, i) => {
    const match = found[i]
    if (!match || match === 'several') return row
    const before = lines.get(match.id)
    if (before !== undefined) return refused(given[i]!, t('import.why.twice', { line: before }))
    lines.set(match.id, row.line)
    return row
  })
}
