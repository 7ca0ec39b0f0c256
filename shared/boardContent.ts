// The content of a board as the formulas see it: items with their gaps, fields with their defaults, cells, revealed values.
import {
  type BoardState,
  type Cells,
  itemKey,
  itemKeyParts,
  latestValues,
  listItems,
  type RoundValues,
  singleField,
} from './board/boardState.ts'
import { instanceOf, listSeedOf, templateOf, widgetOn, widgetSeedOf, type WidgetId } from './catalog.ts'
import type { Content, ContentItem } from './compute/content.ts'
import { gapsOf, isOwned, type Resolves } from './compute/evidence.ts'

/** Whether a reference or partner id names something that is on the board and not archived. */
function resolverOf(board: BoardState, instance: string): Resolves {
  const idsByWidget = new Map<WidgetId, Set<string>>()
  const idsOf = (ref: WidgetId): Set<string> => {
    const widget = widgetOn(instance, ref)
    const ids = idsByWidget.get(widget) ?? new Set(listItems(board, widget).map((item) => item.id))
    idsByWidget.set(widget, ids)
    return ids
  }
  return (field, id) =>
    field.type === 'partner' || field.type === 'partners'
      ? board.partners.some((partner) => partner.id === id)
      : (field.to ?? []).some((ref) => idsOf(ref).has(id))
}

/** @param sourceItems content of the widgets that items are linked to */
function contentItems(
  board: BoardState,
  widget: WidgetId,
  sourceItems: (widget: WidgetId) => readonly ContentItem[],
): ContentItem[] {
  const fields = listSeedOf(widget)?.fields ?? []
  const resolves = resolverOf(board, instanceOf(widget))
  return listItems(board, widget).map((item) => {
    const gaps = gapsOf(item, fields, resolves).map((field) => field.id)
    const { source } = item
    // A linked item counts when its source counts (domain 3.2).
    const isProven =
      !source || (!source.isGone && sourceItems(source.widget).some((one) => one.id === source.item && one.counts))
    return { id: item.id, fields: item.fields, gaps, counts: isOwned(item) && isProven && gaps.length === 0 }
  })
}

/** Cells in the order of their keys, so that no sum depends on who wrote first. */
function sharedCells(board: BoardState, widget: WidgetId): Cells {
  const prefix = `${itemKey(widget)}/`
  const cells: Cells = {}
  const keys = [...board.items.keys()].filter((key) => key.startsWith(prefix)).sort()
  for (const key of keys) {
    const value = board.items.get(key)
    const [row, column] = itemKeyParts(key.slice(prefix.length))
    if (row === undefined || column === undefined || (typeof value !== 'number' && typeof value !== 'string')) continue
    if (!Object.hasOwn(cells, row)) Object.defineProperty(cells, row, { value: {}, enumerable: true })
    Object.defineProperty(cells[row], column, { value, enumerable: true })
  }
  return cells
}

/** The content of a board. It answers for this state only; each widget is read once. */
export function contentOf(board: BoardState): Content {
  const once = <T>(read: (widget: WidgetId) => T): ((widget: WidgetId) => T) => {
    const known = new Map<WidgetId, T>()
    return (widget) => {
      if (!known.has(widget)) known.set(widget, read(widget))
      return known.get(widget)!
    }
  }
  const items = once((widget): ContentItem[] => contentItems(board, widget, items))
  return {
    instances: (template) => board.templates.filter((instance) => templateOf(instance) === template),
    items,
    field: (widget, field) => {
      const value = singleField(board, widget, field)
      if (value !== undefined) return value
      const seed = widgetSeedOf(widget)
      const fields = seed && 'fields' in seed ? seed.fields : []
      return fields.find((one) => one.id === field)?.default ?? null
    },
    cells: once((widget) => sharedCells(board, widget)),
    values: once((widget): RoundValues => latestValues(board, widget)?.values ?? {}),
  }
}
