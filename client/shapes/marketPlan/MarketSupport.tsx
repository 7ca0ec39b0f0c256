// Who supports us in each market: a row for every market people work on, there by itself; those that left are greyed.
import { useMemo } from 'react'
import { workingMarkets } from '../../../shared/board/axis.ts'
import { listItems } from '../../../shared/board/boardState.ts'
import { listSeedOf } from '../../../shared/catalog.ts'
import { itemLabel } from '../../../shared/charts/boardTexts.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { fieldKey } from '../generic/fieldKey.ts'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import base from '../grids/Findings.module.css'
import styles from './MarketPlan.module.css'

const FIELDS = ['supportProvider', 'actor'] as const

export function MarketSupport(props: ViewProps) {
  const { board, edit, t } = useBoard()
  const widget = panelWidget(props)
  const items = listItems(board, widget)
  const markets = useMemo(() => workingMarkets(board), [board])
  const fields = listSeedOf(widget)!.fields
  const rows = markets.flatMap(({ id, item: market, isLeft }) => {
    const row = items.find((item) => item.fields.market === id)
    const isWritten = row !== undefined && typeof row.fields.supportProvider === 'string'
    return row && (!isLeft || isWritten) ? [{ id, row, isLeft, name: market ? itemLabel(market, t) : id }] : []
  })
  if (rows.length === 0) {
    return (
      <div className={base.empty}>
        <EmptyBox title={t('T11.support.none')}>{t('T11.check.noMarketsText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={base.panel}>
      <p className={`${styles.row} ${styles.head}`} aria-hidden>
        <span>{t('T11.check.market')}</span>
        <span className={styles.fields}>
          {FIELDS.map((id) => (
            <span key={id}>{t(fieldKey(widget, id))}</span>
          ))}
        </span>
      </p>
      <ul className={styles.list}>
        {rows.map(({ id, row, isLeft, name }) => (
          <li
            key={id}
            className={styles.row}
            data-item={row.id}
            data-item-widget={widget}
            data-left={isLeft || undefined}
          >
            <h4>
              {name}
              {isLeft && <span className={styles.small}>{t('T11.support.left')}</span>}
            </h4>
            <span className={styles.fields}>
              {FIELDS.map((id) => {
                const field = fields.find((one) => one.id === id)!
                return (
                  <FieldEditor
                    key={id}
                    widget={widget}
                    field={field}
                    value={row.fields[id]}
                    label={`${name}, ${t(fieldKey(widget, id))}`}
                    placeholder={t(id === 'supportProvider' ? 'T11.support.empty' : fieldKey(widget, id))}
                    save={(value) => edit.setItemField(widget, row.id, id, value)}
                  />
                )
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
