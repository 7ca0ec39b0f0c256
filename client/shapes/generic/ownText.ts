// A text that a template may word itself, with a general one for those that do not.
import { seedWidgetId, type WidgetId } from '../../../shared/catalog.ts'
import type { Translate } from '../../../shared/drawing.ts'

/** The text `widgets.add.T09.items`, or `widgets.add` where the template has none. */
export function ownText(
  t: Translate,
  key: string,
  widget: WidgetId,
  values: Record<string, string | number> = {},
): string {
  const own = `${key}.${seedWidgetId(widget)}`
  const text = t(own, values)
  return text === own ? t(key, values) : text
}

/** Like ownText, but null where the template has no text of its own. */
export function onlyOwnText(t: Translate, key: string, widget: WidgetId): string | null {
  const own = `${key}.${seedWidgetId(widget)}`
  const text = t(own)
  return text === own ? null : text
}
