// Random edits of panels through the real edit functions, over every widget of every template on a board. What the board
// refuses is no edit. The same seed makes the same edits.
import type * as Y from 'yjs'
import type { ItemEdit } from '../../shared/board/boardEdit.ts'
import { axisIds } from '../../shared/board/axis.ts'
import { findItem, listItems, readBoard, type BoardState, type FieldValue } from '../../shared/board/boardState.ts'
import { offers } from '../../shared/board/links.ts'
import { instanceOf, listSeedOf, templateSeedOf, widgetOn, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import type { FieldSeed } from '../../shared/templateSeed.ts'
import { seededDraw } from './seededDraw.ts'

export type Draw = () => number

/** A sequence of numbers from 0 to 1 that depends on its seed only. */
export function createDraw(seed: number): Draw {
  const draw = seededDraw(seed)
  return () => draw(2 ** 30) / 2 ** 30
}

export const pick = <T>(draw: Draw, all: readonly T[]): T | undefined => all[Math.floor(draw() * all.length)]
const some = <T>(draw: Draw, all: readonly T[]): T[] => all.filter(() => draw() < 0.4)
const whole = (draw: Draw, min: number, max: number): number => min + Math.floor(draw() * (max - min + 1))

/** Every widget on the board. */
export function widgetsOn(board: BoardState): WidgetId[] {
  return board.templates.flatMap((instance) =>
    Object.keys(templateSeedOf(instance)?.widgets ?? {}).map((name) => `${instance}.${name}`),
  )
}

function namable(board: BoardState, field: FieldSeed, widget: WidgetId): string[] {
  const { toWhere } = field
  return (field.to ?? [])
    .flatMap((to) => listItems(board, widgetOn(instanceOf(widget), to)))
    .filter((item) => !toWhere || toWhere.is.some((value) => value === item.fields[toWhere.field]))
    .map((item) => item.id)
}

/** A value this field takes now, or null when it takes none. */
export function randomValue(board: BoardState, widget: WidgetId, field: FieldSeed, draw: Draw): FieldValue {
  const partners = board.partners.map(({ id }) => id)
  const min = Math.max(field.min ?? 0, -1000)
  const max = Math.min(field.max ?? min + 20, min + 20)
  switch (field.type) {
    case 'text':
    case 'longText':
      return `w${whole(draw, 0, 999_999)}`.slice(0, field.maxLength ?? 20)
    case 'integer':
      return whole(draw, Math.ceil(min), Math.floor(max))
    case 'number':
      return min + Math.round(draw() * 100 * (max - min)) / 100
    case 'choice':
      return pick(draw, field.options ?? []) ?? null
    case 'choices': {
      const options = some(draw, field.options ?? [])
      return options.length === 0 ? null : options
    }
    case 'boolean':
      return draw() < 0.5
    case 'date':
      return `${whole(draw, 2026, 2030)}-${String(whole(draw, 1, 12)).padStart(2, '0')}-${String(whole(draw, 1, 28)).padStart(2, '0')}`
    case 'partner':
      return pick(draw, partners) ?? null
    case 'partners':
      return partners
    case 'reference':
      return field.allowAll === true && draw() < 0.2 ? 'all' : (pick(draw, namable(board, field, widget)) ?? null)
    case 'references': {
      const ids = some(draw, namable(board, field, widget))
      return ids.length === 0 ? null : ids
    }
  }
}

/** Fields of a whole new item, each required one among them where there is a value for it. */
export function randomItem(board: BoardState, widget: WidgetId, draw: Draw): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {}
  for (const field of listSeedOf(widget)?.fields ?? []) {
    if (!field.required && draw() < 0.3) continue
    const value = randomValue(board, widget, field, draw)
    const earlier = fields[field.after ?? field.notBefore ?? '']
    // A later date, where one has to be later.
    if (field.type === 'date' && typeof earlier === 'string') fields[field.id] = `2031-${earlier.slice(5)}`
    else if (value !== null) fields[field.id] = value
  }
  return fields
}

/** Runs an edit; false when the board refused it. */
export function tried(change: () => unknown): boolean {
  try {
    change()
    return true
  } catch (error) {
    if (error instanceof BoardError) return false
    throw error
  }
}

