// The nine-box, and in words how firm the order is and what would turn it.
import { useMemo } from 'react'
import { nineBoxChart } from '../../../shared/charts/nineBoxChart.ts'
import { latestValues } from '../../../shared/board/boardState.ts'
import { marketFindings } from '../../../shared/findings/marketFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { Badge } from '../../ui/Badge.tsx'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import type { ViewProps } from '../viewProps.ts'
import { NoScoresYet } from './NoScoresYet.tsx'
import styles from './MarketCharts.module.css'

const WORDS_WIDTH = 190
const TOP = 6

export function NineBox({ width, height }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const size = useMemo(
    () => ({ width: Math.min(width - WORDS_WIDTH, height - 2 * TOP + 12), height: height - 2 * TOP, fontScale: 1 }),
    [width, height],
  )
  const drawing = useMemo(
    () => (results.T04 ? nineBoxChart(results.T04, board, looks, t, measureText, size) : null),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [results, board, looks, t, size, hasFont],
  )
  const findings = useMemo(() => (results.T04 ? marketFindings(results.T04, board, t) : null), [results, board, t])
  if (!drawing || !findings || !latestValues(board, 'T04.scores')) return <NoScoresYet />
  return (
    <div className={styles.nineBox} style={{ paddingTop: TOP }}>
      <DrawingView drawing={drawing} looks={looks} />
      <div className={styles.words}>
        <p className={styles.headline}>{findings.headline}</p>
        {findings.swing && <p>{findings.swing}</p>}
        {findings.tests && <p className={styles.second}>{findings.tests}</p>}
        {findings.changed.length > 0 && (
          <ul className={styles.changes}>
            {findings.changed.map((change) => (
              <li key={change.label} title={[change.name, ...change.pairs].join(': ')}>
                <Badge>{change.label}</Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
