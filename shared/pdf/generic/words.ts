// Titles, names and values of a template's widgets in the reader's language, for any template: from the text keys that
// CONTRIBUTING names. Knows no template by id.
import { listItems, type FieldValue } from '../../board/boardState.ts'
import { instanceOf, seedWidgetId, templateOf, widgetOn, widgetSeedOf, type WidgetId } from '../../catalog.ts'
import { itemLabel, textOf } from '../../charts/boardTexts.ts'
import { isIsoDate } from '../../compute/evidence.ts'
import type { FieldSeed } from '../../templateSeed.ts'
import { dayText } from '../dayText.ts'
import type { Inline } from '../inline.ts'
import { who, type ReportContext } from '../reportContext.ts'

/** What the words of a widget are made from. */
export type WordContext = Pick<ReportContext, 'board' | 't'>

/** `T06.` for every instance of T06. */
const prefix = (widget: WidgetId): string => templateOf(instanceOf(widget))
const nameOf = (widget: WidgetId): string => widget.split('.')[1] ?? widget

/** The text of the first key that has one, else the fallback. */
function firstText(context: WordContext, keys: readonly string[], fallback: string): string {
  for (const key of keys) {
    const text = context.t(key)
    if (text !== key) return text
  }
  return fallback
}

export function widgetTitle(context: WordContext, widget: WidgetId): string {
  const [template, name] = seedWidgetId(widget).split('.') as [string, string]
  return firstText(context, [`${template}.widget.${name}`, `${template}.panel.${name}`], name)
}

export function fieldName(context: WordContext, widget: WidgetId, field: string): string {
  return firstText(context, [`${prefix(widget)}.field.${nameOf(widget)}.${field}`], field)
}

export function optionText(context: WordContext, widget: WidgetId, field: string, value: string): string {
  return firstText(context, [`${prefix(widget)}.option.${field}.${value}`], value)
}

/** A date as people write it, or the text itself when it is none. */
export function printedDate(value: string, language: string): string {
  return isIsoDate(value) ? dayText(value, language) : value
}

/**
 * A number people entered, with up to four decimals and a true minus sign; nothing is added to it. Thousands are apart as in sums
 * of money (`printedMoney`).
 * @param isYear years are written without a space.
 */
export function enteredNumber(value: number, language: string, isYear = false): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 4, useGrouping: !isYear })
    .formatToParts(value)
    .map(({ type, value: part }) => (type === 'group' ? '\u00a0' : type === 'minusSign' ? '−' : part))
    .join('')
}

/** Labels of the items that a reference names, by its seed; archived ones too, because what names them is still printed. */
export function referredLabels(
  context: WordContext,
  widget: WidgetId,
  field: FieldSeed,
  ids: readonly string[],
): string[] {
  const lists = (field.to ?? []).flatMap((list) => {
    const own = widgetOn(instanceOf(widget), list)
    // A reference to a template that repeats may mean any of its instances.
    const instances = context.board.templates.filter((one) => templateOf(one) === templateOf(instanceOf(list)))
    return own !== list || instances.length < 2 ? [own] : instances.map((instance) => `${instance}.${nameOf(list)}`)
  })
  const items = lists.flatMap((list) => listItems(context.board, list, { archived: true }))
  return ids.flatMap((id) => {
    const found = items.find((item) => item.id === id)
    return found ? [itemLabel(found, context.t)] : []
  })
}

function joined(parts: readonly Inline[]): Inline[] {
  return parts.flatMap((part, i): Inline[] => (i === 0 ? [part] : [', ', part]))
}

/** A field's value as it is printed; empty when nothing is entered or nothing it names is on the board. */
export function valueInlines(
  context: ReportContext,
  widget: WidgetId,
  field: FieldSeed,
  value: FieldValue | undefined,
): Inline[] {
  if (value === undefined || value === null || value === '') return []
  const ids = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  switch (field.type) {
    case 'text':
    case 'longText': {
      const text = textOf(value, context.t).trim()
      return text === '' ? [] : [text]
    }
    case 'integer':
    case 'number': {
      if (typeof value !== 'number') return []
      // A step or a level may have a word for each of its numbers.
      const word = optionText(context, widget, field.id, String(value))
      return [word === String(value) ? enteredNumber(value, context.language, field.id === 'year') : word]
    }
    case 'boolean':
      return typeof value === 'boolean' ? [context.t(value ? 'report.yes' : 'report.no')] : []
    case 'date':
      return ids.map((date) => printedDate(date, context.language))
    case 'choice':
    case 'choices':
      return joined(ids.map((id) => optionText(context, widget, field.id, id)))
    case 'partner':
    case 'partners':
      return joined(
        ids.flatMap((id) => {
          const index = context.board.partners.findIndex((partner) => partner.id === id)
          return index < 0 ? [] : [who(context, index)]
        }),
      )
    case 'reference':
    case 'references':
      if (value === 'all' && field.allowAll === true) return [context.t('report.all')]
      return joined(referredLabels(context, widget, field, ids))
  }
}

/** The fields of a widget that has fields; none for any other. */
export function fieldsOf(widget: WidgetId): readonly FieldSeed[] {
  const seed = widgetSeedOf(widget)
  return seed && 'fields' in seed ? seed.fields : []
}
