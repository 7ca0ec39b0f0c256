// Names and short codes of what stands on a board, in the reader's language. Used by charts, sentences and paper alike, so
// that a market is called the same everywhere.
import { listItems, type BoardState, type FieldValue, type Item } from '../board/boardState.ts'
import { instanceOf, listSeedOf, templateOf, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'

/** A field as text: seed texts are translated, empty and missing values are ''. */
export function textOf(value: FieldValue | undefined, t: Translate): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'object') return t(value.$t)
  return String(value)
}

/** The label of a list's item, or its id when it has none yet. */
export function itemLabel(item: Item, t: Translate): string {
  const seed = listSeedOf(item.widget)
  const field = seed?.label ?? 'label'
  const text = textOf(item.fields[field], t).trim()
  if (text === '') return item.id
  const isChoice = seed?.fields.find(({ id }) => id === field)?.type === 'choice'
  return isChoice ? t(`${templateOf(instanceOf(item.widget))}.option.${field}.${text}`) : text
}

/** Label by item id, archived items included because results and decisions may still name them. */
export function itemLabels(board: BoardState, widget: WidgetId, t: Translate): ReadonlyMap<string, string> {
  return new Map(listItems(board, widget, { archived: true }).map((item) => [item.id, itemLabel(item, t)]))
}

/** Labels of the items that a reference field names, in its order; what is not on the board is left out. */
export function referenceLabels(
  board: BoardState,
  lists: readonly WidgetId[],
  value: FieldValue | undefined,
  t: Translate,
): string[] {
  const named = Array.isArray(value) ? value : [value]
  const items = lists.flatMap((list) => listItems(board, list, { archived: true }))
  return named.flatMap((id) => items.filter((item) => item.id === id).map((item) => itemLabel(item, t)))
}

/** What a proposition of T07 or a pillar of T08 rests on: factors and weak spots of T15 (domain 5.1). */
export function restsOn(board: BoardState, item: Item, t: Translate): string[] {
  return referenceLabels(board, ['T15.factors', 'T15.weakSpots'], item.fields.rests, t)
}

const SHORT_ID = /^[A-Z]{1,3}\d{0,3}$/

/**
 * A short code for each item: ids such as `C3` stand for themselves, any other id gets the prefix and the next free number.
 * Deterministic in the order of items.
 */
export function displayCodes(ids: readonly string[], prefix: string): ReadonlyMap<string, string> {
  const taken = new Set(ids.filter((id) => SHORT_ID.test(id)).map((id) => id.replace(/(\D)0+(?=\d)/, '$1')))
  const codes = new Map<string, string>()
  let number = 1
  for (const id of ids) {
    if (SHORT_ID.test(id)) {
      codes.set(id, id)
      continue
    }
    while (taken.has(`${prefix}${number}`)) number++
    codes.set(id, `${prefix}${number++}`)
  }
  return codes
}

/** Two-letter market ids are shown as they are; any other market is called by its name. */
export function marketTag(id: string, name: string): string {
  return SHORT_ID.test(id) ? id : name
}

/** `A, B and C` in the reader's language. */
export function enumerate(parts: readonly string[], t: Translate): string {
  if (parts.length <= 1) return parts[0] ?? ''
  return t('list.and', { first: parts.slice(0, -1).join(t('list.comma')), last: parts.at(-1)! })
}
