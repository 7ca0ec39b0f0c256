// The factors of the home base as a profile of dots, set by set: one dot a factor from 0 to 100, the disagreement as whisker, the
// mean of the set as a line (domain 4.T15). Not a radar: lengths on one scale compare, areas and angles do not.
import { listItems, type BoardState } from '../board/boardState.ts'
import { FACTOR_SETS, type EcosystemResults, type FactorResult, type FactorSet } from '../compute/ecosystem.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { itemLabel } from './boardTexts.ts'
import { GRID, HATCH, line, textLines, whisker, type ChartSize, chartTable } from './chartParts.ts'
import { printed } from './printed.ts'
import { wrapText } from './wrapText.ts'

export type FactorRow = {
  id: string
  name: string
  isCost: boolean
  isWeak: boolean
  isStrong: boolean
  factor: FactorResult
}
export type FactorGroup = { set: FactorSet; index: number | null; rows: FactorRow[] }

/** Factors under their sets, in the list's order; a set without factors is left out. */
export function factorGroups(results: EcosystemResults, board: BoardState, t: Translate): FactorGroup[] {
  const items = listItems(board, 'T15.factors')
  return FACTOR_SETS.map((set) => ({
    set,
    index: results.sets[set],
    rows: items.flatMap((item): FactorRow[] => {
      const factor = results.factors[item.id]
      if (factor?.set !== set) return []
      return [
        {
          id: item.id,
          name: itemLabel(item, t),
          isCost: item.fields.direction === 'cost',
          isWeak: results.weakest.includes(item.id),
          isStrong: results.strongest.includes(item.id),
          factor,
        },
      ]
    }),
  })).filter(({ rows }) => rows.length > 0)
}

const TOP = 20
const HEAD = 26
const ROW = 23
/** Disagreement is in levels 0-4; the scale is 0-100. */
const LEVEL = 25

export function factorProfileHeight(groups: readonly FactorGroup[], fontScale: number): number {
  return (TOP + groups.reduce((sum, { rows }) => sum + HEAD + rows.length * ROW, 0) + 4) * fontScale
}

/** Dark and bold: among the weakest three. The scale is fixed. */
export function factorProfileChart(
  groups: readonly FactorGroup[],
  t: Translate,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const left = 0.45 * size.width
  const valueRight = size.width - 2 * u
  const right = valueRight - 44 * u
  const x = (value: number): number => left + ((right - left) * Math.min(100, Math.max(0, value))) / 100
  const height = factorProfileHeight(groups, u)
  const marks: Mark[] = [0, 25, 50, 75, 100].flatMap((tick): Mark[] => [
    line(x(tick), 16 * u, x(tick), height - 2 * u, { color: tick === 0 ? COLOR.controlLine : GRID, width: u }),
    {
      kind: 'text',
      x: x(tick),
      y: 11 * u,
      text: String(tick),
      size: 11 * u,
      weight: 400,
      color: COLOR.ink3,
      anchor: 'middle',
    },
  ])
  let top = TOP * u
  for (const { set, index, rows } of groups) {
    const bottom = top + (HEAD + rows.length * ROW) * u
    const head = { size: 12.3 * u, weight: 600 as const, color: COLOR.ink2 }
    marks.push(
      { kind: 'text', x: 0, y: top + 17 * u, text: t(`T15.option.set.${set}`), ...head },
      { kind: 'text', x: valueRight, y: top + 17 * u, text: printed(index, 1), ...head, anchor: 'end' },
      line(0, top + HEAD * u - 3 * u, size.width, top + HEAD * u - 3 * u, { color: COLOR.line, width: u }),
    )
    if (index !== null)
      marks.push(
        line(x(index), top + HEAD * u - 3 * u, x(index), bottom - 3 * u, {
          color: COLOR.action,
          width: 1.5 * u,
          dash: [4 * u, 3 * u],
        }),
      )
    rows.forEach((row, i) =>
      marks.push(...rowMarks(row, top + (HEAD + (i + 0.5) * ROW) * u, { x, left, valueRight, u, t, measure })),
    )
    top = bottom
  }
  return { width: size.width, height, marks, alt: altText(groups, t), table: tableOf(groups, t) }
}

function rowMarks(
  row: FactorRow,
  middle: number,
  at: { x: (value: number) => number; left: number; valueRight: number; u: number; t: Translate; measure: MeasureText },
): Mark[] {
  const { x, u, t, measure } = at
  const { value, disagreement } = row.factor
  const weight = row.isWeak ? 600 : 400
  const label = row.isCost ? `${row.name} (${t('T15.chart.cost')})` : row.name
  const width = at.left - 14 * u
  const textSize = measure(label, 12.3 * u, weight) > width ? 10.8 * u : 12.3 * u
  const parts = wrapText(label, width, textSize, weight, measure)
  const texts = textLines(
    parts,
    { x: 0, y: middle + textSize * 0.35 - ((parts.length - 1) * 11.8 * u) / 2, lineHeight: 11.8 * u },
    { size: textSize, weight, color: COLOR.ink },
  )
  const number: Mark = {
    kind: 'text',
    x: at.valueRight,
    y: middle + 4.3 * u,
    text: printed(value, 1),
    size: 12.3 * u,
    weight: 600,
    color: value === null ? COLOR.ink3 : COLOR.ink,
    anchor: 'end',
  }
  if (value === null)
    return [
      ...texts,
      { kind: 'rect', x: x(0), y: middle - 5 * u, w: x(100) - x(0), h: 10 * u, fill: { hatch: HATCH } },
      number,
    ]
  const spread = disagreement === null || disagreement < 0.005 ? [] : [disagreement * LEVEL]
  return [
    ...texts,
    line(x(0), middle, x(value), middle, { color: COLOR.context, width: 2 * u }),
    ...spread.flatMap((sd) => whisker(x(value - sd), x(value + sd), middle, u)),
    {
      kind: 'circle',
      x: x(value),
      y: middle,
      r: 5.5 * u,
      fill: { color: row.isWeak ? COLOR.discuss : COLOR.action },
      stroke: { color: COLOR.paper, width: 1.5 * u },
    },
    number,
  ]
}

const tableOf = (groups: readonly FactorGroup[], t: Translate) =>
  chartTable(
    t,
    ['factor', 'value', 'spread'],
    groups.flatMap(({ set, index, rows }) => [
      [t(`T15.option.set.${set}`), printed(index, 1), '–'],
      ...rows.map(({ name, factor }) => [name, printed(factor.value, 1), spreadOf(factor)]),
    ]),
  )

const spreadOf = ({ disagreement }: FactorGroup['rows'][number]['factor']): string =>
  printed(disagreement === null ? null : disagreement * LEVEL, 1)

function altText(groups: readonly FactorGroup[], t: Translate): string {
  const sentences = groups.flatMap(({ rows }) =>
    rows.map(({ name, factor }) =>
      factor.value === null
        ? t('T15.chart.rowNone', { name })
        : t('T15.chart.row', {
            name,
            value: printed(factor.value, 1),
            spread: spreadOf(factor),
          }),
    ),
  )
  return [t('T15.chart.factors'), ...sentences].join(' ')
}
