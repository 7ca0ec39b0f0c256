// The canvas widget: named single fields. A field nobody has set has its seed's default.
import { singleField, type BoardState, type FieldValue } from '../board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { FieldSeed } from '../templateSeed.ts'

/** The fields of a canvas or statement widget, in the seed's order. */
export function fieldsOf(widget: WidgetId): readonly FieldSeed[] {
  const seed = widgetSeedOf(widget)
  return seed?.kind === 'canvas' || seed?.kind === 'statement' ? seed.fields : []
}

/** The value of a single field, its default when nobody has set it, else null. */
export function fieldOrDefault(board: BoardState, widget: WidgetId, field: string): FieldValue {
  const value = singleField(board, widget, field)
  if (value !== undefined) return value
  return fieldsOf(widget).find((seed) => seed.id === field)?.default ?? null
}

/** A setting that is a number; a value that is none (damaged data) counts as not set. */
export function numberSetting(board: BoardState, widget: WidgetId, field: string): number {
  const value = fieldOrDefault(board, widget, field)
  const fallback = fieldsOf(widget).find((seed) => seed.id === field)?.default
  return typeof value === 'number' ? value : typeof fallback === 'number' ? fallback : 0
}
