// The brand on one card: the name in force, how it positions itself, and the attributes it stands for.
import { Check, EyeOff } from 'lucide-react'
import { openRound, singleField } from '../../../shared/board/boardState.ts'
import { brandFindings } from '../../../shared/findings/brandFindings.ts'
import { fieldsOf } from '../../../shared/widgets/canvas.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { nameRows } from '../../../shared/widgets/nameChoice.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import { FieldEditor } from '../generic/FieldEditor.tsx'
import { fieldKey } from '../generic/fieldKey.ts'
import { CoreAttributes } from './CoreAttributes.tsx'
import styles from './BrandCard.module.css'

const POSITIONING = 'T08.positioning'
/** What the card says; where a draft was taken from is no part of the brand. */
const LINES = fieldsOf(POSITIONING).filter(({ type }) => type !== 'reference')

export function BrandCard() {
  return (
    <div className={styles.card}>
      <div>
        <NameInForce />
        <Positioning />
      </div>
      <CoreAttributes />
    </div>
  )
}

function NameInForce() {
  const { board, results, t } = useBoard()
  const brand = results.T08
  const row = brand && nameRows(board, brand, t).find((one) => one.outcome === 'adopted')
  if (brand && row) {
    const { approve, oppose, abstain } = row.name
    return (
      <>
        <div className={styles.head}>
          <h3 className={styles.name}>{row.label}</h3>
          <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
            {t(abstain > 0 ? 'brand.card.adoptedAbstained' : 'brand.card.adopted', { approve, oppose, count: abstain })}
          </Badge>
        </div>
        {row.claim !== '' && <p className={styles.claim}>{row.claim}</p>}
      </>
    )
  }
  return (
    <>
      <h3 className={styles.noName}>{t('brand.card.noName')}</h3>
      <p className={styles.why}>
        {openRound(board, 'T08.nameVote') ? (
          <>
            <EyeOff size={13} aria-hidden /> {t('brand.card.voting')}
          </>
        ) : brand ? (
          brandFindings(brand, board, t).nameNote
        ) : null}
      </p>
    </>
  )
}

function Positioning() {
  const { board, canEdit, edit, t } = useBoard()
  return (
    <div className={styles.lines}>
      {LINES.map((field) => {
        const value = singleField(board, POSITIONING, field.id)
        const name = t(fieldKey(POSITIONING, field.id))
        return (
          <div key={field.id} className={styles.line}>
            <span className={styles.lead}>{name}</span>
            {canEdit || isFilled(value) ? (
              <FieldEditor
                widget={POSITIONING}
                field={field}
                value={value}
                label={name}
                placeholder={t(isFilled(value) ? 'widgets.field.dash' : 'widgets.field.needed')}
                save={(next) => edit.setField(POSITIONING, field.id, next)}
                isBlock
              />
            ) : (
              <span className={styles.notWritten}>{t('brand.card.notWritten')}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}
