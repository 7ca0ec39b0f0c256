// A field's value as people read it.
import { listItems, type BoardState, type FieldValue } from '../../../shared/board/boardState.ts'
import { instanceOf, seedWidgetId, widgetOn, type WidgetId } from '../../../shared/catalog.ts'
import type { FieldSeed } from '../../../shared/templateSeed.ts'
import { itemLabel, textOf } from '../../../shared/charts/boardTexts.ts'
import type { Translate } from '../../../shared/drawing.ts'
import { formatDate } from '../../ui/format.ts'

export function optionText(widget: WidgetId, field: FieldSeed, value: string, t: Translate): string {
  return t(`${seedWidgetId(widget).split('.')[0]}.option.${field.id}.${value}`)
}

/** '' when nothing is entered. */
export function fieldText(
  board: BoardState,
  widget: WidgetId,
  field: FieldSeed,
  value: FieldValue | undefined,
  t: Translate,
): string {
  if (value === undefined || value === null || value === '') return ''
  switch (field.type) {
    case 'choice':
      return typeof value === 'string' ? optionText(widget, field, value, t) : ''
    case 'boolean':
      return t(value === true ? 'widgets.field.yes' : 'widgets.field.no')
    case 'date':
      // A day has no time zone: noon keeps it the same day everywhere.
      return formatDate(`${textOf(value, t)}T12:00:00`)
    case 'choices':
      return Array.isArray(value) ? value.map((one) => optionText(widget, field, one, t)).join(', ') : ''
    case 'partner':
    case 'partners':
      return (Array.isArray(value) ? value : [value])
        .map((id) => board.partners.find((partner) => partner.id === id)?.name)
        .filter((name) => name !== undefined)
        .join(', ')
    case 'reference':
    case 'references': {
      if (value === 'all' && field.allowAll === true) return t('widgets.field.all')
      const ids = Array.isArray(value) ? value : [value]
      const items = (field.to ?? []).flatMap((list) =>
        listItems(board, widgetOn(instanceOf(widget), list), { archived: true }),
      )
      return ids
        .map((id) => items.find((item) => item.id === id))
        .filter((item) => item !== undefined)
        .map((item) => itemLabel(item, t))
        .join(', ')
    }
    case 'text':
    case 'longText':
      return textOf(value, t)
    case 'integer':
    case 'number':
      return printedNumber(textOf(value, t))
  }
}

/** `12 500` with a space that never breaks; up to four digits stay together, as a year does. */
export function printedNumber(text: string): string {
  const [whole = '', ...rest] = text.replace(/^-(?=\d)/, '−').split('.')
  return [/\d{5}/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0') : whole, ...rest].join('.')
}
