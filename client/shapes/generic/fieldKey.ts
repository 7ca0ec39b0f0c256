// Text keys of a widget's parts.
import type { WidgetId } from '../../../shared/catalog.ts'

/** Name of a field: `T04.field.markets.name`. */
export function fieldKey(widget: WidgetId, field: string): string {
  const [template = '', name = ''] = widget.split('.')
  return `${template}.field.${name}.${field}`
}
