// The brand's attributes: how they are seen today, how they should be, and how far partners agree. Added and renamed here.
import { useState } from 'react'
import { Plus } from 'lucide-react'
import { latestValues, listItems, openRound } from '../../../shared/board/boardState.ts'
import { widgetSeedOf } from '../../../shared/catalog.ts'
import { attributeRows } from '../../../shared/charts/attributeGapsChart.ts'
import { BoardError } from '../../../shared/errors.ts'
import { brandFindings } from '../../../shared/findings/brandFindings.ts'
import { roundName } from '../../../shared/findings/roundName.ts'
import { readFieldInput } from '../../../shared/widgets/fieldInput.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { AttributeRow } from './AttributeRow.tsx'
import { DumbbellLegend } from './Dumbbell.tsx'
import styles from './AttributeGaps.module.css'

const ATTRIBUTES = 'T08.attributes'
const RATINGS = 'T08.attributeRatings'

export function AttributeGaps() {
  const { board, results, canEdit, canFacilitate, edit, t } = useBoard()
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const brand = results.T08
  const items = new Map(listItems(board, ATTRIBUTES).map((item) => [item.id, item]))
  const rows = brand ? attributeRows(brand, board, t) : []
  const isRated = latestValues(board, RATINGS) !== null
  const open = openRound(board, RATINGS)
  const note = brand && isRated ? brandFindings(brand, board, t).coreNote : null
  const remove = ({ id, name }: { id: string; name: string }) => {
    setAsked(null)
    try {
      const outcome = edit.removeItem(ATTRIBUTES, id)
      setNotice(t(outcome === 'archived' ? 'widgets.list.archived' : 'widgets.list.deleted', { name }))
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setNotice(error.message)
    }
  }
  return (
    <div className={styles.gaps}>
      {!isRated && (
        <p className={styles.pending}>
          {open
            ? t('brand.hidden.round', { number: open.number })
            : t(canFacilitate ? 'brand.attributes.none.facilitator' : 'brand.attributes.none.participant')}
        </p>
      )}
      {rows.length === 0 && !isAdding ? (
        <EmptyBox title={t('widgets.none.T08.attributes')} />
      ) : (
        <table className={styles.table} data-grid>
          <thead>
            <tr>
              <th scope="col">{t('brand.attributes.column.rank')}</th>
              <th scope="col">{t('T08.field.attributes.label')}</th>
              <th scope="col">
                <DumbbellLegend />
              </th>
              <th scope="col">{t('T08.column.attributeRatings.today')}</th>
              <th scope="col">{t('T08.column.attributeRatings.should')}</th>
              <th scope="col">{t('brand.attributes.column.gap')}</th>
              <th scope="col">{t('brand.attributes.column.spread')}</th>
              {canEdit && (
                <th scope="col">
                  <span className="visually-hidden">{t('widgets.list.delete')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <AttributeRow
                key={row.id}
                row={row}
                place={place}
                value={items.get(row.id)?.fields['label']}
                isHidden={open !== null && !isRated}
                onRemove={() => setAsked({ id: row.id, name: row.name })}
              />
            ))}
          </tbody>
        </table>
      )}
      {note !== null && <p className={styles.note}>{note}</p>}
      {isAdding && canEdit && <NewAttribute onClose={() => setAdding(false)} />}
      <div className={styles.foot}>
        {asked && canEdit ? (
          <>
            <span>{t('widgets.list.deleteAsk', { name: asked.name })}</span>
            <Button size="small" variant="danger" onClick={() => remove(asked)}>
              {t('widgets.list.delete')}
            </Button>
            <Button size="small" autoFocus onClick={() => setAsked(null)}>
              {t('widgets.list.keep')}
            </Button>
          </>
        ) : (
          <>
            {canEdit && !isAdding && (
              <Button
                size="small"
                variant="quiet"
                icon={<Plus size={14} aria-hidden />}
                disabledReason={rows.length >= maxItems() ? t('widgets.list.full', { max: maxItems() }) : null}
                onClick={() => setAdding(true)}
              >
                {t('widgets.add.T08.attributes')}
              </Button>
            )}
            <span role="status" className={styles.notice}>
              {notice}
            </span>
          </>
        )}
      </div>
    </div>
  )
}

function maxItems(): number {
  const seed = widgetSeedOf(ATTRIBUTES)
  return seed?.kind === 'list' ? seed.maxItems : 0
}

function NewAttribute({ onClose }: { onClose: () => void }) {
  const { edit, t } = useBoard()
  const [text, setText] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const seed = widgetSeedOf(ATTRIBUTES)
  const field = seed?.kind === 'list' ? seed.fields.find((one) => one.id === seed.label) : undefined
  /** @returns whether the line is free again. */
  const add = (): boolean => {
    if (!field) return true
    const input = readFieldInput(field, text)
    if ('refused' in input) {
      setReason(t(input.refused.key, input.refused.values))
      return false
    }
    if (input.value === null) return true
    try {
      edit.addItem(ATTRIBUTES, { [field.id]: input.value })
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
      setReason(error.message)
      return false
    }
    setText('')
    setReason(null)
    return true
  }
  return (
    <div className={styles.adding}>
      <input
        autoFocus
        value={text}
        aria-label={t('widgets.add.T08.attributes')}
        aria-invalid={reason !== null}
        placeholder={t('T08.field.attributes.label')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') add()
          if (event.key === 'Escape') {
            event.stopPropagation()
            onClose()
          }
        }}
        onBlur={() => {
          if (add()) onClose()
        }}
      />
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}

/** Which round the numbers are from. */
export function AttributeGapsCaption() {
  const { board, t } = useBoard()
  const latest = latestValues(board, RATINGS)
  if (!latest) return null
  const open = openRound(board, RATINGS)
  const shown = roundName(board, RATINGS, latest.number, t, 'within')
  if (open) return <>{t('needs.caption.open', { open: open.number, shown })}</>
  return <>{t('brand.attributes.caption', { number: latest.number })}</>
}
