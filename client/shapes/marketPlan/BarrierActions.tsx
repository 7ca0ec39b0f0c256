// Ways round barriers, written down in the portraits: each can become an action of step 1 in its market (domain 5.1). The words
// stay with the portrait; market, step and dates are the action's own.
import { Plus } from 'lucide-react'
import { offers, takeable } from '../../../shared/board/links.ts'
import { listItems } from '../../../shared/board/boardState.ts'
import { isLeftInstance, marketOf } from '../../../shared/board/instances.ts'
import { instanceOf } from '../../../shared/catalog.ts'
import { itemLabel, itemLabels, textOf } from '../../../shared/charts/boardTexts.ts'
import { ownEntry } from '../../../shared/compute/ownEntry.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import { useRefusal } from '../generic/useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import base from '../grids/Findings.module.css'
import styles from './MarketPlan.module.css'

export function BarrierActions(props: ViewProps) {
  const { board, results, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const widget = panelWidget(props)
  const markets = itemLabels(board, 'T04.markets', t)
  const isOpen = new Set(offers(board, widget).map(({ source }) => `${source.widget}/${source.id}`))
  const rows = takeable(board, widget).flatMap(({ source }) => {
    const text = textOf(source.fields.mitigation, t).trim()
    const portrait = instanceOf(source.widget)
    const market = marketOf(board, portrait)
    if (text === '' || market === null) return []
    const isHot = ownEntry(ownEntry(results.T06, portrait)?.barriers, source.id)?.hot === true
    // A market that left asks for no action; one that was taken over stays in the plan, greyed.
    if (isLeftInstance(board, portrait)) return []
    return [{ source, text, market, isHot, isTaken: !isOpen.has(`${source.widget}/${source.id}`) }]
  })
  if (rows.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={t('T11.candidates.none')}>{t('T11.candidates.noneText')}</EmptyBox>
      </div>
    )
  }
  const take = (source: { widget: string; id: string }, market: string) =>
    attempt(() => {
      const id = edit.addLinkedItem(widget, { widget: source.widget, item: source.id })
      const isNew = listItems(board, widget).every((item) => item.id !== id)
      if (isNew) edit.setItemFields(widget, id, { market, step: '1' })
    })
  return (
    <div className={base.panel}>
      <ul className={styles.list}>
        {rows.map(({ source, text, market, isHot, isTaken }) => (
          <li key={`${source.widget}/${source.id}`} className={`${styles.row} ${styles.wide}`}>
            <span>
              {text}
              <span className={styles.small}>
                {t('T11.candidates.of', { barrier: itemLabel(source, t), market: markets.get(market) ?? market })}
                {isHot && <b className={styles.hot}>, {t('T11.candidates.hot')}</b>}
              </span>
            </span>
            {isTaken ? (
              <span className={styles.small}>{t('T11.candidates.taken')}</span>
            ) : (
              canEdit && (
                <Button size="small" icon={<Plus size={13} aria-hidden />} onClick={() => take(source, market)}>
                  {t('T11.candidates.take')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {reason !== null && <p role="alert">{reason}</p>}
    </div>
  )
}
