// The model of a region's system of innovation as a fixed picture (domain 1.7): its parts feed new firms, large partners and open
// innovation bring these to markets outside. Each part is tinted by the mean of its factors.
import type { EcosystemResults, RsiPart } from '../compute/ecosystem.ts'
import { COLOR, valueTint, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { HATCH, line, textLines, type ChartSize, chartTable } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

const REGION: readonly RsiPart[] = ['universities', 'networks', 'capital', 'policy', 'largeFirms']
const BOX = { height: 46, gap: 7 }
const HEAD = 24

export const rsiModelHeight = (fontScale: number): number =>
  (HEAD + REGION.length * (BOX.height + BOX.gap) + 16) * fontScale

type Place = { x: number; y: number; w: number; h: number }

/** Left the region, in the middle new firms and what becomes of them, right partners and markets. */
export function rsiModelChart(results: EcosystemResults, t: Translate, measure: MeasureText, size: ChartSize): Drawing {
  const u = size.fontScale
  const height = rsiModelHeight(u)
  const column = size.width * 0.29
  const between = (size.width - 3 * column) / 2
  const box = (place: Place, part: RsiPart): Mark[] =>
    partMarks(place, t(`T15.model.${part}`), results.model[part], u, measure)
  const regionBottom = height - 4 * u
  const inner = column - 16 * u
  const marks: Mark[] = [
    {
      kind: 'rect',
      x: 0,
      y: 2 * u,
      w: column,
      h: regionBottom - 2 * u,
      radius: 6 * u,
      stroke: { color: COLOR.controlLine, width: u, dash: [4 * u, 3 * u] },
    },
    { kind: 'text', x: 8 * u, y: 19 * u, text: t('T15.model.region'), size: 10.4 * u, weight: 600, color: COLOR.ink2 },
  ]
  REGION.forEach((part, i) => {
    const y = (HEAD + 4 + i * (BOX.height + BOX.gap)) * u
    marks.push(...box({ x: 8 * u, y, w: inner, h: BOX.height * u }, part))
  })
  const middle = column + between
  const right = middle + column + between
  const h = 78 * u
  const top = height * 0.16
  const low = height * 0.6
  const firms: Place = { x: middle, y: top, w: column, h }
  const outcome: Place = { x: middle, y: low, w: column, h }
  const partners: Place = { x: right, y: top, w: column, h }
  const markets: Place = { x: right, y: low, w: column, h }
  const centre = ({ y, h: high }: Place): number => y + high / 2
  marks.push(
    ...arrow(column, centre(firms), middle, centre(firms), u),
    ...arrow(middle + column, centre(firms) - 8 * u, right, centre(firms) - 8 * u, u),
    ...arrow(right, centre(firms) + 8 * u, middle + column, centre(firms) + 8 * u, u),
    ...arrow(middle + column / 2, top + h, middle + column / 2, low, u),
    ...arrow(right + column / 2, top + h, right + column / 2, low, u),
    ...arrow(right, centre(markets), middle + column, centre(markets), u),
    ...box(firms, 'newFirms'),
    ...box(partners, 'partners'),
    ...box(markets, 'markets'),
    ...plainBox(outcome, t('T15.model.result'), u, measure),
  )
  const said = (Object.keys(results.model) as RsiPart[]).map((part) =>
    t('T15.model.part', { part: t(`T15.model.${part}`), value: printed(results.model[part], 1) }),
  )
  const table = chartTable(
    t,
    ['part', 'value'],
    (Object.keys(results.model) as RsiPart[]).map((part) => [t(`T15.model.${part}`), printed(results.model[part], 1)]),
  )
  return { width: size.width, height, marks, alt: `${t('T15.model.alt')} ${said.join(', ')}.`, table }
}

function label({ x, y, w, h }: Place, text: string, room: number, u: number, measure: MeasureText): Mark[] {
  const size = 12 * u
  const lines = wrapText(text, w - room - 16 * u, size, 600, measure)
  const first = y + h / 2 + size * 0.35 - ((lines.length - 1) * 14 * u) / 2
  return textLines(lines, { x: x + 8 * u, y: first, lineHeight: 14 * u }, { size, weight: 600, color: COLOR.ink })
}

function partMarks(place: Place, text: string, value: number | null, u: number, measure: MeasureText): Mark[] {
  const { x, y, w, h } = place
  const number: Mark = {
    kind: 'text',
    x: x + w - 8 * u,
    y: y + h / 2 + 4.6 * u,
    text: printed(value, 1),
    size: 13 * u,
    weight: 600,
    color: value === null ? COLOR.ink3 : COLOR.ink,
    anchor: 'end',
  }
  const stroke = { color: COLOR.controlLine, width: u }
  const base: Mark = {
    kind: 'rect',
    ...place,
    radius: 4 * u,
    stroke,
    fill: { color: value === null ? COLOR.paper : valueTint(value / 100) },
  }
  const edge: Mark[] =
    value === null ? [{ kind: 'rect', x: x + u, y: y + u, w: 5 * u, h: h - 2 * u, fill: { hatch: HATCH } }] : []
  return [base, ...edge, ...label(place, text, 36 * u, u, measure), number]
}

function plainBox(place: Place, text: string, u: number, measure: MeasureText): Mark[] {
  const stroke = { color: COLOR.ink, width: 1.5 * u }
  return [
    { kind: 'rect', ...place, radius: 4 * u, stroke, fill: { color: COLOR.paper } },
    ...label(place, text, 0, u, measure),
  ]
}

function arrow(x1: number, y1: number, x2: number, y2: number, u: number): Mark[] {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const point = (turn: number): string =>
    `${x2 - 8 * u * Math.cos(angle + turn)} ${y2 - 8 * u * Math.sin(angle + turn)}`
  return [
    line(x1, y1, x2, y2, { color: COLOR.ink2, width: 1.5 * u }),
    { kind: 'path', d: `M${x2} ${y2}L${point(0.45)}L${point(-0.45)}Z`, fill: { color: COLOR.ink2 } },
  ]
}
