// A field's value as a cell: numbers stay numbers, dates stay dates, ids become the names people know.
import type { FieldValue } from '../board/boardState.ts'
import type { WidgetId } from '../catalog.ts'
import { textOf } from '../charts/boardTexts.ts'
import { isIsoDate } from '../compute/evidence.ts'
import { optionText, referredLabels, type WordContext } from '../pdf/generic/words.ts'
import type { FieldSeed } from '../templateSeed.ts'
import type { TableCell } from './Table.ts'

/** Between several names in one cell; names may hold commas. */
const BETWEEN = '; '

/** Null when nothing is entered, or nothing it names is on the board. */
export function cellOf(
  context: WordContext,
  widget: WidgetId,
  field: FieldSeed,
  value: FieldValue | undefined,
): TableCell {
  if (value === undefined || value === null || value === '') return null
  const { t, board } = context
  const ids = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(BETWEEN))
  switch (field.type) {
    case 'text':
    case 'longText':
      return textOf(value, t).trim() || null
    case 'integer':
    case 'number':
      return typeof value === 'number' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? t(value ? 'report.yes' : 'report.no') : null
    case 'date':
      return ids.length === 1 && isIsoDate(ids[0]!) ? { date: ids[0]! } : joined(ids)
    case 'choice':
    case 'choices':
      return joined(ids.map((id) => optionText(context, widget, field.id, id)))
    case 'partner':
    case 'partners':
      return joined(ids.flatMap((id) => board.partners.find((partner) => partner.id === id)?.name ?? []))
    case 'reference':
    case 'references':
      if (value === 'all' && field.allowAll === true) return t('report.all')
      return joined(referredLabels(context, widget, field, ids))
  }
}
