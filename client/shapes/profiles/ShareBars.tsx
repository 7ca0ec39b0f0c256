// Bars of shares in a panel, under their heading and beside their sentence.
import { useMemo, type ReactNode } from 'react'
import { shareBarsChart, type ShareRow } from '../../../shared/charts/shareBarsChart.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import styles from './Profiles.module.css'

type Props = { rows: readonly ShareRow[]; alt: string; width: number; heading?: string; children?: ReactNode }

export function ShareBars({ rows, alt, width, heading, children }: Props) {
  const { looks, t } = useBoard()
  const hasFont = useBoardFont()
  const drawing = useMemo(
    () => shareBarsChart(rows, { alt, noData: t('chart.noData') }, measureText, { width, height: 0, fontScale: 1 }),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, alt, t, width, hasFont],
  )
  return (
    <section className={styles.chart}>
      {heading !== undefined && <h3>{heading}</h3>}
      <DrawingView drawing={drawing} looks={looks} />
      {children}
    </section>
  )
}
