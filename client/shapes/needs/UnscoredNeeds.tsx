// The needs before anybody's scores may be seen: what will be scored, and that nothing is known yet.
import { EyeOff } from 'lucide-react'
import { listItems, openRound } from '../../../shared/board/boardState.ts'
import { displayCodes, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import styles from './Needs.module.css'

const SEGMENTS = ['sme', 'large'] as const

export function UnscoredNeeds() {
  const { board, canFacilitate, t } = useBoard()
  const open = openRound(board, 'T02.scores')
  const needs = listItems(board, 'T02.needs')
  if (needs.length === 0) {
    return (
      <div className={styles.unscored}>
        <EmptyBox title={t('needs.none')}>{t('needs.none.text')}</EmptyBox>
      </div>
    )
  }
  const codes = displayCodes(
    needs.map((item) => item.id),
    'N',
  )
  return (
    <div className={styles.unscored}>
      {open ? (
        <p className={styles.hidden}>
          <EyeOff size={15} aria-hidden />
          {t('needs.hidden', { number: open.number })}
        </p>
      ) : (
        <p className={styles.lead}>
          <strong>{t('needs.noScores')}</strong>{' '}
          {t(canFacilitate ? 'needs.noScores.facilitator' : 'needs.noScores.participant')}
        </p>
      )}
      {SEGMENTS.map((segment) => {
        const rows = needs.filter((item) => (item.fields['segment'] === 'large') === (segment === 'large'))
        if (rows.length === 0) return null
        return (
          <section key={segment}>
            <h3>{t(`T02.segment.${segment}`)}</h3>
            <ul className={styles.names}>
              {rows.map((item) => (
                <li key={item.id}>
                  <span className={styles.code}>{codes.get(item.id)}</span> {itemLabel(item, t)}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
