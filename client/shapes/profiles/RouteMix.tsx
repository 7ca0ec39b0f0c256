// Which ways abroad the companies take, and what that means in words.
import { useMemo } from 'react'
import { profilesFindings, routeRows } from '../../../shared/findings/profilesFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { ShareBars } from './ShareBars.tsx'
import styles from './Profiles.module.css'

const PAD = 14

export function RouteMix({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const profiles = results.T03
  const rows = useMemo(() => (profiles ? routeRows(profiles, t) : []), [profiles, t])
  if (!profiles) return null
  return (
    <div className={styles.charts}>
      <ShareBars rows={rows} alt={t('T03.chart.routes')} width={width - 2 * PAD}>
        <p className={styles.sentence}>{profilesFindings(profiles, board, t).routes}</p>
      </ShareBars>
    </div>
  )
}

export function RouteMixCaption() {
  const { t } = useBoard()
  return <>{t('T03.mix.caption')}</>
}
