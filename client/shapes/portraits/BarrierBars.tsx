// How heavy the barriers of this market are, the hot ones with or without a way round, and that in words.
import { useMemo } from 'react'
import { barrierBarsChart, barrierRows } from '../../../shared/charts/barrierBarsChart.ts'
import { portraitFindings } from '../../../shared/findings/portraitFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Portrait.module.css'

const PAD = 14

export function BarrierBars({ width, template }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const portrait = results.T06?.[template]
  const drawing = useMemo(
    () =>
      portrait
        ? barrierBarsChart(barrierRows(portrait, board, template, t), t, measureText, {
            width: width - 2 * PAD,
            height: 0,
            fontScale: 1,
          })
        : null,
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [portrait, board, template, t, width, hasFont],
  )
  if (!portrait || !drawing) return null
  return (
    <div className={styles.bars}>
      <DrawingView drawing={drawing} looks={looks} />
      <p className={styles.sentence}>{portraitFindings(portrait, board, template, t).barriers}</p>
    </div>
  )
}

export function BarrierCaption() {
  const { t } = useBoard()
  return <>{t('T06.barrier.caption')}</>
}
