// Attractiveness against fit, both 0 to 100, in nine boxes (domain 4.T04.6: bands at 100/3 and 200/3, zone by their sum).
import type { BoardState } from '../board/boardState.ts'
import type { MarketsResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import { marketTag } from './boardTexts.ts'
import { chartTable, type ChartSize } from './chartParts.ts'
import { placeLabels, type Box } from './placeLabels.ts'
import { printed } from './printed.ts'
import { marketRows } from './rankingChart.ts'
import { wrapText } from './wrapText.ts'

const ZONE_TINT = ['#F4F6F7', '#E6F1F1', '#B7D7D9'] as const

/** Filled: shortlist. Open: other ranked markets. Dashed: without rank. A market that lacks an axis is not drawn but named in the text alternative. */
export function nineBoxChart(
  results: MarketsResults,
  board: BoardState,
  _looks: readonly PartnerLook[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const left = 36 * u
  const below = 32 * u
  const side = Math.max(30 * u, Math.min(size.width - left - 14 * u, size.height - below - 6 * u))
  const top = 6 * u
  const x = (value: number) => left + (side * value) / 100
  const y = (value: number) => top + side - (side * value) / 100
  const box = side / 3
  const marks: Mark[] = []
  const keepOut: Box[] = []
  const small = { size: 11 * u, weight: 400 as const }
  for (let column = 0; column < 3; column++) {
    for (let row = 0; row < 3; row++) {
      const zone = column + row >= 3 ? 'go' : column + row === 2 ? 'selective' : 'hold'
      const bx = left + column * box
      const by = top + (2 - row) * box
      const tint = ZONE_TINT[zone === 'go' ? 2 : zone === 'selective' ? 1 : 0]
      marks.push({
        kind: 'rect',
        x: bx,
        y: by,
        w: box,
        h: box,
        fill: { color: tint },
        stroke: { color: COLOR.paper, width: 2 * u },
      })
      const text = t(`chart.zone.${zone}`)
      marks.push({ kind: 'text', x: bx + 5 * u, y: by + box - 6 * u, text, ...small, color: COLOR.ink2 })
      keepOut.push({ x: bx + 5 * u, y: by + box - 15 * u, w: measure(text, small.size, 400), h: 12 * u })
    }
  }
  for (const tick of [0, 100 / 3, 200 / 3, 100]) {
    const text = printed(tick, 0)
    marks.push({
      kind: 'text',
      x: x(tick),
      y: top + side + 13 * u,
      text,
      ...small,
      color: COLOR.ink3,
      anchor: 'middle',
    })
    marks.push({ kind: 'text', x: left - 5 * u, y: y(tick) + 4 * u, text, ...small, color: COLOR.ink3, anchor: 'end' })
  }
  const axis = { size: 11.5 * u, weight: 400 as const, color: COLOR.ink, anchor: 'middle' as const }
  marks.push({ kind: 'text', x: left + side / 2, y: top + side + 27 * u, text: t('chart.nineBox.fit'), ...axis })
  marks.push({
    kind: 'text',
    x: 10 * u,
    y: top + side / 2,
    text: t('chart.nineBox.attractiveness'),
    ...axis,
    rotate: -90,
  })

  const rows = marketRows(results, board, t)
  const drawn = rows.flatMap((row) => {
    const { attractiveness, fit } = row.market
    if (attractiveness === null || fit === null) return []
    const lines = wrapText(marketTag(row.id, row.name), Math.max(60 * u, box), 12 * u, 600, measure)
    return [
      {
        row,
        x: x(fit),
        y: y(attractiveness),
        r: 5.5 * u,
        lines,
        width: Math.max(...lines.map((text) => measure(text, 12 * u, 600))),
      },
    ]
  })
  const lineHeight = 13.5 * u
  const spots = placeLabels(drawn, lineHeight, { x: left, y: top, w: side + 12 * u, h: side }, keepOut)
  for (const point of drawn) {
    const { row } = point
    marks.push(
      row.isInside
        ? {
            kind: 'circle',
            x: point.x,
            y: point.y,
            r: point.r,
            fill: { color: COLOR.action },
            stroke: { color: COLOR.paper, width: 1.5 * u },
          }
        : {
            kind: 'circle',
            x: point.x,
            y: point.y,
            r: point.r,
            fill: { color: COLOR.paper },
            stroke: {
              color: COLOR.ink2,
              width: 1.8 * u,
              ...(row.market.status === 'ranked' ? {} : { dash: [2 * u, 1.6 * u] as [number, number] }),
            },
          },
    )
  }
  drawn.forEach((point, i) => {
    const spot = spots[i]!
    point.lines.forEach((text, k) =>
      marks.push({
        kind: 'text',
        x: spot.x,
        y: spot.y + k * lineHeight,
        text,
        size: 12 * u,
        anchor: spot.anchor,
        weight: point.row.isInside ? 600 : 400,
        color: point.row.market.status === 'ranked' ? COLOR.ink : COLOR.ink2,
      }),
    )
  })
  const sentences = rows.map(({ name, market }) =>
    market.zone === null
      ? t('chart.nineBox.altNoPlace', { market: name })
      : t('chart.nineBox.altRow', {
          market: name,
          zone: t(`chart.zone.${market.zone}`),
          fit: printed(market.fit, 1),
          attractiveness: printed(market.attractiveness, 1),
        }),
  )
  const table = chartTable(
    t,
    ['market', 'fit', 'attractiveness', 'zone'],
    rows.map(({ name, market }) => [
      name,
      printed(market.fit, 1),
      printed(market.attractiveness, 1),
      market.zone === null ? '–' : t(`chart.zone.${market.zone}`),
    ]),
  )
  return { width: size.width, height: size.height, marks, alt: [t('chart.nineBox.alt'), ...sentences].join(' '), table }
}
