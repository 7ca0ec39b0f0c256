// Text keys of a widget's parts; instances of a template share the texts of the template.
import { seedWidgetId, type WidgetId } from '../../../shared/catalog.ts'

/** Name of a field: `T04.field.markets.name`. */
export function fieldKey(widget: WidgetId, field: string): string {
  const [template = '', name = ''] = seedWidgetId(widget).split('.')
  return `${template}.field.${name}.${field}`
}

/** Name of a widget: `T04.widget.markets`. */
export function widgetKey(widget: WidgetId): string {
  const [template = '', name = ''] = seedWidgetId(widget).split('.')
  return `${template}.widget.${name}`
}
