// Values on a fixed scale as bars, each with its number and, where given, the disagreement as whisker. Missing is hatched.
import { COLOR, type Drawing, type Mark, type MeasureText } from '../drawing.ts'
import { barColor, GRID, HATCH, line, textLines, whisker, type ChartSize } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

export type IndexRow = {
  label: string
  value: number | null
  /** Disagreement in units of the scale; null for none. */
  spread?: number | null
  isStrong?: boolean
}
export type IndexScale = {
  /** From the lowest to the highest value; each has a line. */
  ticks: readonly number[]
  /** '' for a line without a number. */
  tickText: (tick: number) => string
  /** A value as it is printed behind its bar; null is missing. */
  print: (value: number | null) => string
  /** Room for that text, px at full size. */
  valueWidth: number
  /** The part of the width that labels take at most. */
  labelShare: number
}
/** `heads` of the name and the value: with them the figures are there as a table too. */
export type IndexWords = { alt: string; noData: string; heads?: readonly [string, string] }

const TOP = 22
const ROW = 25

/** A scale of plain numbers: 0 to 100, 1 to 5. */
export const indexScale = (ticks: readonly number[], decimals: number): IndexScale => ({
  ticks,
  tickText: String,
  print: (value) => printed(value, decimals),
  valueWidth: 40,
  labelShare: 0.5,
})

/** A height at which every row has room; `lines` of a label at most. */
export function indexBarsHeight(rows: number, fontScale: number, lines = 2): number {
  return (TOP + rows * rowHeight(lines) + 4) * fontScale
}

const rowHeight = (lines: number): number => Math.max(ROW, 12 * lines + 6)

/** Bars in the order given, on the scale that the ticks span. `lines`: how many lines a label may take. */
export function indexBarsChart(
  rows: readonly IndexRow[],
  scale: IndexScale,
  words: IndexWords,
  measure: MeasureText,
  size: ChartSize,
  lines = 2,
): Drawing {
  const u = size.fontScale
  const font = 12.3 * u
  const weightOf = (row: IndexRow): 400 | 600 => (row.isStrong === true ? 600 : 400)
  const labelWidth = Math.min(
    scale.labelShare * size.width,
    Math.max(30 * u, ...rows.map((row) => measure(row.label, font, weightOf(row)))),
  )
  const [low, high] = [scale.ticks[0] ?? 0, scale.ticks.at(-1) ?? 1]
  const left = labelWidth + 12 * u
  const valueRight = size.width - 2 * u
  const right = Math.max(left + 30 * u, valueRight - scale.valueWidth * u)
  const x = (value: number): number =>
    left + ((right - left) * (Math.min(high, Math.max(low, value)) - low)) / (high - low)
  const height = indexBarsHeight(rows.length, u, lines)
  const marks: Mark[] = scale.ticks.map((tick) =>
    line(x(tick), 16 * u, x(tick), height - 2 * u, { color: tick === low ? COLOR.controlLine : GRID, width: u }),
  )
  for (const tick of scale.ticks) {
    const text = scale.tickText(tick)
    if (text === '') continue
    marks.push({
      kind: 'text',
      x: x(tick),
      y: 11 * u,
      text,
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    })
  }
  rows.forEach((row, i) => {
    const middle = (TOP + (i + 0.5) * rowHeight(lines)) * u
    const isLong = measure(row.label, font, weightOf(row)) > labelWidth
    const textSize = isLong ? 10.6 * u : font
    const parts = wrapText(row.label, labelWidth, textSize, weightOf(row), measure)
    marks.push(
      ...textLines(
        parts,
        { x: 0, y: middle + textSize * 0.35 - ((parts.length - 1) * 11.6 * u) / 2, lineHeight: 11.6 * u },
        { size: textSize, weight: weightOf(row), color: COLOR.ink },
      ),
      ...barMarks(row, middle, { x, low, high, u, noData: words.noData, measure }),
      {
        kind: 'text',
        x: valueRight,
        y: middle + 4.3 * u,
        text: scale.print(row.value),
        size: font,
        weight: 600,
        color: row.value === null ? COLOR.ink3 : COLOR.ink,
        anchor: 'end',
      },
    )
  })
  const said = rows.map(({ label, value }) => `${label}: ${value === null ? words.noData : scale.print(value)}.`)
  const drawing = { width: size.width, height, marks, alt: [words.alt, ...said].join(' ') }
  if (!words.heads) return drawing
  const figures = rows.map(({ label, value }) => [label, value === null ? words.noData : scale.print(value)])
  return { ...drawing, table: { heads: words.heads, rows: figures } }
}

function barMarks(
  { value, spread, isStrong }: IndexRow,
  middle: number,
  at: { x: (value: number) => number; low: number; high: number; u: number; noData: string; measure: MeasureText },
): Mark[] {
  const { x, u, low, high } = at
  const h = 12 * u
  if (value === null) {
    const width = at.measure(at.noData, 11.5 * u, 400) + 14 * u
    const centre = (x(low) + x(high)) / 2
    return [
      { kind: 'rect', x: x(low), y: middle - h / 2, w: x(high) - x(low), h, fill: { hatch: HATCH } },
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
    ]
  }
  const bar: Mark = {
    kind: 'rect',
    x: x(low),
    y: middle - h / 2,
    w: x(value) - x(low),
    h,
    fill: { color: barColor(isStrong === true) },
  }
  const hasSpread = spread !== undefined && spread !== null && spread > 0.005
  return [...(value > low ? [bar] : []), ...(hasSpread ? whisker(x(value - spread), x(value + spread), middle, u) : [])]
}
