// Shares of a whole as bars from 0 to 100 %, each with its number; a share that is missing is hatched, never zero.
import type { Drawing, MeasureText } from '../drawing.ts'
import type { ChartSize } from './chartParts.ts'
import { indexBarsChart, indexBarsHeight, type IndexScale, type IndexWords } from './indexBarsChart.ts'
import { printed } from './printed.ts'

export type ShareRow = {
  label: string
  /** 0-1; null when there is nothing to take a share of. */
  share: number | null
  /** Dark and bold. */
  isStrong?: boolean
}

/** `80.0 %`, or a dash. */
export const printedShare = (share: number | null): string => (share === null ? '–' : `${printed(100 * share, 1)} %`)

/** The scale is fixed, so that two charts beside each other can be compared. */
const SCALE: IndexScale = {
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickText: (tick) => (tick % 0.5 === 0 ? `${tick * 100} %` : ''),
  print: printedShare,
  valueWidth: 54,
  labelShare: 0.46,
}
/** A longer label is set smaller, and two lines of it still stay inside the row. */
const LINES = 1

/** A height at which every row has room. */
export const shareBarsHeight = (rows: number, fontScale: number): number => indexBarsHeight(rows, fontScale, LINES)

/** Bars in the order given. */
export function shareBarsChart(
  rows: readonly ShareRow[],
  words: IndexWords,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const bars = rows.map(({ label, share, isStrong = false }) => ({ label, value: share, isStrong }))
  return indexBarsChart(bars, SCALE, words, measure, size, LINES)
}
