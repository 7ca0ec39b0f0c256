// The market on one page: what the consortium knows of it beside what the handbook said of it.
import { useMemo } from 'react'
import { Check } from 'lucide-react'
import { listItems, singleField } from '../../../shared/board/boardState.ts'
import { itemLabel, textOf } from '../../../shared/charts/boardTexts.ts'
import { portraitFindings } from '../../../shared/findings/portraitFindings.ts'
import { fieldOrDefault, fieldsOf } from '../../../shared/widgets/canvas.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { formatDate } from '../../ui/format.ts'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import { MarketFacts } from './MarketFacts.tsx'
import styles from './Portrait.module.css'

const TEXTS = ['healthSystem', 'regulator', 'timeToApproval', 'payer', 'ipSituation', 'keyPlayers', 'fundingSources']

export function PortraitPage(props: ViewProps) {
  const { board, results, edit, t } = useBoard()
  const widget = panelWidget(props)
  const portrait = results.T06?.[props.template]
  const missing = useMemo(
    () => (portrait ? portraitFindings(portrait, board, props.template, t).missing : null),
    [portrait, board, props.template, t],
  )
  const market = listItems(board, 'T04.markets', { archived: true }).find(
    ({ id }) => id === singleField(board, widget, 'market'),
  )
  const chooser = (
    <FieldEditor
      widget={widget}
      field={fieldsOf(widget).find(({ id }) => id === 'market')!}
      value={singleField(board, widget, 'market')}
      label={t('T06.page.choose')}
      save={(value) => edit.setField(widget, 'market', value)}
    />
  )
  if (!market) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T06.page.noMarket')} action={chooser}>
          {t('T06.page.noMarketText')}
        </EmptyBox>
      </div>
    )
  }
  const asOf = textOf(fieldOrDefault(board, widget, 'asOf'), t)
  const maturity = market.fields.maturity
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h3>{itemLabel(market, t)}</h3>
        {typeof maturity === 'string' && (
          <span>{t('T06.page.maturity', { maturity: t(`T04.option.maturity.${maturity}`) })}</span>
        )}
        {asOf !== '' && <span>{t('T06.page.asOf', { date: formatDate(`${asOf}T12:00:00`) })}</span>}
        {portrait?.complete === true ? (
          <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
            {t('T06.page.complete')}
          </Badge>
        ) : (
          <Badge>{t('T06.page.open')}</Badge>
        )}
      </header>
      <dl className={styles.fields}>
        {TEXTS.map((field) => {
          const text = textOf(fieldOrDefault(board, widget, field), t).trim()
          return (
            <div key={field}>
              <dt>{t(`T06.field.portrait.${field}`)}</dt>
              <dd>{text === '' ? <span className={styles.open}>{t('T06.page.empty')}</span> : text}</dd>
            </div>
          )
        })}
      </dl>
      {missing !== null && <p className={styles.missing}>{missing}</p>}
      <MarketFacts template={props.template} market={market.id} />
    </div>
  )
}
