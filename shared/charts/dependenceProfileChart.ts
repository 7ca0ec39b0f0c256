// The profile of each firm: how it depends on large partners by type, 0 to 4, and as an index (domain 4.T14). A table of tints
// instead of a radar: firms compare column by column, and what nobody rated is hatched. Firms without any rating are named
// in words beside it, once another has one.
import type { BoardState } from '../board/boardState.ts'
import { DEPENDENCE_TYPES, drawnFirms, type AlliancesResults } from '../compute/alliances.ts'
import { COLOR, valueTint, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { itemLabels } from './boardTexts.ts'
import { barColor, HATCH, line, textLines, type ChartSize, chartTable } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

const TOP = 24
const ROW = 30

/** A height at which every row has room. */
export const dependenceProfileHeight = (results: AlliancesResults, fontScale: number): number =>
  (TOP + drawnFirms(results).length * ROW + 4) * fontScale

/** Highest index first; bold and dark: high. */
export function dependenceProfileChart(
  results: AlliancesResults,
  board: BoardState,
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const names = itemLabels(board, 'T14.firms', t)
  const firms = drawnFirms(results)
  const nameWidth = size.width * 0.22
  const cell = size.width * 0.115
  const left = nameWidth + DEPENDENCE_TYPES.length * cell + 12 * u
  const right = size.width - 34 * u
  const x = (index: number): number => left + ((right - left) * index) / 100
  const height = dependenceProfileHeight(results, u)
  const small = { size: 10.6 * u, weight: 600 as const, color: COLOR.ink2 }
  const marks: Mark[] = [
    ...DEPENDENCE_TYPES.map((type, i): Mark => ({
      kind: 'text',
      x: nameWidth + (i + 0.5) * cell,
      y: 14 * u,
      text: t(`T14.dependence.${type}`),
      anchor: 'middle',
      ...small,
    })),
    { kind: 'text', x: left, y: 14 * u, text: t('T14.dependence.index'), ...small },
    line(x(60), 20 * u, x(60), height - 2 * u, { color: COLOR.controlLine, width: u, dash: [3 * u, 2 * u] }),
  ]
  firms.forEach((id, row) => {
    const firm = results.firms[id]!
    const top = (TOP + row * ROW) * u
    const middle = top + (ROW / 2) * u
    const weight = firm.high ? 600 : 400
    const lines = wrapText(names.get(id) ?? id, nameWidth - 8 * u, 12 * u, weight, measure)
    marks.push(
      ...textLines(
        lines,
        { x: 0, y: middle + 4.2 * u - ((lines.length - 1) * 13 * u) / 2, lineHeight: 13 * u },
        { size: 12 * u, weight, color: COLOR.ink },
      ),
    )
    DEPENDENCE_TYPES.forEach((type, i) => {
      const rating = firm.ratings[type] ?? null
      marks.push(
        {
          kind: 'rect',
          x: nameWidth + i * cell + u,
          y: top + 3 * u,
          w: cell - 2 * u,
          h: (ROW - 6) * u,
          fill: rating === null ? { hatch: HATCH } : { color: valueTint(rating / 4) },
        },
        ...(rating === null
          ? []
          : [
              {
                kind: 'text' as const,
                x: nameWidth + (i + 0.5) * cell,
                y: middle + 4.2 * u,
                text: printed(rating, 1),
                size: 12 * u,
                weight: 400 as const,
                color: COLOR.ink,
                anchor: 'middle' as const,
              },
            ]),
      )
    })
    if (firm.index !== null && firm.index > 0)
      marks.push({
        kind: 'rect',
        x: left,
        y: middle - 6 * u,
        w: x(firm.index) - left,
        h: 12 * u,
        fill: { color: barColor(firm.high) },
      })
    marks.push({
      kind: 'text',
      x: size.width,
      y: middle + 4.2 * u,
      text: printed(firm.index, 1),
      size: 12 * u,
      weight: 600,
      color: firm.index === null ? COLOR.ink3 : COLOR.ink,
      anchor: 'end',
    })
  })
  const said = firms.map((id) =>
    t('T14.dependence.row', { firm: names.get(id) ?? id, index: printed(results.firms[id]!.index, 1) }),
  )
  const types = DEPENDENCE_TYPES.map((type) => t(`T14.column.scores.${type}`))
  const rows = firms.map((id) => {
    const { ratings, index } = results.firms[id]!
    return [
      names.get(id) ?? id,
      ...DEPENDENCE_TYPES.map((type) => printed(ratings[type] ?? null, 1)),
      printed(index, 1),
    ]
  })
  const {
    heads: [firm = '', index = ''],
  } = chartTable(t, ['firm', 'index'], [])
  const table = { heads: [firm, ...types, index], rows }
  return { width: size.width, height, marks, alt: [t('T14.dependence.alt'), ...said].join(' '), table }
}
