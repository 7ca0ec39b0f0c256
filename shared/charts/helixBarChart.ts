// The three spheres as one bar, each part as wide as its share of the actors, with its number (domain 4.T15).
import { SPHERES, type EcosystemResults, type Sphere } from '../compute/ecosystem.ts'
import { COLOR, type Drawing, type Mark, type MeasureText, type Translate } from '../drawing.ts'
import { HATCH, type ChartSize, chartTable } from './chartParts.ts'

const FILL: Readonly<Record<Sphere, { bar: string; text: string }>> = {
  academia: { bar: COLOR.action, text: COLOR.paper },
  government: { bar: COLOR.context, text: COLOR.ink },
  industry: { bar: '#B7D7D9', text: COLOR.ink },
}
const BAR = 34

export const helixBarHeight = (fontScale: number): number => (BAR + 24) * fontScale

/** A part too narrow for its words has them below; without actors the whole bar is hatched. */
export function helixBarChart(results: EcosystemResults, t: Translate, measure: MeasureText, size: ChartSize): Drawing {
  const u = size.fontScale
  const total = SPHERES.reduce((sum, sphere) => sum + results.spheres[sphere], 0)
  const said = SPHERES.map((sphere) => words(results, sphere, t))
  const alt = [t('T15.chart.helix'), `${said.join(', ')}.`].join(' ')
  const height = helixBarHeight(u)
  const table = chartTable(
    t,
    ['sphere', 'actors'],
    SPHERES.map((sphere) => [t(`T15.option.sphere.${sphere}`), String(results.spheres[sphere])]),
  )
  if (total === 0) {
    const bar: Mark = { kind: 'rect', x: 0, y: 2 * u, w: size.width, h: BAR * u, fill: { hatch: HATCH } }
    return { width: size.width, height, marks: [bar], alt, table }
  }
  const marks: Mark[] = []
  let x = 0
  for (const sphere of SPHERES) {
    const count = results.spheres[sphere]
    const w = (size.width * count) / total
    if (count > 0) {
      const text = words(results, sphere, t)
      const isInside = measure(text, 12.3 * u, 600) <= w - 12 * u
      marks.push(
        {
          kind: 'rect',
          x,
          y: 2 * u,
          w,
          h: BAR * u,
          fill: { color: FILL[sphere].bar },
          stroke: { color: COLOR.paper, width: 1.5 * u },
        },
        {
          kind: 'text',
          x: isInside ? x + 8 * u : Math.min(x, size.width - measure(text, 12.3 * u, 600)),
          y: isInside ? (2 + BAR / 2 + 4.3) * u : (BAR + 18) * u,
          text,
          size: 12.3 * u,
          weight: 600,
          color: isInside ? FILL[sphere].text : COLOR.ink,
        },
      )
    }
    x += w
  }
  return { width: size.width, height, marks, alt, table }
}

const words = (results: EcosystemResults, sphere: Sphere, t: Translate): string =>
  t('T15.chart.sphere', { sphere: t(`T15.helix.short.${sphere}`), count: results.spheres[sphere] })