function editItems(board: BoardState, edit: ItemEdit, widget: WidgetId, draw: Draw): boolean {
  const items = listItems(board, widget)
  const item = pick(draw, items)
  const what = draw()
  if (!item || what < 0.3) return tried(() => edit.addItem(widget, randomItem(board, widget, draw)))
  if (what < 0.7) {
    const field = pick(draw, listSeedOf(widget)!.fields)!
    const value = draw() < 0.1 ? null : randomValue(board, widget, field, draw)
    return tried(() => edit.setItemField(widget, item.id, field.id, value))
  }
  if (what < 0.76) return tried(() => edit.moveItem(widget, item.id, pick(draw, items)!.id))
  if (what < 0.82) return tried(() => edit.removeItem(widget, item.id))
  if (what < 0.86) return tried(() => edit.duplicateItem(widget, item.id))
  if (what < 0.94) return tried(() => edit.confirmItem(widget, item.id))
  const offer = pick(draw, offers(board, widget))
  return (
    offer !== undefined &&
    tried(() => edit.addLinkedItem(widget, { widget: offer.source.widget, item: offer.source.id }))
  )
}

/** The value a partner's cell of a ballot widget may have after the reveal. */
function revealed(board: BoardState, widget: WidgetId, draw: Draw): unknown {
  const seed = widgetSeedOf(widget)
  const instance = instanceOf(widget)
  const cellsOf = (rows: string[], columns: string[], value: () => unknown) =>
    Object.fromEntries(rows.map((row) => [row, Object.fromEntries(columns.map((column) => [column, value()]))]))
  return Object.fromEntries(
    board.partners.flatMap(({ id }) => {
      if (draw() < 0.2) return []
      if (seed?.kind === 'partnerVote') {
        const vote = () => pick(draw, ['approve', 'approve', 'approve', 'oppose', 'abstain'])
        return [[id, { people: 1, cells: cellsOf(axisIds(board, seed.rows, instance), ['vote'], vote) }]]
      }
      if (seed?.kind === 'dotVote')
        return [
          [
            id,
            { people: 1, cells: cellsOf(axisIds(board, seed.options, instance), ['dots'], () => whole(draw, 0, 2)) },
          ],
        ]
      if (seed?.kind !== 'matrix') return []
      const { min, max } = seed.scale
      const value = () => (draw() < 0.1 ? null : whole(draw, min, max ?? 10))
      return [
        [
          id,
          {
            people: 2,
            cells: cellsOf(axisIds(board, seed.rows, instance), axisIds(board, seed.columns, instance), value),
          },
        ],
      ]
    }),
  )
}

/**
 * One random edit somewhere on the board; ballots are revealed as the server does it.
 * @param among the widgets it may be on; left out, all
 * @returns the widget it was made on, or null when it was refused
 */
export function randomEdit(doc: Y.Doc, edit: ItemEdit, draw: Draw, among?: readonly WidgetId[]): WidgetId | null {
  const board = readBoard(doc)
  const widget = pick(draw, among ?? widgetsOn(board))!
  const seed = widgetSeedOf(widget)!
  const instance = instanceOf(widget)
  const cell = (rows: readonly string[], columns: readonly string[], value: number | string | null): boolean => {
    const [row, column] = [pick(draw, rows), pick(draw, columns)]
    return row !== undefined && column !== undefined && tried(() => edit.setCell(widget, row, column, value))
  }
  const reveal = (): boolean => {
    doc.getMap('session').set(`values/${widget}/1`, revealed(board, widget, draw))
    return true
  }
  const isDone = ((): boolean => {
    if ('prefill' in seed) return editItems(board, edit, widget, draw)
    switch (seed.kind) {
      case 'canvas':
      case 'statement': {
        const field = pick(draw, seed.fields)!
        const value = draw() < 0.1 ? null : randomValue(board, widget, field, draw)
        return tried(() => edit.setField(widget, field.id, value))
      }
      case 'heatmap':
        return cell(
          axisIds(board, seed.rows, instance),
          axisIds(board, seed.columns, instance),
          draw() < 0.7 ? 1 : null,
        )
      case 'checklist': {
        const rows = listItems(board, widgetOn(instance, seed.rows)).map(({ id }) => id)
        return cell(rows, ['common', ...board.partners.map(({ id }) => id)], pick(draw, seed.states)!)
      }
      case 'matrix':
        if (seed.mode === 'ballot') return reveal()
        return cell(
          axisIds(board, seed.rows, instance),
          axisIds(board, seed.columns, instance),
          whole(draw, Math.max(seed.scale.min, -50), Math.min(seed.scale.max ?? 50, 50)),
        )
      case 'partnerVote':
      case 'dotVote':
        return reveal()
    }
  })()
  return isDone ? widget : null
}

/** Whether an item is there with these values, as everybody reads it. */
export function hasFields(
  board: BoardState,
  widget: WidgetId,
  id: string,
  fields: Record<string, FieldValue>,
): boolean {
  const item = findItem(board, widget, id)
  return (
    !!item &&
    Object.entries(fields).every(([field, value]) => JSON.stringify(item.fields[field]) === JSON.stringify(value))
  )
}
