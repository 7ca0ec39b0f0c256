// Groups that a field splits a widget's items into: lanes, bands, boxes. One for each value the field may have, in the order of
// the seed, the consortium or the source list, plus one for items without a value. Pure.
import { workingMarkets } from '../board/axis.ts'
import { listItems, type BoardState, type FieldValue, type Item } from '../board/boardState.ts'
import { instanceOf, seedWidgetId, widgetOn, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { itemLabel, textOf } from '../charts/boardTexts.ts'
import type { Translate } from '../drawing.ts'
import type { FieldSeed } from '../templateSeed.ts'

export type Group = {
  /** Value of the field that puts an item here; `all` for the items that serve every one. */
  id: string
  label: string
  /** Place of the partner in the consortium's order when the groups are partners, else null. */
  partner: number | null
  /** A market that is no longer chosen: greyed, never removed (domain 5.1). */
  isLeft: boolean
}

const MARKETS = 'T04.markets'

/** The field of a widget with this id, or undefined. */
export function fieldNamed(widget: WidgetId, field: string): FieldSeed | undefined {
  const seed = widgetSeedOf(widget)
  return seed && 'fields' in seed ? seed.fields.find((one) => one.id === field) : undefined
}

/** A seed's option as people read it. */
export function optionLabel(widget: WidgetId, field: string, value: string, t: Translate): string {
  return t(`${seedWidgetId(widget).split('.')[0]}.option.${field}.${value}`)
}

/** Every group there can be, whether or not anything is in it; empty for a field that does not split (a text, a number). */
export function groupsOf(board: BoardState, widget: WidgetId, field: FieldSeed, t: Translate): Group[] {
  const plain = (id: string, label: string): Group => ({ id, label, partner: null, isLeft: false })
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (field.options ?? []).map((value) => plain(value, optionLabel(widget, field.id, value, t)))
    case 'boolean':
      return [plain('true', t('widgets.field.yes')), plain('false', t('widgets.field.no'))]
    case 'integer': {
      if (field.min === undefined || field.max === undefined || field.max - field.min > 20) return []
      const { min } = field
      return Array.from({ length: field.max - min + 1 }, (_, place) => {
        const value = String(min + place)
        const key = `${seedWidgetId(widget).split('.')[0]}.option.${field.id}.${value}`
        return plain(value, t(key) === key ? value : t(key))
      })
    }
    case 'partner':
    case 'partners':
      return board.partners.map(({ id, name }, partner) => ({ id, label: name, partner, isLeft: false }))
    case 'reference':
    case 'references':
      return [
        ...(field.allowAll === true ? [plain('all', t('widgets.field.all'))] : []),
        ...(field.to ?? []).flatMap((list) => sourceGroups(board, widgetOn(instanceOf(widget), list), t)),
      ]
    default:
      return []
  }
}

function sourceGroups(board: BoardState, list: WidgetId, t: Translate): Group[] {
  if (list === MARKETS)
    return workingMarkets(board).map(({ id, item, isLeft }) => ({
      id,
      label: item ? itemLabel(item, t) : id,
      partner: null,
      isLeft,
    }))
  return listItems(board, list).map((item) => ({
    id: item.id,
    label: itemLabel(item, t),
    partner: null,
    isLeft: false,
  }))
}

/** The groups an item is in; none when the field is empty. */
export function groupIdsOf(item: Pick<Item, 'fields'>, field: FieldSeed): string[] {
  const value = item.fields[field.id]
  if (Array.isArray(value)) return value
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** The field's value once an item has been moved from one group to another; null for "without a value". */
export function movedValue(
  item: Pick<Item, 'fields'>,
  field: FieldSeed,
  from: string | null,
  to: string | null,
): FieldValue {
  if (field.type === 'choices' || field.type === 'partners' || field.type === 'references') {
    const kept = groupIdsOf(item, field).filter((id) => id !== from)
    return to === null ? kept : [...new Set([...kept, to])]
  }
  if (to === null) return null
  if (field.type === 'integer') return Number(to)
  return field.type === 'boolean' ? to === 'true' : to
}

export type Grouped = {
  group: Group
  items: Item[]
}

/**
 * Items by group, in their own order; groups whose source has gone come last under their id, so that nothing disappears.
 * @returns also the items without a value.
 */
export function groupItems(
  board: BoardState,
  widget: WidgetId,
  field: FieldSeed,
  t: Translate,
): { groups: Grouped[]; without: Item[] } {
  const items = listItems(board, widget)
  const groups = groupsOf(board, widget, field, t)
  const known = new Set(groups.map(({ id }) => id))
  const used = new Set(items.flatMap((item) => groupIdsOf(item, field)))
  const gone = [...used].filter((id) => !known.has(id))
  const all: Group[] = [
    ...groups.filter((group) => !group.isLeft || used.has(group.id)),
    ...gone.map((id) => ({ id, label: goneLabel(board, widget, field, id, t), partner: null, isLeft: true })),
  ]
  return {
    groups: all.map((group) => ({ group, items: items.filter((item) => groupIdsOf(item, field).includes(group.id)) })),
    without: items.filter((item) => groupIdsOf(item, field).length === 0),
  }
}

function goneLabel(board: BoardState, widget: WidgetId, field: FieldSeed, id: string, t: Translate): string {
  for (const list of field.to ?? []) {
    const items = listItems(board, widgetOn(instanceOf(widget), list), { archived: true })
    const item = items.find((one) => one.id === id)
    if (item) return itemLabel(item, t)
  }
  return textOf(id, t)
}

/** Ids of the items that are about a market that is no longer chosen, and about no other (domain 5.1: greyed, never deleted). */
export function leftItems(board: BoardState, widget: WidgetId): ReadonlySet<string> {
  const seed = widgetSeedOf(widget)
  // A market that somebody would prefer is a fact about them, not work in that market.
  const isAbout = (field: FieldSeed): boolean => field.to?.includes(MARKETS) === true && !/^preferred/.test(field.id)
  const fields = seed && 'fields' in seed ? seed.fields.filter(isAbout) : []
  const left = new Set<string>()
  if (fields.length === 0 || widget === MARKETS) return left
  const gone = new Set(
    workingMarkets(board)
      .filter((entry) => entry.isLeft)
      .map((entry) => entry.id),
  )
  if (gone.size === 0) return left
  for (const item of listItems(board, widget)) {
    const named = fields.flatMap((field) => groupIdsOf(item, field))
    if (named.length > 0 && named.every((id) => gone.has(id))) left.add(item.id)
  }
  return left
}
