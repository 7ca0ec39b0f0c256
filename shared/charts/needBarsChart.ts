// Needs by priority in each segment, 1 to 9, with the partners' disagreement as whisker (domain 4.T02.5).
import { listItems, type BoardState } from '../board/boardState.ts'
import type { NeedResult, NeedsResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import { itemLabel } from './boardTexts.ts'
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

export type NeedRow = { id: string; name: string; need: NeedResult; isTop: boolean }
export type NeedSegment = { segment: string; rows: NeedRow[] }

/** Needs by segment (small before large), by rank, then those not validated by priority, then those without data. */
export function needRows(results: NeedsResults, board: BoardState, t: Translate): NeedSegment[] {
  const segments = new Map<string, NeedRow[]>([
    ['sme', []],
    ['large', []],
  ])
  for (const item of listItems(board, 'T02.needs')) {
    const need = results.needs[item.id]
    if (!need) continue
    const segment = item.fields['segment'] === 'large' ? 'large' : 'sme'
    segments
      .get(segment)!
      .push({ id: item.id, name: itemLabel(item, t), need, isTop: need.rank !== null && need.rank <= 5 })
  }
  const last = Number.MAX_SAFE_INTEGER
  for (const rows of segments.values()) {
    rows.sort(
      (a, b) =>
        (a.need.rank ?? last) - (b.need.rank ?? last) ||
        (b.need.priority ?? -1) - (a.need.priority ?? -1) ||
        (a.id < b.id ? -1 : 1),
    )
  }
  return [...segments].map(([segment, rows]) => ({ segment, rows })).filter(({ rows }) => rows.length > 0)
}

/** A height at which every need has a row of its own. */
export function needBarsHeight(rowCount: number, segmentCount: number, fontScale: number): number {
  return (24 + rowCount * 24 + segmentCount * 26 + 8) * fontScale
}

/** Dark and bold: rank 5 or better. Dashed outline: too few partners, no rank. Hatched: no data. */
export function needBarsChart(
  results: NeedsResults,
  board: BoardState,
  _looks: readonly PartnerLook[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const segments = needRows(results, board, t)
  const rowCount = segments.reduce((sum, { rows }) => sum + rows.length, 0)
  const font = 12.3 * u
  const all = segments.flatMap(({ rows }) => rows)
  const labelLeft = 34 * u
  const labelWidth = Math.min(
    0.42 * size.width,
    Math.max(60 * u, ...all.map((row) => measure(row.name, font, row.isTop ? 600 : 400))),
  )
  const words = [t('chart.discuss'), t('chart.some'), ...all.map((row) => voterNote(row, board, t))]
  const wordsWidth = Math.min(0.2 * size.width, Math.max(...words.map((word) => measure(word, 11.5 * u, 600)))) + 16 * u
  const left = labelLeft + labelWidth + 14 * u
  const valueRight = size.width - wordsWidth - 12 * u
  const right = Math.max(left + 40 * u, valueRight - 36 * u)
  const x = (value: number) => left + ((right - left) * (Math.min(9, Math.max(1, value)) - 1)) / 8
  const top = 24 * u
  const marks: Mark[] = []
  for (const tick of [1, 3, 5, 7, 9]) {
    marks.push(
      line(x(tick), top, x(tick), size.height - 4 * u, { color: tick === 1 ? COLOR.controlLine : GRID, width: u }),
    )
    marks.push({
      kind: 'text',
      x: x(tick),
      y: 17 * u,
      text: String(tick),
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    })
  }
  const step = (size.height - top - 8 * u) / Math.max(1, rowCount + segments.length * 1.08)
  let y = top
  for (const { segment, rows } of segments) {
    marks.push({
      kind: 'text',
      x: 10 * u,
      y: y + step * 0.66,
      text: t(`chart.segment.${segment}`),
      size: 11.5 * u,
      weight: 600,
      color: COLOR.ink2,
    })
    y += step * 1.08
    for (const row of rows) {
      marks.push(...rowMarks(row, { y, step, x, left: labelLeft, labelWidth, valueRight, u, board, t, measure }))
      y += step
    }
  }
  return { width: size.width, height: size.height, marks, alt: altText(segments, t), table: tableOf(segments, t) }
}

function voterNote(row: NeedRow, board: BoardState, t: Translate): string {
  return row.need.voters === 0
    ? t('chart.needs.askPartners')
    : t('chart.needs.tooFew', { voters: row.need.voters, partners: board.partners.length })
}

function rowMarks(
  row: NeedRow,
  at: {
    y: number
    step: number
    x: (value: number) => number
    left: number
    labelWidth: number
    valueRight: number
    u: number
    board: BoardState
    t: Translate
    measure: MeasureText
  },
): Mark[] {
  const { u, x, t } = at
  const { need } = row
  const font = Math.min(12.3 * u, at.step * 0.62)
  const middle = at.y + at.step / 2
  const base = middle + font * 0.35
  const weight = row.isTop ? 600 : 400
  const color = need.validated ? COLOR.ink : COLOR.ink3
  const height = Math.min(12 * u, at.step * 0.52)
  const barTop = middle - height / 2
  const marks: Mark[] = [
    {
      kind: 'text',
      x: 24 * u,
      y: base,
      text: need.rank === null ? '–' : String(need.rank),
      size: font,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'end',
    },
  ]
  // A name that needs two lines is set smaller, so that it stays inside its row.
  const small = at.measure(row.name, font, weight) > at.labelWidth ? Math.min(font, at.step * 0.46) : font
  const lines = wrapText(row.name, at.labelWidth, small, weight, at.measure)
  const lineHeight = Math.min(small * 1.08, (at.step * 0.98) / lines.length)
  marks.push(
    ...textLines(
      lines,
      { x: at.left, y: base - ((lines.length - 1) * lineHeight) / 2, lineHeight },
      { size: small, weight, color },
    ),
  )
  const noteX = at.valueRight + 12 * u
  const note = (text: string, noteWeight: 400 | 600, noteColor: string, dx = 0): Mark => ({
    kind: 'text',
    x: noteX + dx,
    y: base,
    text,
    size: Math.min(11.5 * u, font),
    weight: noteWeight,
    color: noteColor,
  })
  if (need.priority === null) {
    const text = t('chart.noData')
    const width = at.measure(text, font, 400) + 20 * u
    const centre = (x(1) + x(9)) / 2
    return [
      ...marks,
      { kind: 'rect', x: x(1), y: barTop, w: x(9) - x(1), h: height, fill: { hatch: HATCH } },
      { kind: 'rect', x: centre - width / 2, y: barTop - u, w: width, h: height + 2 * u, fill: { color: COLOR.paper } },
      { kind: 'text', x: centre, y: base, text, size: font, weight: 400, color: COLOR.ink3, anchor: 'middle' },
      { kind: 'text', x: at.valueRight, y: base, text: '–', size: font, weight: 600, color: COLOR.ink3, anchor: 'end' },
      note(voterNote(row, at.board, t), 400, COLOR.ink3),
    ]
  }
  const bar = { kind: 'rect' as const, x: x(1), y: barTop, w: x(need.priority) - x(1), h: height }
  marks.push(
    need.validated
      ? { ...bar, fill: { color: barColor(row.isTop) } }
      : { ...bar, fill: { color: COLOR.paper }, stroke: { color: COLOR.controlLine, width: u, dash: [3 * u, 2 * u] } },
  )
  if (need.validated && need.disagreement !== null && need.disagreement > 0.005)
    marks.push(...whisker(x(need.priority - need.disagreement), x(need.priority + need.disagreement), middle, u))
  marks.push({
    kind: 'text',
    x: at.valueRight,
    y: base,
    text: printed(need.priority, 1),
    size: font,
    weight: 600,
    color,
    anchor: 'end',
  })
  if (!need.validated) return [...marks, note(voterNote(row, at.board, t), 400, COLOR.ink3)]
  marks.push(...disagreementMark(need.label, noteX + 4 * u, middle, 8.5 * u))
  if (need.label === 'discuss') marks.push(note(t('chart.discuss'), 600, COLOR.discuss, 12 * u))
  if (need.label === 'some-spread') marks.push(note(t('chart.some'), 400, COLOR.ink3, 12 * u))
  return marks
}

const tableOf = (segments: readonly NeedSegment[], t: Translate) =>
  chartTable(
    t,
    ['need', 'group', 'rank', 'priority', 'spread'],
    segments.flatMap(({ segment, rows }) =>
      rows.map(({ name, need }) => [
        name,
        t(`chart.segment.${segment}`),
        String(need.rank ?? '–'),
        printed(need.priority, 1),
        printed(need.disagreement, 2),
      ]),
    ),
  )

function altText(segments: readonly NeedSegment[], t: Translate): string {
  if (segments.length === 0) return t('chart.needs.altEmpty')
  const parts = segments.flatMap(({ segment, rows }) => [
    `${t(`chart.segment.${segment}`)}:`,
    ...rows.map(({ name, need }) =>
      need.priority === null
        ? t('chart.needs.altNoData', { need: name })
        : t(need.validated ? 'chart.needs.altRow' : 'chart.needs.altUnranked', {
            rank: need.rank ?? '–',
            need: name,
            priority: printed(need.priority, 1),
            spread: printed(need.disagreement, 2),
          }),
    ),
  ])
  return `${t('chart.needs.alt')} ${parts.join(' ')}`
}
