// Rows of a file as the fields of a form (a canvas or a statement): the field's name in one column, its value in another.
import { singleField } from '../board/boardState.ts'
import type { WidgetId } from '../catalog.ts'
import { fieldName, fieldsOf } from '../pdf/generic/words.ts'
import { plainName, type FileTable } from './FileTable.ts'
import type { ColumnChoice, ImportPlan, Mapping, PlannedRow } from './importPlan.ts'
import { isSameCell, isSameValue, readField, savedCell, type ReadContext } from './readField.ts'

export const FIELD_COLUMN = '$field'
export const VALUE_COLUMN = '$value'

export function fieldsColumns({ t }: Pick<ReadContext, 't'>): ColumnChoice[] {
  return [
    { key: FIELD_COLUMN, label: t('tables.field'), names: [t('tables.field'), 'field'] },
    { key: VALUE_COLUMN, label: t('tables.value'), names: [t('tables.value'), 'value'] },
  ]
}

/** @param clears an empty cell empties its field; else it leaves the field as it is */
export function planFields(
  context: ReadContext,
  widget: WidgetId,
  table: FileTable,
  mapping: Mapping,
  clears: boolean,
): ImportPlan {
  const { board, t } = context
  const [nameColumn, valueColumn] = [mapping.indexOf(FIELD_COLUMN), mapping.indexOf(VALUE_COLUMN)]
  if (nameColumn < 0 || valueColumn < 0) return { rows: [], problem: t('import.needs.fieldAndValue') }
  const fields = fieldsOf(widget).map((field) => ({ field, name: fieldName(context, widget, field.id) }))
  const lines = new Map<string, number>()
  const rows = table.rows.map(({ line, cells }): PlannedRow => {
    const text = String(cells[nameColumn] ?? '').trim()
    const cell = cells[valueColumn] ?? ''
    const row: PlannedRow = { line, name: text, state: 'same', changes: [], refusals: [], writes: [] }
    const refused = (why: string, column = '', value = ''): PlannedRow => ({
      ...row,
      state: 'refused',
      refusals: [{ column, text: value, why }],
    })
    const found = fields.find(({ field, name }) => [name, field.id].some((one) => plainName(one) === plainName(text)))
    if (!found) return refused(t('import.why.unknownField', { fields: fields.map(({ name }) => name).join(', ') }))
    const { field, name } = found
    const before = lines.get(field.id)
    if (before !== undefined) return refused(t('import.why.twice', { line: before }))
    lines.set(field.id, line)
    const held = singleField(board, widget, field.id)
    const words = savedCell(context, widget, field, held)
    if ((cell === '' && !clears) || isSameCell(words, cell)) return row
    const read = cell === '' ? { value: null } : readField(context, widget, field, cell)
    if ('why' in read) return refused(read.why, table.heads[valueColumn] ?? '', String(cell))
    if (isSameValue(read.value, held)) return row
    const after = String(savedCell(context, widget, field, read.value))
    return {
      ...row,
      name,
      state: 'changed',
      changes: [{ name, before: String(words), after }],
      writes: [{ kind: 'field', field: field.id, value: read.value }],
    }
  })
  return { rows, problem: null }
}
