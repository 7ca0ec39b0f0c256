// Alliances in a grid: how tightly the partner holds the firm, tight above, against the direction (domain 4.T14). A row is as high
// as its fullest cell, so that nothing is cut.
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { DIRECTIONS, GOVERNANCES, type AllianceMap } from '../findings/alliancesFindings.ts'
import { GRID, line, textLines, type ChartSize } from './chartParts.ts'
import { wrapText } from './wrapText.ts'

const HEAD = 22
const LINE = 15
const PAD = 10
const LEAST = 44

/** Alliances that count in each direction stand in the middle column. */
export function allianceMapChart(map: AllianceMap, t: Translate, measure: MeasureText, size: ChartSize): Drawing {
  const u = size.fontScale
  const left = 112 * u
  const column = (size.width - left) / DIRECTIONS.length
  const marks: Mark[] = DIRECTIONS.map((direction, i): Mark => ({
    kind: 'text',
    x: left + i * column + 8 * u,
    y: 14 * u,
    text: t(`T14.option.direction.${direction}`),
    size: 12 * u,
    weight: 600,
    color: COLOR.ink2,
  }))
  const said: string[] = []
  let top = HEAD * u
  for (const governance of GOVERNANCES) {
    const cells = DIRECTIONS.map((direction) => {
      const alliances = map.at(governance, direction)
      if (alliances.length > 0)
        said.push(
          t('T14.map.cell', {
            hold: t(`T14.option.governance.${governance}`),
            direction: t(`T14.option.direction.${direction}`),
            alliances: alliances.map(({ text }) => text).join(', '),
          }),
        )
      return alliances.flatMap(({ text, isHigh }) =>
        wrapText(text, column - 16 * u, 12 * u, isHigh ? 600 : 400, measure).map((part) => ({ part, isHigh })),
      )
    })
    const high = Math.max(LEAST, 2 * PAD + LINE * Math.max(...cells.map((lines) => lines.length))) * u
    marks.push(
      line(0, top, size.width, top, { color: COLOR.line, width: u }),
      ...textLines(
        wrapText(`${governance} ${t(`T14.option.governance.${governance}`)}`, left - 12 * u, 12 * u, 600, measure),
        { x: 0, y: top + (PAD + 11) * u, lineHeight: LINE * u },
        { size: 12 * u, weight: 600, color: COLOR.ink2 },
      ),
    )
    cells.forEach((lines, i) =>
      lines.forEach(({ part, isHigh }, place) =>
        marks.push({
          kind: 'text',
          x: left + i * column + 8 * u,
          y: top + (PAD + 11 + place * LINE) * u,
          text: part,
          size: 12 * u,
          weight: isHigh ? 600 : 400,
          color: COLOR.ink,
        }),
      ),
    )
    top += high
  }
  DIRECTIONS.forEach((_, i) =>
    marks.push(line(left + i * column, 4 * u, left + i * column, top, { color: GRID, width: u })),
  )
  const table = {
    heads: [t('chart.column.hold'), ...DIRECTIONS.map((direction) => t(`T14.option.direction.${direction}`))],
    rows: GOVERNANCES.map((governance) => [
      t(`T14.option.governance.${governance}`),
      ...DIRECTIONS.map(
        (direction) =>
          map
            .at(governance, direction)
            .map(({ text }) => text)
            .join(', ') || '–',
      ),
    ]),
  }
  return { width: size.width, height: top + 2 * u, marks, alt: [t('T14.map.alt'), ...said].join(' '), table }
}

/** A height for these results that holds every alliance on one line; longer names need `lines` more. */
export function allianceMapHeight(map: AllianceMap, fontScale: number, lines = 2): number {
  const rows = GOVERNANCES.map((governance) =>
    Math.max(LEAST, 2 * PAD + LINE * lines * Math.max(...DIRECTIONS.map((one) => map.at(governance, one).length))),
  )
  return (HEAD + rows.reduce((sum, row) => sum + row, 0) + 4) * fontScale
}
