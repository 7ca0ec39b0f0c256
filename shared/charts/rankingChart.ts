// Markets by score, with the partners' own scores under each bar (domain 4.T04 output, tables and charts rules 2-6).
import { listItems, type BoardState } from '../board/boardState.ts'
import type { MarketResult, MarketsResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import { itemLabel } from './boardTexts.ts'
import { barColor, GRID, HATCH, line, textLines, whisker, type ChartSize, chartTable } from './chartParts.ts'
import { placeSigns } from './placeSigns.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

type Row = { id: string; name: string; market: MarketResult; isInside: boolean }

/** Markets in the order of the chart: ranked ones by rank, then those without rank; then by id (3.4). */
export function marketRows(results: MarketsResults, board: BoardState, t: Translate): Row[] {
  const rows = listItems(board, 'T04.markets').flatMap((item) => {
    const market = results.markets[item.id]
    return market
      ? [{ id: item.id, name: itemLabel(item, t), market, isInside: results.shortlist.includes(item.id) }]
      : []
  })
  const last = Number.MAX_SAFE_INTEGER
  return rows.sort((a, b) => (a.market.rank ?? last) - (b.market.rank ?? last) || (a.id < b.id ? -1 : 1))
}

/** A height at which the chart has room for its rows. */
export function rankingHeight(rowCount: number, fontScale: number): number {
  return (Math.max(1, rowCount) * 41 + 40) * fontScale
}

/**
 * Bars from 0 to 100. Dark and bold: shortlist; the dashed line is its cut. Hatched with whisker: worst to best result of
 * missing scores. Signs: score of each partner. A market without score is hatched and says so.
 */
export function rankingChart(
  results: MarketsResults,
  board: BoardState,
  looks: readonly PartnerLook[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const rows = marketRows(results, board, t)
  const font = 12.5 * u
  const label = (row: Row) => `${row.market.rank ?? '–'} ${row.name}`
  const weight = (row: Row) => (row.isInside ? 600 : 400)
  const labelWidth = Math.min(
    0.32 * size.width,
    Math.max(40 * u, ...rows.map((row) => measure(label(row), font, weight(row)))),
  )
  const left = labelWidth + 10 * u
  const right = size.width - 52 * u
  const top = 10 * u
  const bottom = size.height - 24 * u
  const x = (score: number) => left + ((right - left) * Math.min(100, Math.max(0, score))) / 100
  const marks: Mark[] = []
  for (const tick of [0, 25, 50, 75, 100]) {
    marks.push(line(x(tick), top, x(tick), bottom, { color: tick === 0 ? COLOR.controlLine : GRID, width: u }))
    marks.push({
      kind: 'text',
      x: x(tick),
      y: size.height - 8 * u,
      text: String(tick),
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    })
  }
  const step = (bottom - top) / Math.max(1, rows.length)
  const barHeight = Math.min(14 * u, step * 0.34)
  rows.forEach((row, i) => {
    const y = top + i * step + Math.min(4 * u, step * 0.08)
    const middle = y + barHeight / 2
    marks.push(...barOf(row, { x, y, right, barHeight, u, t, measure }))
    const lines = wrapText(label(row), labelWidth, font, weight(row), measure)
    const lineHeight = Math.min(font * 1.2, step / Math.max(1, lines.length))
    marks.push(
      ...textLines(
        lines,
        { x: left - 9 * u, y: middle + font * 0.35 - (lines.length > 1 ? lineHeight * 0.15 : 0), lineHeight },
        { size: font, weight: weight(row), color: row.market.rank === null ? COLOR.ink3 : COLOR.ink, anchor: 'end' },
      ),
    )
    marks.push({
      kind: 'text',
      x: size.width - 4 * u,
      y: middle + font * 0.35,
      text: printed(row.market.score, 1),
      size: font,
      weight: 600,
      color: row.market.rank === null ? COLOR.ink3 : COLOR.ink,
      anchor: 'end',
    })
    marks.push(
      ...partnerSigns(row, board, looks, { x, top: y + barHeight, space: step - barHeight - (y - top - i * step), u }),
    )
  })
  const inside = rows.filter((row) => row.isInside).length
  if (inside > 0 && inside < rows.length) {
    const y = top + inside * step
    marks.push(
      line(Math.min(left, 10 * u), y, size.width - 4 * u, y, {
        color: COLOR.ink2,
        width: 1.3 * u,
        dash: [2.5 * u, 3 * u],
      }),
    )
  }
  return { width: size.width, height: size.height, marks, alt: altText(rows, t), table: tableOf(rows, t) }
}

function barOf(
  row: Row,
  at: {
    x: (score: number) => number
    y: number
    right: number
    barHeight: number
    u: number
    t: Translate
    measure: MeasureText
  },
): Mark[] {
  const { x, y, barHeight, u } = at
  const { score, low, high, status } = row.market
  const middle = y + barHeight / 2
  const font = Math.min(11.5 * u, barHeight)
  const note = (text: string, from: number): Mark => ({
    kind: 'text',
    x: from + 5 * u,
    y: middle + font * 0.35,
    text,
    size: font,
    weight: 400,
    color: COLOR.ink3,
  })
  if (score === null) {
    const text = at.t('chart.noScores')
    return [
      { kind: 'rect', x: x(0), y, w: x(100) - x(0), h: barHeight, fill: { hatch: HATCH } },
      {
        kind: 'rect',
        x: x(0) + u,
        y,
        w: at.measure(text, font, 400) + 10 * u,
        h: barHeight,
        fill: { color: COLOR.paper },
      },
      note(text, x(0)),
    ]
  }
  if (status !== 'ranked') {
    const text = at.t(`chart.status.${status}`)
    const width = at.measure(text, font, 400)
    const beside = Math.max(x(score), x(high)) + 4 * u
    const from = beside + width + 8 * u < at.right ? beside : at.right - width - 8 * u
    return [
      {
        kind: 'rect',
        x: x(0),
        y,
        w: x(score) - x(0),
        h: barHeight,
        fill: { color: COLOR.paper },
        stroke: { color: COLOR.controlLine, width: u, dash: [3 * u, 2 * u] },
      },
      ...(high - low > 0.05 ? whisker(x(low), x(high), middle, u) : []),
      { kind: 'rect', x: from, y, w: width + 10 * u, h: barHeight, fill: { color: COLOR.paper } },
      note(text, from),
    ]
  }
  const color = barColor(row.isInside)
  // Low equals high up to rounding: nothing is uncertain.
  if (high - low <= 0.05) return [{ kind: 'rect', x: x(0), y, w: x(score) - x(0), h: barHeight, fill: { color } }]
  return [
    { kind: 'rect', x: x(0), y, w: x(low) - x(0), h: barHeight, fill: { color } },
    { kind: 'rect', x: x(low), y, w: x(high) - x(low), h: barHeight, fill: { hatch: HATCH } },
    ...whisker(x(low), x(high), middle, u),
    line(x(score), y, x(score), y + barHeight, { color: COLOR.ink, width: 1.4 * u }),
  ]
}

function partnerSigns(
  row: Row,
  board: BoardState,
  looks: readonly PartnerLook[],
  at: { x: (score: number) => number; top: number; space: number; u: number },
): Mark[] {
  const size = Math.min(8.5 * at.u, Math.max(4 * at.u, at.space * 0.42))
  const values = board.partners.flatMap((partner, index) => {
    const score = row.market.partnerScores[partner.id]
    return score === undefined || !looks[index] ? [] : [{ partner: index, x: at.x(score) }]
  })
  const spots = placeSigns(values, size)
  const levels = 1 + Math.max(0, ...spots.map((spot) => spot.level))
  const levelStep = Math.min(size * 0.94, (at.space - size) / Math.max(1, levels - 1))
  return spots.map((spot) => ({
    kind: 'sign',
    x: spot.x,
    y: at.top + size * 0.62 + spot.level * Math.max(size * 0.3, levelStep),
    size,
    partner: spot.partner,
  }))
}

const tableOf = (rows: readonly Row[], t: Translate) =>
  chartTable(
    t,
    ['market', 'rank', 'score', 'low', 'high'],
    rows.map(({ name, market }) => [
      name,
      String(market.rank ?? '–'),
      printed(market.score, 1),
      printed(market.low, 1),
      printed(market.high, 1),
    ]),
  )

function altText(rows: readonly Row[], t: Translate): string {
  if (rows.length === 0) return t('chart.ranking.altEmpty')
  const parts = rows.map((row) =>
    row.market.score === null
      ? t('chart.ranking.altNoScores', { market: row.name })
      : row.market.status === 'ranked'
        ? t('chart.ranking.altRow', {
            rank: row.market.rank ?? '–',
            market: row.name,
            score: printed(row.market.score, 1),
          })
        : t('chart.ranking.altUnranked', {
            market: row.name,
            score: printed(row.market.score, 1),
            status: t(`chart.status.${row.market.status}`),
          }),
  )
  return `${t('chart.ranking.alt')} ${parts.join(' ')}`
}
