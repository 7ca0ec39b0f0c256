// The content of a board as the formulas see it: items with their gaps, fields with their defaults, cells, revealed values.
import {
  type BoardState,
  type Cells,
  type FieldValue,
  type Item,
  itemKey,
  itemKeyParts,
  latestValues,
  listItems,
  type PartnerId,
  type RoundValues,
  singleField,
} from './board/boardState.ts'
import { bucketOf, type Bucket } from './board/boardItems.ts'
import {
  instanceOf,
  listSeedOf,
  type TemplateId,
  templateOf,
  widgetOn,
  widgetSeedOf,
  type WidgetId,
} from './catalog.ts'
import type { Content, ContentItem } from './compute/content.ts'
import { gapsOf, isOwned, type Resolves } from './compute/evidence.ts'
import { createOnce, type Memo } from './incremental.ts'

/** What the content is read from; a board that changes answers differently from one time to the next. */
type Reads = {
  templates: () => readonly TemplateId[]
  partners: () => readonly PartnerId[]
  items: (widget: WidgetId) => readonly Item[]
  ids: (widget: WidgetId) => readonly string[]
  field: (widget: WidgetId, field: string) => FieldValue | undefined
  bucket: (widget: WidgetId) => Bucket
  values: (widget: WidgetId) => RoundValues
}

const NO_VALUES: RoundValues = {}

function readsOf(board: () => BoardState, memo: Memo): Reads {
  const byWidget = <T>(kind: string, read: (widget: WidgetId) => T): ((widget: WidgetId) => T) => {
    const known = new Map<WidgetId, () => T>()
    return (widget) => {
      const get = known.get(widget) ?? memo(`${kind} ${widget}`, () => read(widget))
      known.set(widget, get)
      return get()
    }
  }
  const items = byWidget('list', (widget) => listItems(board(), widget))
  return {
    templates: memo('templates', () => board().templates),
    partners: memo('partners', () => board().partners.map((partner) => partner.id)),
    items,
    ids: byWidget('ids', (widget) => items(widget).map((item) => item.id)),
    field: (widget, field) => memo(`field ${itemKey(widget, field)}`, () => singleField(board(), widget, field))(),
    bucket: byWidget('bucket', (widget) => bucketOf(board().items, widget)),
    values: byWidget('values', (widget) => latestValues(board(), widget)?.values ?? NO_VALUES),
  }
}

/** Whether a reference or partner id names something that is on the board and not archived. */
function resolverOf(reads: Reads, instance: TemplateId): Resolves {
  const sets = new Map<WidgetId, ReadonlySet<string>>()
  const names = (widget: WidgetId, ids: () => readonly string[], id: string): boolean => {
    const set = sets.get(widget) ?? new Set(ids())
    sets.set(widget, set)
    return set.has(id)
  }
  return (field, id) =>
    field.type === 'partner' || field.type === 'partners'
      ? names('', reads.partners, id)
      : (field.to ?? []).some((ref) => {
          const widget = widgetOn(instance, ref)
          return names(widget, () => reads.ids(widget), id)
        })
}

/** @param content of the widgets that items are linked to */
function contentItems(reads: Reads, widget: WidgetId, content: Pick<Content, 'items'>): ContentItem[] {
  const fields = listSeedOf(widget)?.fields ?? []
  const resolves = resolverOf(reads, instanceOf(widget))
  return reads.items(widget).map((item) => {
    const gaps = gapsOf(item, fields, resolves).map((field) => field.id)
    const { source } = item
    // A linked item counts when its source counts (domain 3.2).
    const isProven =
      !source || (!source.isGone && content.items(source.widget).some((one) => one.id === source.item && one.counts))
    return { id: item.id, fields: item.fields, gaps, counts: isOwned(item) && isProven && gaps.length === 0 }
  })
}

/** Cells in the order of their keys, so that no sum depends on who wrote first. */
function sharedCells(bucket: Bucket): Cells {
  const cells: Cells = {}
  for (const key of [...bucket.keys()].sort()) {
    const value = bucket.get(key)
    const [, row, column] = itemKeyParts(key)
    if (row === undefined || column === undefined || (typeof value !== 'number' && typeof value !== 'string')) continue
    // An id may be the name of something every object has.
    if (!Object.hasOwn(cells, row)) Object.defineProperty(cells, row, { value: {}, enumerable: true })
    Object.defineProperty(cells[row], column, { value, enumerable: true })
  }
  return cells
}

function defaultOf(widget: WidgetId, field: string): FieldValue {
  const seed = widgetSeedOf(widget)
  const fields = seed && 'fields' in seed ? seed.fields : []
  return fields.find((one) => one.id === field)?.default ?? null
}

/**
 * The content of a board that changes: each widget is read again only when it, or what it refers to, has changed.
 * @param memo must be told of every change of the board
 */
export function liveContent(board: () => BoardState, memo: Memo): Content {
  const reads = readsOf(board, memo)
  const content: Content = {
    instances: (template) =>
      memo(`instances ${template}`, () => reads.templates().filter((instance) => templateOf(instance) === template))(),
    items: (widget) => memo(`items ${widget}`, () => contentItems(reads, widget, content))(),
    field: (widget, field) => reads.field(widget, field) ?? defaultOf(widget, field),
    cells: (widget) => memo(`cells ${widget}`, () => sharedCells(reads.bucket(widget)))(),
    values: reads.values,
  }
  return content
}

/** The content of a board as it is now. */
export function contentOf(board: BoardState): Content {
  return liveContent(() => board, createOnce())
}
