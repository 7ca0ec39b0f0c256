// The list widget: ordered items with the seed's fields. Pure rules of order, room, gaps and evidence.
import { defaultFields, type FieldValue, type Item } from '../board/boardState.ts'
import { instanceOf, templateSeedOf, widgetOn, type WidgetId } from '../catalog.ts'
import { agrees, applies } from '../compute/evidence.ts'
import type { FieldSeed, ListSeed } from '../templateSeed.ts'

/** Whether a field holds something (domain 3.2 b): text after trimming, a finite number, at least one reference. */
export function isFilled(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.length > 0
  return true
}

/** Required fields of an item that are still empty or at odds with another field, in the seed's order. */
export function missingFields(item: Item, seed: ListSeed): FieldSeed[] {
  return seed.fields.filter(
    (field) => isRequired(field, item) && !(isFilled(item.fields[field.id]) && agrees(field, item.fields)),
  )
}

/**
 * Fields whose value is at odds with another one's (domain 4: `end*` after `start*`, the owner among the partners), each with
 * the text key that says what to do and the field it must agree with.
 */
export function oddFields(item: Item, seed: ListSeed): { field: FieldSeed; key: string; other: string }[] {
  return seed.fields.flatMap((field) => {
    const other = field.after ?? field.notBefore ?? field.includes
    if (other === undefined || !isFilled(item.fields[field.id]) || agrees(field, item.fields)) return []
    const key = field.after !== undefined ? 'after' : field.notBefore !== undefined ? 'notBefore' : 'includes'
    return [{ field, key: `widgets.odd.${key}`, other }]
  })
}

/** Whether a field means anything for this item (`onlyWhen`): a judged criterion has no ends of its scale (4.T04.3). */
export function isApplicable(field: FieldSeed, item: Item): boolean {
  return applies(field, item.fields)
}

function isRequired(field: FieldSeed, item: Item): boolean {
  return field.required && isApplicable(field, item)
}

/**
 * Whether an item was put there as a suggestion that nobody stands by yet and that therefore does not count (domain 3.2).
 * What is only rated or checked (needs, criteria, channels) counts by its scores and is none.
 */
export function isSuggestion(item: Item): boolean {
  return item.origin === 'prefill' && item.confirmed === null && item.fact === null && !isRated(item.widget)
}

/** Whether an item restates a source fact that nobody stands by yet. */
export function isOpenFact(item: Item): boolean {
  return item.origin === 'prefill' && item.confirmed === null && item.fact !== null
}

/** Whether a list's items are the rows of a matrix or checklist of their own template. */
function isRated(list: WidgetId): boolean {
  const instance = instanceOf(list)
  const names = (ref: string) => widgetOn(instance, ref) === list
  return Object.values(templateSeedOf(instance)?.widgets ?? {}).some((seed) => {
    if (seed.kind === 'checklist') return names(seed.rows)
    return seed.kind === 'matrix' && 'list' in seed.rows && names(seed.rows.list)
  })
}

/** How many more items a list takes or needs; both 0 or more. */
export function listRoom(count: number, seed: ListSeed): { free: number; short: number } {
  return { free: Math.max(0, seed.maxItems - count), short: Math.max(0, seed.minItems - count) }
}

/**
 * Where an item goes when it is moved one place.
 * @returns the item it then stands before, null for the end, undefined when it cannot go further.
 */
export function moveTarget(ids: readonly string[], id: string, direction: 'up' | 'down'): string | null | undefined {
  const place = ids.indexOf(id)
  if (place < 0) return undefined
  if (direction === 'up') return place === 0 ? undefined : ids[place - 1]!
  return place === ids.length - 1 ? undefined : (ids[place + 2] ?? null)
}

/** Fields of a new item: the seed's defaults and its label, if one was typed. */
export function newItemFields(widget: WidgetId, seed: ListSeed, label: string | null): Record<string, FieldValue> {
  return { ...defaultFields(widget), ...(label === null ? {} : { [seed.label]: label }) }
}

