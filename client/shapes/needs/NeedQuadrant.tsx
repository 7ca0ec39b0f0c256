// Needs by importance and by how far they are met, as a drawing with the legend of its signs.
import { useMemo } from 'react'
import { latestValues } from '../../../shared/board/boardState.ts'
import { needQuadrantChart } from '../../../shared/charts/needQuadrantChart.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import { RoundPending } from '../rounds/RoundPending.tsx'
import { useRound } from '../rounds/useRound.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Needs.module.css'

const PAD_X = 10
const PAD_TOP = 8
const LEGEND = 30
const MIN_HEIGHT = 180

export function NeedQuadrant({ width, height, template, panel }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const round = useRound({ template, panel })
  const size = useMemo(
    () => ({ width: width - 2 * PAD_X, height: Math.max(MIN_HEIGHT, height - LEGEND - PAD_TOP), fontScale: 1 }),
    [width, height],
  )
  const drawing = useMemo(
    () => (results.T02 ? needQuadrantChart(results.T02, board, looks, t, measureText, size) : null),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [results, board, looks, t, size, hasFont],
  )
  if (!drawing || !latestValues(board, 'T02.scores')) return <RoundPending round={round} isSecond />
  const hasTooFew = Object.values(results.T02?.needs ?? {}).some((need) => need.voters > 0 && !need.validated)
  return (
    <div className={styles.quadrant}>
      <DrawingView drawing={drawing} looks={looks} />
      <ul className={styles.legend}>
        <li>
          <svg width="10" height="10" aria-hidden>
            <circle cx="5" cy="5" r="4.5" fill="var(--ink-2)" />
          </svg>
          {t('needs.legend.sme')}
        </li>
        <li>
          <svg width="10" height="10" aria-hidden>
            <rect x="0.5" y="0.5" width="9" height="9" fill="var(--ink-2)" />
          </svg>
          {t('needs.legend.large')}
        </li>
        <li>{t('needs.legend.dark')}</li>
        {hasTooFew && <li>{t('needs.legend.dashed')}</li>}
      </ul>
    </div>
  )
}
