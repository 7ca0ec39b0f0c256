// How the brand is seen today and how it should be, 1 to 5, as a line between two points (domain 4.T08.5.1).
import { listItems, type BoardState } from '../board/boardState.ts'
import type { AttributeResult, BrandResults } from '../compute/results.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import { itemLabel } from './boardTexts.ts'
import { GRID, HATCH, line, textLines, type ChartSize, chartTable } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

type Row = { id: string; name: string; attribute: AttributeResult; isCore: boolean }

/** Core attributes in their order, then the others by rank; those nobody rated come last. */
export function attributeRows(results: BrandResults, board: BoardState, t: Translate): Row[] {
  const rows = listItems(board, 'T08.attributes').flatMap((item) => {
    const attribute = results.attributes[item.id]
    const isCore = results.coreAttributes.includes(item.id)
    return attribute ? [{ id: item.id, name: itemLabel(item, t), attribute, isCore }] : []
  })
  const place = (row: Row) =>
    row.isCore ? results.coreAttributes.indexOf(row.id) : 1000 + (row.attribute.rank ?? 1000)
  return rows.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}

/** A height at which every attribute has a row of its own. */
export function attributeGapsHeight(rowCount: number, fontScale: number): number {
  return (Math.max(1, rowCount) * 24 + 44) * fontScale
}

/** Open: today. Filled: should be. `only: 'core'` leaves the other attributes out (brand card). */
export function attributeGapsChart(
  results: BrandResults,
  board: BoardState,
  _looks: readonly PartnerLook[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
  only: 'core' | 'all' = 'all',
): Drawing {
  const u = size.fontScale
  const rows = attributeRows(results, board, t).filter((row) => only === 'all' || row.isCore)
  const font = 12.3 * u
  const labelWidth = Math.min(
    0.4 * size.width,
    Math.max(40 * u, ...rows.map((row) => measure(row.name, font, row.isCore ? 600 : 400))),
  )
  const headToday = t('chart.attributes.today')
  const headShould = t('chart.attributes.should')
  const column = Math.max(34 * u, measure(headToday, 11 * u, 400) + 18 * u, measure(headShould, 11 * u, 400) + 18 * u)
  const shouldRight = size.width - 2 * u
  const todayRight = shouldRight - column
  const left = labelWidth + 16 * u
  const right = Math.max(left + 30 * u, todayRight - column - 2 * u)
  const x = (value: number) => left + ((right - left) * (value - 1)) / 4
  const top = 22 * u
  const bottom = size.height - 20 * u
  const marks: Mark[] = []
  const head = { size: 11 * u, weight: 400 as const, color: COLOR.ink3, anchor: 'end' as const }
  for (const [text, end, fill] of [
    [headToday, todayRight, COLOR.paper],
    [headShould, shouldRight, COLOR.action],
  ] as const) {
    marks.push({ kind: 'text', x: end, y: 13 * u, text, ...head })
    marks.push(dot(end - measure(text, 11 * u, 400) - 8 * u, 9.5 * u, 4 * u, fill, u))
  }
  for (const tick of [1, 2, 3, 4, 5]) {
    marks.push(line(x(tick), top, x(tick), bottom, { color: GRID, width: u }))
    marks.push({
      kind: 'text',
      x: x(tick),
      y: bottom + 13 * u,
      text: String(tick),
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    })
  }
  const step = (bottom - top) / Math.max(1, rows.length)
  rows.forEach((row, i) => {
    const middle = top + (i + 0.5) * step
    const weight = row.isCore ? 600 : 400
    const textSize = Math.min(font, step * 0.7)
    const lines = wrapText(row.name, labelWidth, textSize, weight, measure)
    const lineHeight = Math.min(textSize * 1.1, step / lines.length)
    const base = middle + textSize * 0.35
    marks.push(
      ...textLines(
        lines,
        { x: 2 * u, y: base - ((lines.length - 1) * lineHeight) / 2, lineHeight },
        { size: textSize, weight, color: COLOR.ink },
      ),
    )
    const { today, should } = row.attribute
    const number = { size: textSize, anchor: 'end' as const, color: COLOR.ink }
    marks.push({ kind: 'text', x: todayRight, y: base, text: printed(today, 1), weight: 400, ...number })
    marks.push({ kind: 'text', x: shouldRight, y: base, text: printed(should, 1), weight: 600, ...number })
    if (today === null || should === null) {
      const text = t('chart.noScores')
      const width = measure(text, textSize, 400) + 12 * u
      marks.push({ kind: 'rect', x: x(1), y: middle - 5 * u, w: x(5) - x(1), h: 10 * u, fill: { hatch: HATCH } })
      marks.push({
        kind: 'rect',
        x: x(3) - width / 2,
        y: middle - 6 * u,
        w: width,
        h: 12 * u,
        fill: { color: COLOR.paper },
      })
      marks.push({
        kind: 'text',
        x: x(3),
        y: base,
        text,
        size: textSize,
        weight: 400,
        color: COLOR.ink3,
        anchor: 'middle',
      })
      return
    }
    const r = Math.min(5 * u, step * 0.26)
    marks.push(line(x(1), middle, x(5), middle, { color: COLOR.line, width: 2 * u }))
    marks.push(line(x(today), middle, x(should), middle, { color: COLOR.action, width: 2.2 * u }))
    marks.push(dot(x(today), middle, r, COLOR.paper, u), dot(x(should), middle, r, COLOR.action, u))
  })
  const sentences = rows.map(({ name, attribute }) =>
    attribute.today === null || attribute.should === null
      ? t('chart.attributes.altNoScores', { attribute: name })
      : t('chart.attributes.altRow', {
          attribute: name,
          today: printed(attribute.today, 1),
          should: printed(attribute.should, 1),
        }),
  )
  const table = chartTable(
    t,
    ['attribute', 'today', 'should'],
    rows.map(({ name, attribute }) => [name, printed(attribute.today, 1), printed(attribute.should, 1)]),
  )
  return {
    width: size.width,
    height: size.height,
    marks,
    alt: [t('chart.attributes.alt'), ...sentences].join(' '),
    table,
  }
}

function dot(x: number, y: number, r: number, fill: string, u: number): Mark {
  return { kind: 'circle', x, y, r, fill: { color: fill }, stroke: { color: COLOR.action, width: 1.6 * u } }
}
