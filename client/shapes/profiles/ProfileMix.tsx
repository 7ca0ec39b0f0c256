// Sizes and types of the companies, each as shares of the profiles.
import { useMemo } from 'react'
import { profilesFindings, sizeRows, typeRows } from '../../../shared/findings/profilesFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { factYear } from '../generic/factYear.ts'
import type { ViewProps } from '../viewProps.ts'
import { ShareBars } from './ShareBars.tsx'
import styles from './Profiles.module.css'

const PAD = 14

export function ProfileMix({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const profiles = results.T03
  const sizes = useMemo(() => (profiles ? sizeRows(profiles, t) : []), [profiles, t])
  const types = useMemo(() => (profiles ? typeRows(profiles, t) : []), [profiles, t])
  if (!profiles) return null
  return (
    <div className={styles.charts}>
      <ShareBars rows={sizes} alt={t('T03.chart.sizes')} width={width - 2 * PAD} heading={t('T03.mix.sizes')}>
        <p className={styles.sentence}>{profilesFindings(profiles, board, t).sizes}</p>
      </ShareBars>
      <ShareBars rows={types} alt={t('T03.chart.types')} width={width - 2 * PAD} heading={t('T03.mix.types')} />
      <p className={styles.fact}>
        <b>{t('fact.mark', { asOf: factYear('F05') })}</b>
        {t('fact.F05')}
      </p>
    </div>
  )
}
