// How heavy each barrier of a market is, 1 to 5, heaviest first, with the partners' disagreement as whisker (domain 4.T06).
import { listItems, type BoardState } from '../board/boardState.ts'
import type { TemplateId } from '../catalog.ts'
import { HOT_SEVERITY, type BarrierResult, type PortraitResults } from '../compute/portraits.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { itemLabel, textOf } from './boardTexts.ts'
import {
  barColor,
  disagreementMark,
  GRID,
  HATCH,
  line,
  textLines,
  whisker,
  type ChartSize,
  chartTable,
} from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

export type BarrierRow = { id: string; name: string; mitigation: string; barrier: BarrierResult }

/** Barriers by mean severity, those nobody scored last, in the order of the list. */
export function barrierRows(
  results: PortraitResults,
  board: BoardState,
  instance: TemplateId,
  t: Translate,
): BarrierRow[] {
  return listItems(board, `${instance}.barriers`)
    .flatMap((item): BarrierRow[] => {
      const barrier = results.barriers[item.id]
      const mitigation = textOf(item.fields['mitigation'], t).trim()
      return barrier ? [{ id: item.id, name: itemLabel(item, t), mitigation, barrier }] : []
    })
    .sort((a, b) => (b.barrier.mean ?? 0) - (a.barrier.mean ?? 0))
}

const TOP = 22
const ROW = 27

/** A height at which every barrier has a row of its own. */
export function barrierBarsHeight(rows: number, fontScale: number): number {
  return (TOP + rows * ROW + 6) * fontScale
}

/** Dark and bold: hot, severity 4 or more. The dashed line is where hot begins. */
export function barrierBarsChart(
  rows: readonly BarrierRow[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const font = 12.3 * u
  const labelWidth = Math.min(
    0.4 * size.width,
    Math.max(40 * u, ...rows.map(({ name, barrier }) => measure(name, font, barrier.hot ? 600 : 400))),
  )
  const noteWidth = Math.max(0, ...rows.map((row) => measure(noteOf(row, t), 11.5 * u, 600)))
  const left = labelWidth + 12 * u
  const valueRight = size.width - noteWidth - 22 * u
  const right = Math.max(left + 30 * u, valueRight - 34 * u)
  const x = (value: number): number => left + ((right - left) * (Math.min(5, Math.max(1, value)) - 1)) / 4
  const height = barrierBarsHeight(rows.length, u)
  const marks: Mark[] = []
  for (const tick of [1, 2, 3, 4, 5]) {
    const isHot = tick === HOT_SEVERITY
    marks.push(
      line(x(tick), 16 * u, x(tick), height - 2 * u, {
        color: tick === 1 || isHot ? COLOR.controlLine : GRID,
        width: u,
        ...(isHot ? { dash: [3 * u, 2 * u] as [number, number] } : {}),
      }),
    )
    marks.push({
      kind: 'text',
      x: x(tick),
      y: 11 * u,
      text: String(tick),
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    })
  }
  rows.forEach((row, i) => {
    const middle = (TOP + (i + 0.5) * ROW) * u
    const weight = row.barrier.hot ? 600 : 400
    const isLong = measure(row.name, font, weight) > labelWidth
    const textSize = isLong ? 10.6 * u : font
    const lines = wrapText(row.name, labelWidth, textSize, weight, measure)
    marks.push(
      ...textLines(
        lines,
        { x: 0, y: middle + textSize * 0.35 - ((lines.length - 1) * 11.4 * u) / 2, lineHeight: 11.4 * u },
        { size: textSize, weight, color: COLOR.ink },
      ),
    )
    marks.push(...barMarks(row, middle, { x, valueRight, u, t, measure }))
  })
  return { width: size.width, height, marks, alt: altText(rows, t), table: tableOf(rows, t) }
}

function noteOf({ barrier }: BarrierRow, t: Translate): string {
  if (!barrier.hot) return ''
  return t(barrier.mitigated ? 'T06.barrier.wayRound' : 'T06.barrier.noWayRound')
}

function barMarks(
  row: BarrierRow,
  middle: number,
  at: { x: (value: number) => number; valueRight: number; u: number; t: Translate; measure: MeasureText },
): Mark[] {
  const { x, u, t, valueRight } = at
  const { barrier } = row
  const h = 12 * u
  const base = middle + 4.3 * u
  if (barrier.mean === null) {
    const text = t('chart.noScores')
    const width = at.measure(text, 11.5 * u, 400) + 14 * u
    const centre = (x(1) + x(5)) / 2
    return [
      { kind: 'rect', x: x(1), y: middle - h / 2, w: x(5) - x(1), h, fill: { hatch: HATCH } },
      {
        kind: 'rect',
        x: centre - width / 2,
        y: middle - h / 2 - u,
        w: width,
        h: h + 2 * u,
        fill: { color: COLOR.paper },
      },
      { kind: 'text', x: centre, y: base, text, size: 11.5 * u, weight: 400, color: COLOR.ink3, anchor: 'middle' },
      {
        kind: 'text',
        x: valueRight,
        y: base,
        text: '–',
        size: 12.3 * u,
        weight: 600,
        color: COLOR.ink3,
        anchor: 'end',
      },
    ]
  }
  const { mean, disagreement } = barrier
  const note = noteOf(row, t)
  const spread = disagreement === null || disagreement < 0.005 ? [] : [disagreement]
  return [
    { kind: 'rect', x: x(1), y: middle - h / 2, w: x(mean) - x(1), h, fill: { color: barColor(barrier.hot) } },
    ...spread.flatMap((sd) => whisker(x(mean - sd), x(mean + sd), middle, u)),
    {
      kind: 'text',
      x: valueRight,
      y: base,
      text: printed(mean, 1),
      size: 12.3 * u,
      weight: 600,
      color: COLOR.ink,
      anchor: 'end',
    },
    ...disagreementMark(barrier.label, valueRight + 10 * u, middle, 8.5 * u),
    ...(note === ''
      ? []
      : [
          {
            kind: 'text' as const,
            x: valueRight + 19 * u,
            y: base,
            text: note,
            size: 11.5 * u,
            weight: barrier.mitigated ? (400 as const) : (600 as const),
            color: barrier.mitigated ? COLOR.ink3 : COLOR.discuss,
          },
        ]),
  ]
}

const tableOf = (rows: readonly BarrierRow[], t: Translate) =>
  chartTable(
    t,
    ['barrier', 'mean', 'spread'],
    rows.map(({ name, barrier }) => [name, printed(barrier.mean, 1), printed(barrier.disagreement, 2)]),
  )

function altText(rows: readonly BarrierRow[], t: Translate): string {
  const sentences = rows.map(({ name, barrier }) =>
    barrier.mean === null
      ? t('T06.barrier.altNone', { name })
      : t('T06.barrier.altRow', {
          name,
          mean: printed(barrier.mean, 1),
          spread: printed(barrier.disagreement, 2),
        }),
  )
  return [t('T06.barrier.alt'), ...sentences].join(' ')
}
