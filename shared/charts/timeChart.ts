// Bars and marks in months, in lanes: how roadmap and calendar look on paper and in words. Missing dates are not drawn; the
// caller lists them. Pure.
import { COLOR, type Drawing, type Mark, type MeasureText } from '../drawing.ts'
import { lengthOf, monthInYear, monthsOf, yearOf, type MonthAxis } from '../widgets/months.ts'

export type TimeBar = {
  label: string
  /** Places in months from the axis's beginning. */
  from: number
  to: number
  line: number
  /** Months (0 = first) of a recurring item; null for a bar. */
  marks: readonly number[] | null
  /** 0 planned, 0.5 under way, 1 done: how full the bar is. */
  done: number
}
export type TimeLane = {
  head: string
  isLeft: boolean
  bands: { label: string; bars: readonly TimeBar[]; lines: number }[]
}

const HEAD_HEIGHT = 24
const LANE_HEAD = 15
const LINE = 15
const BAND_PAD = 4

/** Width of the column with the bands' names, for a chart this wide. */
export const bandWidth = (width: number): number => Math.min(92, width * 0.2)

/** Height that a chart of these lanes takes. */
export function timeChartHeight(lanes: readonly TimeLane[]): number {
  return lanes.reduce(
    (sum, { head, bands }) =>
      sum +
      (head === '' ? 0 : LANE_HEAD) +
      bands.reduce((own, { lines }) => own + Math.max(1, lines) * LINE + BAND_PAD, 0),
    HEAD_HEIGHT,
  )
}

/**
 * @param language of the months' names. @param options.alt what the chart shows, in words
 */
export function timeChart(
  lanes: readonly TimeLane[],
  axis: MonthAxis,
  language: string,
  measure: MeasureText,
  { width, alt, size = 7.4 }: { width: number; alt: string; size?: number },
): Drawing {
  const marks: Mark[] = []
  const left = bandWidth(width)
  const months = lengthOf(axis)
  const height = timeChartHeight(lanes)
  const at = (month: number): number => left + (month / months) * (width - left)
  axisMarks(marks, axis, at, height, language)
  let y = HEAD_HEIGHT
  const text = (
    x: number,
    top: number,
    words: string,
    color: string,
    weight: 400 | 600 = 400,
    room = Infinity,
  ): void => {
    const shown = shortened(words, room, (part) => measure(part, size, weight))
    marks.push({ kind: 'text', x, y: top, text: shown, size, weight, color })
  }
  for (const { head, isLeft, bands } of lanes) {
    if (head !== '') {
      text(0, y + LANE_HEAD - 4, head, isLeft ? COLOR.ink3 : COLOR.ink, 600, width)
      y += LANE_HEAD
    }
    for (const { label, bars, lines } of bands) {
      const bandHeight = Math.max(1, lines) * LINE + BAND_PAD
      text(4, y + LINE - 4, label, COLOR.ink2, 400, left - 8)
      for (const bar of bars) drawBar(marks, bar, y + bar.line * LINE + 2, at, width, isLeft, text)
      y += bandHeight
      marks.push({ kind: 'line', x1: 0, y1: y, x2: width, y2: y, stroke: { color: COLOR.line, width: 0.5 } })
    }
  }
  return { width, height, marks, alt }
}

function axisMarks(
  marks: Mark[],
  axis: MonthAxis,
  at: (month: number) => number,
  height: number,
  language: string,
): void {
  const names = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  const all = monthsOf(axis)
  const step = all.length <= 14 ? 1 : all.length <= 40 ? 3 : all.length <= 72 ? 6 : 12
  all.forEach((month, i) => {
    const inYear = monthInYear(month)
    const isYear = inYear === 1 || i === 0
    // Too close before the next year there is no room for the first one's number.
    const hasRoom = inYear === 1 || at(i + 13 - inYear) - at(i) > 24
    if (isYear && hasRoom)
      marks.push({
        kind: 'text',
        x: at(i) + 2,
        y: 8,
        text: String(yearOf(month)),
        size: 7.4,
        weight: 600,
        color: COLOR.ink,
      })
    if (isYear)
      marks.push({
        kind: 'line',
        x1: at(i),
        y1: 0,
        x2: at(i),
        y2: height,
        stroke: { color: COLOR.controlLine, width: 0.5 },
      })
    if ((inYear - 1) % step === 0)
      marks.push({
        kind: 'text',
        x: at(i) + 2,
        y: 19,
        text: names.format(new Date(Date.UTC(yearOf(month), inYear - 1, 15))),
        size: 6.6,
        weight: 400,
        color: COLOR.ink2,
      })
    if ((inYear - 1) % step === 0 && !isYear)
      marks.push({ kind: 'line', x1: at(i), y1: 12, x2: at(i), y2: height, stroke: { color: COLOR.line, width: 0.4 } })
  })
  marks.push({
    kind: 'line',
    x1: 0,
    y1: HEAD_HEIGHT - 1,
    x2: at(all.length),
    y2: HEAD_HEIGHT - 1,
    stroke: { color: COLOR.controlLine, width: 0.7 },
  })
}

function drawBar(
  marks: Mark[],
  bar: TimeBar,
  top: number,
  at: (month: number) => number,
  width: number,
  isLeft: boolean,
  text: (x: number, top: number, words: string, color: string, weight: 400 | 600, room: number) => void,
): void {
  const color = isLeft ? COLOR.controlLine : COLOR.action
  const h = LINE - 4
  if (bar.marks === null) {
    const x = at(bar.from)
    const w = Math.max(3, at(bar.to) - x)
    marks.push({
      kind: 'rect',
      x,
      y: top,
      w,
      h,
      fill: { color: COLOR.actionTint },
      stroke: { color, width: 0.7 },
      radius: 1.5,
    })
    if (bar.done > 0) marks.push({ kind: 'rect', x, y: top, w: w * bar.done, h: 2.2, fill: { color } })
    // A label longer than its bar runs on over the free space that packing kept for it.
    text(x + 3, top + h - 2.6, bar.label, COLOR.ink, 400, Math.max(w - 5, width - x - 4))
    return
  }
  for (const month of bar.marks)
    marks.push({ kind: 'circle', x: at(month + 0.5), y: top + h / 2, r: 2.4, fill: { color } })
  const end = at((bar.marks.at(-1) ?? bar.from) + 1)
  if (width - end > 40) text(end + 3, top + h - 2.6, bar.label, COLOR.ink, 400, width - end - 4)
}

/** The words that fit, with an ellipsis; the full text stands in the table beside every chart. */
function shortened(words: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(words) <= room) return words
  let text = words
  while (text.length > 1 && widthOf(`${text}…`) > room) text = text.slice(0, -1).trimEnd()
  return `${text}…`
}
