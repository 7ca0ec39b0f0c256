// Facts about the market of a portrait. A portrait made before its market was known holds the facts of several markets; only
// those of its own are shown.
import { useRef } from 'react'
import { Plus, X } from 'lucide-react'
import { listItems, singleField, type Item } from '../../../shared/board/boardState.ts'
import { listSeedOf, type TemplateId } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { SourceFact } from '../generic/SourceFact.tsx'
import { useRefusal } from '../generic/useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Portrait.module.css'

/** The facts under the portrait's fields; nothing while there is none. */
export function MarketFacts({ template, market }: { template: TemplateId; market: string }) {
  const { board, t } = useBoard()
  const facts = listItems(board, `${template}.facts`).filter(({ fields }) => fields.market === market)
  if (facts.length === 0) return null
  return (
    <section className={styles.facts}>
      <h4>{t('T06.page.facts')}</h4>
      <ul>
        {facts.map((item) => (
          <MarketFact key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

/** The panel in which facts are corrected and added. */
export function MarketFactsPanel({ template }: ViewProps) {
  const { board, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const widget = `${template}.facts`
  const market = singleField(board, `${template}.portrait`, 'market')
  const facts = listItems(board, widget).filter(({ fields }) => fields.market === market)
  if (typeof market !== 'string') {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T06.page.noMarket')}>{t('T06.page.noMarketText')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.factList}>
      <ul>
        {facts.map((item) => (
          <MarketFact key={item.id} item={item} isWhole />
        ))}
      </ul>
      {facts.length === 0 && <p className={styles.sentence}>{t('T06.facts.none')}</p>}
      {canEdit && (
        <Button
          size="small"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => attempt(() => void edit.addItem(widget, { market, kind: 'figure' }))}
        >
          {t('T06.facts.add')}
        </Button>
      )}
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}

function MarketFact({ item, isWhole = false }: { item: Item; isWhole?: boolean }) {
  const { canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const row = useRef<HTMLLIElement>(null)
  const { widget, fields } = item
  const seed = (id: string) => listSeedOf(widget)!.fields.find((field) => field.id === id)!
  const kind = typeof fields.kind === 'string' ? t(`T06.option.kind.${fields.kind}`) : ''
  return (
    <li ref={row} data-open={(item.origin === 'prefill' && item.confirmed === null) || undefined}>
      {isWhole ? (
        <span className={styles.kindLine}>
          <FieldEditor
            widget={widget}
            field={seed('kind')}
            value={fields.kind}
            label={t('T06.field.facts.kind')}
            save={(value) => edit.setItemField(widget, item.id, 'kind', value)}
          />
          {canEdit && item.fact === null && (
            <button
              type="button"
              className={styles.remove}
              aria-label={t('T06.facts.remove')}
              title={t('T06.facts.remove')}
              onClick={() => attempt(() => void edit.removeItem(widget, item.id))}
            >
              <X size={13} aria-hidden />
            </button>
          )}
        </span>
      ) : (
        <b>{kind}</b>
      )}
      <span data-text>
        <FieldEditor
          widget={widget}
          field={seed('text')}
          value={fields.text}
          label={t('T06.field.facts.text')}
          placeholder={t('T06.page.empty')}
          save={(value) => edit.setItemField(widget, item.id, 'text', value)}
          isBlock
        />
      </span>
      {item.fact !== null && (
        <SourceFact
          fact={item.fact}
          confirmed={item.confirmed}
          onConfirm={() => edit.confirmItem(widget, item.id)}
          onEdit={() => row.current?.querySelector<HTMLElement>('[data-text] button')?.click()}
        />
      )}
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </li>
  )
}
