// Needs by priority as a drawing; before the first reveal the needs as they stand, without a number.
import { useMemo } from 'react'
import { latestValues, listItems, openRound } from '../../../shared/board/boardState.ts'
import { needBarsChart, needBarsHeight } from '../../../shared/charts/needBarsChart.ts'
import { useBoard } from '../../board/boardContext.ts'
import { roundName } from '../../../shared/findings/roundName.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import type { ViewProps } from '../viewProps.ts'
import { UnscoredNeeds } from './UnscoredNeeds.tsx'
import styles from './Needs.module.css'

const PAD = 6
/** How far rows may move together before the panel scrolls. */
const LEAST = 0.9
const SCORES = 'T02.scores'

export function NeedBars({ width, height }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const needs = listItems(board, 'T02.needs')
  const segments = new Set(needs.map((item) => item.fields['segment'] === 'large')).size
  const size = useMemo(
    () => ({
      width: width - 2 * PAD,
      height: Math.max(height - 2 * PAD, LEAST * needBarsHeight(needs.length, segments, 1)),
      fontScale: 1,
    }),
    [width, height, needs.length, segments],
  )
  const drawing = useMemo(
    () => (results.T02 ? needBarsChart(results.T02, board, looks, t, measureText, size) : null),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [results, board, looks, t, size, hasFont],
  )
  if (!drawing || needs.length === 0 || !latestValues(board, SCORES)) return <UnscoredNeeds />
  return (
    <div className={styles.bars}>
      <DrawingView drawing={drawing} looks={looks} />
    </div>
  )
}

/** What the bars mean; while a later round runs, which round is shown. */
export function NeedBarsCaption() {
  const { board, t } = useBoard()
  const latest = latestValues(board, SCORES)
  if (!latest) return null
  const open = openRound(board, SCORES)
  const shown = roundName(board, SCORES, latest.number, t, 'within')
  if (open) return <>{t('needs.caption.open', { open: open.number, shown })}</>
  return <>{t('needs.bars.caption')}</>
}
