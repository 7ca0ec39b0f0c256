// Importance against how well a need is met today, both 1 to 5 (domain 4.T02.5: limits 3.5 and 3).
import type { BoardState } from '../board/boardState.ts'
import type { NeedsResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import { displayCodes } from './boardTexts.ts'
import { barColor, line, type ChartSize, chartTable } from './chartParts.ts'
import { needRows } from './needBarsChart.ts'
import { placeLabels, type Box } from './placeLabels.ts'
import { printed } from './printed.ts'

const IMPORTANT = 3.5
const MET = 3

/** Circles: small and medium companies, squares: large. Dark: rank 5 or better. Dashed: too few partners. */
export function needQuadrantChart(
  results: NeedsResults,
  board: BoardState,
  _looks: readonly PartnerLook[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const left = 38 * u
  const right = size.width - 12 * u
  const top = 8 * u
  const bottom = size.height - 34 * u
  const x = (met: number) => left + ((right - left) * (met - 1)) / 4
  const y = (importance: number) => bottom - ((bottom - top) * (importance - 1)) / 4
  const marks: Mark[] = []
  const keepOut: Box[] = []
  const quadrants = [
    { name: 'act-now', from: [1, 5], to: [MET, IMPORTANT], tint: '#D2E6E7' },
    { name: 'keep-up', from: [MET, 5], to: [5, IMPORTANT], tint: '#EDF4F4' },
    { name: 'watch', from: [1, IMPORTANT], to: [MET, 1], tint: '#F4F6F7' },
    { name: 'ease-off', from: [MET, IMPORTANT], to: [5, 1], tint: '#FAFBFB' },
  ] as const
  for (const { name, from, to, tint } of quadrants) {
    const box = { x: x(from[0]), y: y(from[1]), w: x(to[0]) - x(from[0]), h: y(to[1]) - y(from[1]) }
    const text = t(`chart.quadrant.${name}`)
    const width = measure(text, 12 * u, 600)
    const isRight = from[0] === MET
    const at = { x: isRight ? box.x + box.w - 7 * u - width : box.x + 7 * u, y: box.y + box.h - 8 * u }
    marks.push({ kind: 'rect', ...box, fill: { color: tint } })
    marks.push({ kind: 'text', ...at, text, size: 12 * u, weight: 600, color: COLOR.ink2 })
    keepOut.push({ x: at.x, y: at.y - 10 * u, w: width, h: 13 * u })
  }
  const dashed = { color: COLOR.controlLine, width: u, dash: [3 * u, 3 * u] as [number, number] }
  marks.push(line(x(MET), top, x(MET), bottom, dashed), line(left, y(IMPORTANT), right, y(IMPORTANT), dashed))
  const tickText = { size: 11 * u, weight: 400 as const, color: COLOR.ink3 }
  for (const tick of [1, 2, 3, 4, 5]) {
    marks.push({ kind: 'text', x: x(tick), y: bottom + 14 * u, text: String(tick), ...tickText, anchor: 'middle' })
    marks.push({ kind: 'text', x: left - 6 * u, y: y(tick) + 4 * u, text: String(tick), ...tickText, anchor: 'end' })
  }
  const axis = { size: 11.5 * u, weight: 400 as const, color: COLOR.ink, anchor: 'middle' as const }
  marks.push({ kind: 'text', x: (left + right) / 2, y: bottom + 29 * u, text: t('chart.quadrant.met'), ...axis })
  marks.push({
    kind: 'text',
    x: 11 * u,
    y: (top + bottom) / 2,
    text: t('chart.quadrant.importance'),
    ...axis,
    rotate: -90,
  })

  const rows = needRows(results, board, t).flatMap(({ segment, rows: inSegment }) => {
    const codes = displayCodes([...inSegment.map((row) => row.id)].sort(), segment === 'large' ? 'L' : 'N')
    return inSegment.map((row) => ({ ...row, segment, code: codes.get(row.id)! }))
  })
  const points = rows.flatMap((row) => {
    const { importance, met } = row.need
    if (importance === null || met === null) return []
    return [
      {
        row,
        x: x(met),
        y: y(importance),
        r: 5 * u,
        lines: [row.code],
        width: measure(row.code, 11.5 * u, row.isTop ? 600 : 400),
      },
    ]
  })
  for (const point of points) {
    const { row } = point
    const fill = { color: row.need.validated ? barColor(row.isTop) : COLOR.paper }
    const stroke = row.need.validated
      ? { color: COLOR.paper, width: u }
      : { color: COLOR.ink3, width: u, dash: [2 * u, 1.5 * u] as [number, number] }
    marks.push(
      row.segment === 'large'
        ? { kind: 'rect', x: point.x - 4.5 * u, y: point.y - 4.5 * u, w: 9 * u, h: 9 * u, fill, stroke }
        : { kind: 'circle', x: point.x, y: point.y, r: point.r, fill, stroke },
    )
  }
  const spots = placeLabels(
    points,
    12.5 * u,
    { x: left, y: top - 4 * u, w: right - left + 8 * u, h: bottom - top + 4 * u },
    keepOut,
  )
  points.forEach((point, i) => {
    const spot = spots[i]!
    marks.push({
      kind: 'text',
      x: spot.x,
      y: spot.y,
      text: point.lines[0]!,
      size: 11.5 * u,
      weight: point.row.isTop ? 600 : 400,
      color: COLOR.ink,
      anchor: spot.anchor,
    })
  })
  const sentences = rows.map(({ code, name, need }) =>
    need.quadrant === null
      ? t('chart.needs.altNoData', { need: `${code} ${name}` })
      : t('chart.quadrant.altRow', {
          need: `${code} ${name}`,
          importance: printed(need.importance, 1),
          met: printed(need.met, 1),
          quadrant: t(`chart.quadrant.${need.quadrant}`),
        }),
  )
  const table = chartTable(
    t,
    ['need', 'importance', 'met', 'quadrant'],
    rows.map(({ code, name, need }) => [
      `${code} ${name}`,
      printed(need.importance, 1),
      printed(need.met, 1),
      need.quadrant === null ? '–' : t(`chart.quadrant.${need.quadrant}`),
    ]),
  )
  return {
    width: size.width,
    height: size.height,
    marks,
    alt: [t('chart.quadrant.alt'), ...sentences].join(' '),
    table,
  }
}
