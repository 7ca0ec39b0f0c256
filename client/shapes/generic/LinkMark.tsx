// The chain of a linked item: the template and list it comes from, and the way there, where its fields are edited.
import { useContext } from 'react'
import { Link2 } from 'lucide-react'
import type { Item } from '../../../shared/board/boardState.ts'
import { instanceOf, templateSeedOf, widgetOn, type WidgetId } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { CanvasContext } from '../../board/canvasContext.ts'
import { placeOf } from '../../document/documentPlace.ts'
import { widgetKey } from './fieldKey.ts'
import styles from './LinkMark.module.css'

export function LinkMark({ item }: { item: Item }) {
  const { t } = useBoard()
  // Null where a panel is only looked at, such as an earlier state of the board.
  const canvas = useContext(CanvasContext)
  const { source } = item
  if (!source) return null
  const values = { template: instanceOf(source.widget), list: t(widgetKey(source.widget)) }
  return (
    <p className={styles.mark} data-gone={source.isGone || undefined}>
      <Link2 size={13} aria-hidden />
      <span>{t(source.isGone ? 'widgets.link.gone' : 'widgets.link.from', values)}</span>
      {canvas && hasPanel(source.widget) && !source.isGone && (
        <button type="button" onClick={() => canvas.goToPlace(placeOf(source.widget, source.item))}>
          {t('widgets.link.show')}
        </button>
      )}
    </p>
  )
}

/** Whether the source stands on a page at all. */
function hasPanel(widget: WidgetId): boolean {
  const instance = instanceOf(widget)
  return (templateSeedOf(instance)?.panels ?? []).some(
    (panel) => panel.widget !== undefined && widgetOn(instance, panel.widget) === widget,
  )
}
