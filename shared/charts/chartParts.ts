// What all charts share: their size, whiskers, grid lines and the signs of disagreement.
import { COLOR, type ChartTable, type Mark, type Stroke, type Translate } from '../drawing.ts'
import type { Disagreement } from '../compute/results.ts'

/** `fontScale` 1 is the board at 100 % (12 px text); paper uses about 0.72, because its unit is the point. */
export type ChartSize = { width: number; height: number; fontScale: number }

export const GRID = '#E3E7EA'
export const HATCH = '#9AA6B0'

/** Dark inside the shortlist or the first five, context colour outside. */
export function barColor(isInside: boolean): string {
  return isInside ? COLOR.action : COLOR.context
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Mark {
  return { kind: 'line', x1, y1, x2, y2, stroke }
}

/** Thin ink line with caps from x1 to x2, with a white gap where it lies over a bar. */
export function whisker(x1: number, x2: number, y: number, unit: number): Mark[] {
  const ink: Stroke = { color: COLOR.ink, width: 1.4 * unit }
  return [
    line(x1, y, x2, y, { color: COLOR.paper, width: 4.5 * unit }),
    line(x1, y, x2, y, ink),
    line(x1, y - 4 * unit, x1, y + 4 * unit, ink),
    line(x2, y - 4 * unit, x2, y + 4 * unit, ink),
  ]
}

/** Filled amber triangle = discuss, open grey triangle = some spread, nothing = aligned. `y` is the centre. */
export function disagreementMark(label: Disagreement, x: number, y: number, size: number): Mark[] {
  const r = size / 2
  const d = `M${x} ${y - r}L${x + r * 1.05} ${y + r * 0.9}L${x - r * 1.05} ${y + r * 0.9}Z`
  if (label === 'discuss') return [{ kind: 'path', d, fill: { color: COLOR.discuss } }]
  if (label === 'some-spread') return [{ kind: 'path', d, stroke: { color: COLOR.ink3, width: size * 0.12 } }]
  return []
}

/** Lines of text from a first baseline. */
export function textLines(
  lines: readonly string[],
  at: { x: number; y: number; lineHeight: number },
  style: { size: number; weight: 400 | 500 | 600 | 700; color: string; anchor?: 'start' | 'middle' | 'end' },
): Mark[] {
  return lines.map((text, i) => ({ kind: 'text', x: at.x, y: at.y + i * at.lineHeight, text, ...style }))
}

/** The figures of a chart under translated heads (`chart.column.*`). */
export const chartTable = (
  t: Translate,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ChartTable => ({ heads: columns.map((column) => t(`chart.column.${column}`)), rows })

/** Heads of bars in the order given: what each stands for, and its value. */
export const barHeads = (t: Translate): [string, string] => [t('chart.column.part'), t('chart.column.value')]
