// Shares of a whole as bars from 0 to 100 %, each with its number; a share that is missing is hatched, never zero.
import { COLOR, type Drawing, type Mark, type MeasureText } from '../drawing.ts'
import { barColor, GRID, HATCH, line, textLines, type ChartSize } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

export type ShareRow = {
  label: string
  /** 0-1; null when there is nothing to take a share of. */
  share: number | null
  /** Dark and bold. */
  isStrong?: boolean
}
export type ShareWords = { alt: string; noData: string }

const TOP = 22
const ROW = 25

/** A height at which every row has room. */
export function shareBarsHeight(rows: number, fontScale: number): number {
  return (TOP + rows * ROW + 4) * fontScale
}

/** `80.0 %`, or a dash. */
export const printedShare = (share: number | null): string => (share === null ? '–' : `${printed(100 * share, 1)} %`)

/** Bars in the order given. The scale is fixed, so that two charts beside each other can be compared. */
export function shareBarsChart(
  rows: readonly ShareRow[],
  words: ShareWords,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const font = 12.3 * u
  const labelWidth = Math.min(
    0.46 * size.width,
    Math.max(30 * u, ...rows.map(({ label, isStrong }) => measure(label, font, isStrong ? 600 : 400))),
  )
  const left = labelWidth + 12 * u
  const valueRight = size.width - 2 * u
  const right = Math.max(left + 30 * u, valueRight - 54 * u)
  const x = (share: number): number => left + share * (right - left)
  const height = shareBarsHeight(rows.length, u)
  const marks: Mark[] = []
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    marks.push(
      line(x(tick), 16 * u, x(tick), height - 2 * u, { color: tick === 0 ? COLOR.controlLine : GRID, width: u }),
    )
    if (tick % 0.5 === 0)
      marks.push({
        kind: 'text',
        x: x(tick),
        y: 11 * u,
        text: `${tick * 100} %`,
        size: 11 * u,
        weight: 400,
        color: COLOR.ink3,
        anchor: 'middle',
      })
  }
  rows.forEach((row, i) => {
    const middle = (TOP + (i + 0.5) * ROW) * u
    const weight = row.isStrong ? 600 : 400
    // A label that needs two lines is set smaller, so that it stays inside its row.
    const isLong = measure(row.label, font, weight) > labelWidth
    const textSize = isLong ? 10.6 * u : font
    const lines = wrapText(row.label, labelWidth, textSize, weight, measure)
    marks.push(
      ...textLines(
        lines,
        { x: 0, y: middle + textSize * 0.35 - ((lines.length - 1) * 11.4 * u) / 2, lineHeight: 11.4 * u },
        { size: textSize, weight, color: COLOR.ink },
      ),
    )
    marks.push(...barMarks(row, middle, { x, valueRight, u, noData: words.noData, measure }))
  })
  return { width: size.width, height, marks, alt: [words.alt, ...rows.map(rowWords)].join(' ') }
}

const rowWords = ({ label, share }: ShareRow): string => `${label}: ${printedShare(share)}.`

function barMarks(
  row: ShareRow,
  middle: number,
  at: { x: (share: number) => number; valueRight: number; u: number; noData: string; measure: MeasureText },
): Mark[] {
  const { x, u } = at
  const h = 12 * u
  const value: Mark = {
    kind: 'text',
    x: at.valueRight,
    y: middle + 4.3 * u,
    text: printedShare(row.share),
    size: 12.3 * u,
    weight: 600,
    color: row.share === null ? COLOR.ink3 : COLOR.ink,
    anchor: 'end',
  }
  if (row.share === null) {
    const width = at.measure(at.noData, 11.5 * u, 400) + 14 * u
    const centre = (x(0) + x(1)) / 2
    return [
      { kind: 'rect', x: x(0), y: middle - h / 2, w: x(1) - x(0), h, fill: { hatch: HATCH } },
      {
        kind: 'rect',
        x: centre - width / 2,
        y: middle - h / 2 - u,
        w: width,
        h: h + 2 * u,
        fill: { color: COLOR.paper },
      },
      {
        kind: 'text',
        x: centre,
        y: middle + 4 * u,
        text: at.noData,
        size: 11.5 * u,
        weight: 400,
        color: COLOR.ink3,
        anchor: 'middle',
      },
      value,
    ]
  }
  const bar: Mark = {
    kind: 'rect',
    x: x(0),
    y: middle - h / 2,
    w: x(row.share) - x(0),
    h,
    fill: { color: barColor(row.isStrong === true) },
  }
  return row.share > 0 ? [bar, value] : [value]
}
