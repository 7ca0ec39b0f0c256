// What names an item: fields that refer to it, cells and rounds that have it as a row or column, items linked to it. Such an
// item is archived instead of deleted, so that nothing loses its meaning. Pure.
import {
  CATALOG,
  instanceOf,
  seedWidgetId,
  templateOf,
  widgetOn,
  widgetSeedOf,
  type TemplateId,
  type WidgetId,
} from '../catalog.ts'
import type { AxisSeed, WidgetSeed } from '../templateSeed.ts'
import { bucketOf, itemKeyParts } from './boardItems.ts'
import { itemKey, linkedId, listItems, type BoardState } from './boardState.ts'
import { instancesOf } from './instances.ts'

type Referrer = {
  template: TemplateId
  name: string
  isList: boolean
  /** Fields that may name items of the widget. */
  fields: string[]
  isAxis: boolean
  isLinked: boolean
}

const MARKETS = 'T04.markets'

function axesOf(seed: WidgetSeed): AxisSeed[] {
  switch (seed.kind) {
    case 'matrix':
    case 'heatmap':
      return [seed.rows, seed.columns]
    case 'partnerVote':
      return [seed.rows]
    case 'dotVote':
      return [seed.options]
    case 'checklist':
      return [{ list: seed.rows }]
    default:
      return []
  }
}

const namesList = (axis: AxisSeed, widget: WidgetId): boolean =>
  'list' in axis ? axis.list === widget : 'markets' in axis && widget === MARKETS

const known = new Map<WidgetId, Referrer[]>()

/** Every widget of the seeds that may name items of this one. */
function referrersOf(widget: WidgetId): Referrer[] {
  const found = known.get(widget)
  if (found) return found
  const referrers: Referrer[] = []
  for (const template of CATALOG.values()) {
    for (const [name, seed] of Object.entries(template.widgets)) {
      const fields = 'fields' in seed ? seed.fields.filter(({ to }) => to?.includes(widget)).map(({ id }) => id) : []
      const isList = 'prefill' in seed
      const isAxis = axesOf(seed).some((axis) => namesList(axis, widget))
      const isLinked = isList && seed.links.some((link) => link.from === widget)
      if (fields.length > 0 || isAxis || isLinked)
        referrers.push({ template: template.id, name, isList, fields, isAxis, isLinked })
    }
  }
  known.set(widget, referrers)
  return referrers
}

/** Whether another item, a field, a cell or a round of scores names this item. */
export function isReferenced(board: BoardState, widget: WidgetId, itemId: string): boolean {
  const instance = widget.split('.')[0]!
  return referrersOf(seedWidgetId(widget)).some((referrer) => {
    // A seed that names a widget of its own template means the one of the same instance.
    const isOwn = referrer.template === templateOf(instance)
    const instances = isOwn ? [instance] : instancesOf(board, referrer.template)
    return instances.some((other) =>
      names(board, widgetOn(other, `${referrer.template}.${referrer.name}`), referrer, widget, itemId),
    )
  })
}

function names(board: BoardState, other: WidgetId, referrer: Referrer, widget: WidgetId, itemId: string): boolean {
  const { fields, isList, isAxis, isLinked } = referrer
  if (isLinked && isLinkedTo(board, other, widget, itemId)) return true
  if (
    fields.length > 0 &&
    (isList ? itemsName(board, other, fields, itemId) : fieldsName(board, other, fields, itemId))
  )
    return true
  return isAxis && (cellsName(board, other, itemId) || roundsName(board, other, itemId))
}

const isNamed = (value: unknown, itemId: string): boolean =>
  value === itemId || (Array.isArray(value) && value.includes(itemId))

function fieldsName(board: BoardState, other: WidgetId, fields: readonly string[], itemId: string): boolean {
  return fields.some((field) => isNamed(board.items.get(itemKey(other, field)), itemId))
}

function itemsName(board: BoardState, other: WidgetId, fields: readonly string[], itemId: string): boolean {
  return listItems(board, other, { archived: true }).some((item) =>
    fields.some((field) => isNamed(item.fields[field], itemId)),
  )
}

/** Whether a cell's row or column is this item (for a checklist and the like: `WIDGET/ROW/COLUMN`). */
function cellsName(board: BoardState, widget: WidgetId, itemId: string): boolean {
  for (const key of bucketOf(board.items, widget).keys()) {
    const [, ...parts] = itemKeyParts(key)
    if (parts.length > 1 && parts.includes(itemId)) return true
  }
  return false
}

/** Whether anything was written about the item that stands for a source, or an item came from it. */
function isLinkedTo(board: BoardState, other: WidgetId, widget: WidgetId, itemId: string): boolean {
  const id = linkedId({ widget, item: itemId })
  for (const key of bucketOf(board.items, other).keys()) if (itemKeyParts(key)[1] === id) return true
  return listItems(board, other, { archived: true }).some(
    ({ source, origin }) => origin !== 'link' && source?.widget === widget && source.item === itemId,
  )
}

/** An open round may hold private scores for the item; a revealed one names it in its values. */
function roundsName(board: BoardState, widget: WidgetId, itemId: string): boolean {
  if (board.rounds.some((round) => round.widget === widget && round.state === 'open')) return true
  for (const values of board.values.get(widget)?.values() ?? []) {
    for (const { cells } of Object.values(values)) {
      if (itemId in cells || Object.values(cells).some((row) => itemId in row)) return true
    }
  }
  return false
}

/** The cells of shared tables that stand in an item's row or column, under the keys of its copy. */
export function cellsOfItem(
  board: BoardState,
  widget: WidgetId,
  itemId: string,
  copyId: string,
): [key: string, value: unknown][] {
  const isOn = (axis: AxisSeed, table: WidgetId): boolean =>
    'list' in axis && widgetOn(instanceOf(table), axis.list) === widget
  return tablesOf(board, widget).flatMap((table) => {
    const seed = widgetSeedOf(table)
    const [rows, columns] = seed ? axesOf(seed) : []
    return [...bucketOf(board.items, table)].flatMap(([key, value]): [string, unknown][] => {
      const [, row, column, ...more] = itemKeyParts(key)
      if (row === undefined || column === undefined || more.length > 0) return []
      if (row === itemId && rows && isOn(rows, table)) return [[itemKey(table, copyId, column), value]]
      return column === itemId && columns && isOn(columns, table) ? [[itemKey(table, row, copyId), value]] : []
    })
  })
}

/** Tables of the board that people fill in together and that may have this widget's items as rows or columns. */
function tablesOf(board: BoardState, widget: WidgetId): WidgetId[] {
  return referrersOf(seedWidgetId(widget))
    .filter(({ isAxis }) => isAxis)
    .flatMap(({ template, name }) => instancesOf(board, template).map((instance) => `${instance}.${name}`))
    .filter((table) => {
      const seed = widgetSeedOf(table)
      return (
        seed?.kind === 'heatmap' || seed?.kind === 'checklist' || (seed?.kind === 'matrix' && seed.mode === 'shared')
      )
    })
}
