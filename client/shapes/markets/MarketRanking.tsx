// Markets by score with the partners' own scores, as a drawing with its legend.
import { useMemo } from 'react'
import { rankingChart } from '../../../shared/charts/rankingChart.ts'
import { latestValues, listItems } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import { PartnerName } from '../../ui/PartnerName.tsx'
import type { ViewProps } from '../viewProps.ts'
import { NoScoresYet } from './NoScoresYet.tsx'
import styles from './MarketCharts.module.css'

const LEGEND = 22
const SIDE = 6
const MIN_STEP = 27

export function MarketRanking({ width, height }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const hasFont = useBoardFont()
  const markets = listItems(board, 'T04.markets').length
  const size = useMemo(
    () => ({
      width: width - 2 * SIDE,
      height: Math.max(height - LEGEND - 10, markets * MIN_STEP + 40),
      fontScale: 1,
    }),
    [width, height, markets],
  )
  const drawing = useMemo(
    () => (results.T04 ? rankingChart(results.T04, board, looks, t, measureText, size) : null),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [results, board, looks, t, size, hasFont],
  )
  if (!drawing || !latestValues(board, 'T04.scores')) return <NoScoresYet />
  return (
    <div className={styles.ranking}>
      <DrawingView drawing={drawing} looks={looks} />
      <ul className={styles.partners}>
        {board.partners.map((partner, place) => (
          <li key={partner.id}>
            <PartnerName look={looks[place]!} name={partner.name} size={14} />
          </li>
        ))}
      </ul>
    </div>
  )
}

export function RankingCaption() {
  const { t } = useBoard()
  return <>{t('markets.ranking.caption')}</>
}
