// What the rows or columns of a table are called: the label of the list they come from.
import { seedWidgetId, widgetSeedOf, type WidgetId } from '../../../shared/catalog.ts'
import type { Translate } from '../../../shared/drawing.ts'
import type { AxisSeed } from '../../../shared/templateSeed.ts'

/** '' where nothing names fixed rows; a template may do so with `T15.rows.WIDGET`. */
export function axisName(widget: WidgetId, axis: AxisSeed, t: Translate): string {
  if ('partners' in axis) return t('widgets.matrix.partner')
  if ('markets' in axis) return t('widgets.matrix.market')
  if ('list' in axis) {
    const list = widgetSeedOf(axis.list)
    const [template, name] = axis.list.split('.')
    return list && 'label' in list ? t(`${template}.field.${name}.${list.label}`) : ''
  }
  const [template, name] = seedWidgetId(widget).split('.')
  const own = `${template}.rows.${name}`
  return t(own) === own ? '' : t(own)
}