export type ListColumns = {
  /** Fields in the row, the label first, each with its width in px; the label takes what is left. */
  row: { field: FieldSeed; width: number }[]
  /** Long texts under the row. */
  block: FieldSeed[]
  /** Fields in the fold-out detail. */
  detail: FieldSeed[]
  /** The label itself is a long text and takes several lines. */
  isLabelLong: boolean
}

/** Whether a new item of the list begins with typing its label; else it begins empty, and its fields are picked. */
export function isLabelTyped(seed: ListSeed): boolean {
  const label = seed.fields.find((field) => field.id === seed.label)
  return label === undefined || label.type === 'text' || label.type === 'longText'
}

const LABEL_WIDTH = 160
const LABEL_SHARE = 0.4
/** How far a column of several words may grow into room that nobody needs, so that it wraps less. */
const MOST_GROWTH = 2
const SELDOM_READ = ['source', 'hint']

/**
 * Lays a list's fields out in a width (px): the label and as many others as fit stand in the row, in the seed's order;
 * the rest fold out.
 * @param leastWidth px a column needs for its words, which depends on the reader's language.
 * @param labelNeed px the longest label takes in one line. It decides who gets the room that is left, never which fields
 * stand in the row: those must not jump while somebody types a name.
 */
export function listColumns(
  seed: ListSeed,
  width: number,
  leastWidth: (field: FieldSeed) => number,
  labelNeed = Infinity,
): ListColumns {
  const label = seed.fields.find((field) => field.id === seed.label) ?? seed.fields[0]!
  const others = seed.fields.filter((field) => field !== label)
  const block = others.filter((field) => field.type === 'longText')
  const labelWidth = Math.max(LABEL_WIDTH, width * LABEL_SHARE)
  // A column that most rows leave empty, or that only says where a row is from, takes room from all of them.
  const rare = [...SELDOM_READ, ...others.filter((field) => field.onlyWhen).map((field) => field.id)]
  const row: ListColumns['row'] = []
  const detail = others.filter((field) => rare.includes(field.id))
  let isFull = false
  let used = labelWidth
  for (const field of others) {
    if (field.type === 'longText' || rare.includes(field.id)) continue
    const needed = Math.max(leastWidth(field), field.type === 'choice' ? 0 : columnWidth(field))
    // Once one field has no room all later ones fold out too, so that the order stays the seed's.
    isFull ||= used + needed > width
    if (!isFull) {
      row.push({ field, width: needed })
      used += needed
    } else {
      detail.push(field)
    }
  }
  const growing = row.filter(({ field }) => GROWS.includes(field.type))
  const wanted = growing.reduce((sum, column) => sum + column.width * (MOST_GROWTH - 1), 0)
  const spare = width - used + Math.max(0, labelWidth - Math.max(LABEL_WIDTH, labelNeed))
  const growth = wanted === 0 ? 0 : Math.min(1, Math.max(0, spare) / wanted) * (MOST_GROWTH - 1)
  for (const column of growing) {
    used += column.width * growth
    column.width *= 1 + growth
  }
  return {
    row: [{ field: label, width: width - used + labelWidth }, ...row],
    block,
    detail,
    isLabelLong: label.type === 'longText',
  }
}

/** Types whose values are words of any number. */
const GROWS: readonly FieldSeed['type'][] = ['text', 'choices', 'reference', 'references']

function columnWidth(field: FieldSeed): number {
  switch (field.type) {
    case 'integer':
    case 'number':
      return 48
    case 'boolean':
      return 96
    case 'choice':
    case 'date':
      return 92
    case 'choices':
    case 'partners':
      return 150
    case 'partner':
      return 108
    case 'reference':
      return 120
    case 'references':
      return 150
    case 'text':
      return field.maxLength !== undefined && field.maxLength <= 20 ? 46 : 118
    case 'longText':
      return Infinity
  }
}
