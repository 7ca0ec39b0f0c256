// A drawing in a panel with its words below; drawn again when the board's font is there.
import { useMemo, type ReactNode } from 'react'
import type { ChartSize } from '../../../shared/charts/chartParts.ts'
import type { Drawing, MeasureText } from '../../../shared/drawing.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { measureText, useBoardFont } from '../../ui/measureText.ts'
import styles from './Ecosystem.module.css'

const PAD = 14

type Props = {
  width: number
  /** Must keep its identity while what it draws does not change. */
  draw: (measure: MeasureText, size: ChartSize) => Drawing
  children?: ReactNode
}

export function DrawnPanel({ width, draw, children }: Props) {
  const { looks } = useBoard()
  const hasFont = useBoardFont()
  const drawing = useMemo(
    () => draw(measureText, { width: width - 2 * PAD, height: 0, fontScale: 1 }),
    // The font decides where texts go, although it is no argument.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draw, width, hasFont],
  )
  return (
    <div className={styles.drawn}>
      <DrawingView drawing={drawing} looks={looks} />
      {children}
    </div>
  )
}
