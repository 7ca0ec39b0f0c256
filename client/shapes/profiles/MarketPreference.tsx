// Which markets the companies prefer, and the offer of these shares to T04 where it has no survey value (domain 5.1).
import { useMemo } from 'react'
import { ArrowRight } from 'lucide-react'
import { listItems } from '../../../shared/board/boardState.ts'
import { roundHalfAway } from '../../../shared/compute/numbers.ts'
import { interestOffers, preferenceRows, profilesFindings } from '../../../shared/findings/profilesFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { useRefusal } from '../generic/useRefusal.ts'
import type { ViewProps } from '../viewProps.ts'
import { ShareBars } from './ShareBars.tsx'
import styles from './Profiles.module.css'

const PAD = 14

export function MarketPreference({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const profiles = results.T03
  const rows = useMemo(() => (profiles ? preferenceRows(profiles, board, t) : []), [profiles, board, t])
  if (!profiles) return null
  if (rows.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={t('T03.say.noPreference')}>{t('T03.preference.noMarkets')}</EmptyBox>
      </div>
    )
  }
  return (
    <div className={styles.charts}>
      <ShareBars rows={rows} alt={t('T03.chart.preference')} width={width - 2 * PAD}>
        <p className={styles.sentence}>{profilesFindings(profiles, board, t).preference}</p>
      </ShareBars>
      <Offer />
    </div>
  )
}

/** Fills only empty cells: a value of a survey is worth more than profiles. */
function Offer() {
  const { board, results, canEdit, edit, t } = useBoard()
  const { reason, attempt } = useRefusal()
  const profiles = results.T03
  if (!profiles || profiles.withPreference === 0 || !board.templates.includes('T04')) return null
  const hasCriterion = listItems(board, 'T04.criteria').some(
    ({ fields }) => fields.kind === 'measured' && fields.memberInterest === true,
  )
  if (!hasCriterion) return <p className={styles.note}>{t('T03.preference.noCriterion')}</p>
  const offers = interestOffers(profiles, board)
  if (offers.length === 0) return <p className={styles.note}>{t('T03.preference.taken')}</p>
  const take = () =>
    attempt(() => {
      for (const { criterion, market, percent } of offers)
        edit.setCell('T04.measured', criterion, market, roundHalfAway(percent))
    })
  return (
    <div className={styles.offer}>
      <p>{t('T03.preference.offer', { count: offers.length })}</p>
      {canEdit && (
        <Button size="small" icon={<ArrowRight size={14} aria-hidden />} onClick={take}>
          {t('T03.preference.take')}
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
