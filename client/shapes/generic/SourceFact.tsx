// The mark of a prefilled source fact: from when, from where, and whether somebody of the consortium stands by it.
import { Check } from 'lucide-react'
import type { Confirmation } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { formatDate } from '../../ui/format.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { factYear } from './factYear.ts'
import styles from './SourceFact.module.css'

type Props = { fact: string; confirmed: Confirmation | null; onConfirm: () => void; onEdit?: (() => void) | undefined }

export function SourceFact({ fact, confirmed, onConfirm, onEdit }: Props) {
  const { board, looks, canEdit, t } = useBoard()
  const named = t(`fact.${fact}.source`)
  const source = (
    <span className={styles.source} title={named}>
      {named}
    </span>
  )
  if (!confirmed) {
    return (
      <div className={styles.line}>
        <span className={styles.open}>{t('widgets.fact.open', { year: factYear(fact) })}</span>
        {canEdit && (
          <>
            <button type="button" className={styles.action} onClick={onConfirm}>
              {t('widgets.fact.confirm')}
            </button>
            {onEdit && (
              <button type="button" className={styles.action} onClick={onEdit}>
                {t('widgets.fact.edit')}
              </button>
            )}
          </>
        )}
        {source}
      </div>
    )
  }
  const place = board.partners.findIndex((partner) => partner.id === confirmed.partner)
  const partner = board.partners[place]
  const look = looks[place]
  const date = confirmed.at ? formatDate(confirmed.at) : ''
  return (
    <div className={styles.line}>
      <span className={styles.done}>
        <Check size={12} aria-hidden />
        {t(confirmed.edited ? 'widgets.fact.edited' : 'widgets.fact.confirmed')}{' '}
        {look && <PartnerSign look={look} size={13} />}
        {[partner?.name ?? t('widgets.fact.facilitator'), date].filter(Boolean).join(', ')}
      </span>
      {source}
    </div>
  )
}
