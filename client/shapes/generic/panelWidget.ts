// The widget a panel shows. A panel whose seed names none is a fault of the seed, told at once.
import { panelSeedOf } from '../panelSeedOf.ts'
import { widgetOn, type WidgetId } from '../../../shared/catalog.ts'
import type { ViewProps } from '../viewProps.ts'

export function panelWidget({ template, panel }: ViewProps): WidgetId {
  const widget = panelSeedOf(template, panel)?.widget
  if (!widget) throw new Error(`panel ${template}.${panel} names no widget`)
  return widgetOn(template, widget)
}
