// What names an item: fields that refer to it, cells and rounds that have it as a row or column, items linked to it. Such an
// item is archived instead of deleted, so that nothing loses its meaning. Pure.
import { CATALOG, seedWidgetId, templateOf, widgetOn, type TemplateId, type WidgetId } from '../catalog.ts'
import type { AxisSeed, WidgetSeed } from '../templateSeed.ts'
import { itemKey, listItems, type BoardState } from './boardState.ts'
import { instancesOf } from './instances.ts'

type Referrer = {
  template: TemplateId
  name: string
  isList: boolean
  /** Fields that may name items of the widget. */
  fields: string[]
  isAxis: boolean
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
      if (fields.length > 0 || isAxis) referrers.push({ template: template.id, name, isList, fields, isAxis })
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
      names(board, widgetOn(other, `${referrer.template}.${referrer.name}`), referrer, itemId),
    )
  })
}

function names(board: BoardState, other: WidgetId, referrer: Referrer, itemId: string): boolean {
  const { fields, isList, isAxis } = referrer
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

function cellsName(board: BoardState, widget: WidgetId, itemId: string): boolean {
  const prefix = `${itemKey(widget)}/`
  const part = encodeURIComponent(itemId)
  for (const key of board.items.keys()) {
    if (key.startsWith(prefix) && key.slice(prefix.length).split('/').includes(part)) return true
  }
  return false
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
