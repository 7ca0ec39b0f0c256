// What of a board takes a table, and in which way.
import { listSeedOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { ImportKind } from './importPlan.ts'

/** The one ballot that results may come into from outside. */
export const SURVEY_WIDGET = 'T02.scores'

/** Null for what takes no table: votes, and ballots that people cast here. */
export function importKind(widget: WidgetId): ImportKind | null {
  if (widget === SURVEY_WIDGET) return 'survey'
  if (listSeedOf(widget)) return 'list'
  const seed = widgetSeedOf(widget)
  switch (seed?.kind) {
    case 'matrix':
      return seed.mode === 'shared' ? 'grid' : null
    case 'heatmap':
      return 'grid'
    case 'checklist':
      return 'checks'
    case 'canvas':
    case 'statement':
      return 'fields'
    default:
      return null
  }
}
