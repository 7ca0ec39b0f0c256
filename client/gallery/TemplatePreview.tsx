// A small picture of a template's page, drawn from the places of its panels. It shows the kind of work, not content.
import { templateSeedOf, type TemplateId } from '../../shared/catalog.ts'
import { valueTint } from '../../shared/drawing.ts'
import type { PanelSeed, TemplateSeed } from '../../shared/templateSeed.ts'
import styles from './TemplateGallery.module.css'

const STRIP = 24
const PAD = 28
const GRIDS = new Set(['matrix', 'heatmap', 'checklist'])
const BARS = new Set(['dotVote', 'indicatorTable', 'roadmap', 'calendar'])
/** Views that draw the results of a widget look like their chart, not like the widget. */
const CHARTS: readonly (readonly [RegExp, string])[] = [
  [/quadrant|nineBox|map$|preference/i, 'chart'],
  [/bars$|ranking$|mix$|rota$|profile$|gaps$|cadence|weights$/i, 'dotVote'],
]

export function TemplatePreview({ template, label }: { template: TemplateId; label?: string }) {
  const seed = templateSeedOf(template)
  if (!seed) return null
  const right = Math.max(...seed.screens.map(({ x, w }) => x + w))
  const bottom = Math.max(...seed.screens.map(({ y, h }) => y + h))
  return (
    <svg
      className={styles.preview}
      viewBox={`${-PAD} ${-PAD} ${right + 2 * PAD} ${bottom + 2 * PAD}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {seed.screens.map(({ id, x, y, w, h }) => (
        <rect key={id} className={styles.screen} x={x - 14} y={y - 14} width={w + 28} height={h + 28} rx="14" />
      ))}
      {seed.frames.map(({ id, x, y, w, h }) => (
        <rect key={id} className={styles.notes} x={x} y={y} width={w} height={h} />
      ))}
      {seed.panels.map((panel) => (
        <Panel key={panel.id} panel={panel} kind={kindOf(seed, panel)} />
      ))}
    </svg>
  )
}

function kindOf(seed: TemplateSeed, { widget, view }: PanelSeed): string {
  const chart = CHARTS.find(([pattern]) => pattern.test(view))
  if (chart) return chart[1]
  const name = widget?.startsWith(`${seed.id}.`) === true ? widget.slice(seed.id.length + 1) : undefined
  const kind = name === undefined ? undefined : seed.widgets[name]?.kind
  return kind ?? (view === 'brief' ? 'brief' : 'chart')
}

function Panel({ panel: { id, x, y, w, h }, kind }: { panel: PanelSeed; kind: string }) {
  const inner = { x: x + PAD, y: y + STRIP + PAD, w: Math.max(0, w - 2 * PAD), h: Math.max(0, h - STRIP - 2 * PAD) }
  return (
    <g>
      <rect className={styles.titleLine} x={x} y={y + 4} width={Math.min(w, 170)} height="13" />
      <rect
        className={kind === 'statement' ? styles.decision : styles.paper}
        x={x}
        y={y + STRIP}
        width={w}
        height={Math.max(0, h - STRIP)}
      />
      {GRIDS.has(kind) ? <Cells {...inner} seed={id} /> : BARS.has(kind) ? <Bars {...inner} /> : null}
      {kind === 'chart' ? <Dots {...inner} /> : null}
      {!GRIDS.has(kind) && !BARS.has(kind) && kind !== 'chart' ? <Lines {...inner} /> : null}
    </g>
  )
}

type Area = { x: number; y: number; w: number; h: number }
const steps = (length: number, size: number, most: number): number[] =>
  Array.from({ length: Math.max(1, Math.min(most, Math.floor(length / size))) }, (_, i) => i)

function Cells({ x, y, w, h, seed }: Area & { seed: string }) {
  const columns = steps(w, 90, 12)
  const rows = steps(h, 60, 12)
  const cell = { w: w / columns.length, h: h / rows.length }
  return rows.flatMap((row) =>
    columns.map((column) => (
      <rect
        key={`${row}.${column}`}
        x={x + column * cell.w}
        y={y + row * cell.h}
        width={cell.w - 6}
        height={cell.h - 6}
        fill={valueTint((((row * 5 + column * 3 + seed.length) % 5) + 0.5) / 5)}
      />
    )),
  )
}

function Bars({ x, y, w, h }: Area) {
  return steps(h, 62, 9).map((row) => (
    <rect
      key={row}
      className={row < 3 ? styles.bar : styles.barRest}
      x={x}
      y={y + row * 62}
      width={w * (0.92 - ((row * 3) % 7) * 0.1)}
      height="28"
    />
  ))
}

function Dots({ x, y, w, h }: Area) {
  const places = [
    [0.16, 0.72],
    [0.36, 0.44],
    [0.52, 0.58],
    [0.68, 0.26],
    [0.86, 0.16],
  ] as const
  return (
    <>
      <path className={styles.axis} d={`M${x} ${y}V${y + h}H${x + w}`} />
      {places.map(([dx, dy]) => (
        <circle key={dx} className={styles.bar} cx={x + dx * w} cy={y + dy * h} r={Math.min(16, h / 8)} />
      ))}
    </>
  )
}

function Lines({ x, y, w, h }: Area) {
  return steps(h, 46, 14).map((row) => (
    <rect
      key={row}
      className={styles.line}
      x={x}
      y={y + row * 46}
      width={w * (row % 3 === 2 ? 0.62 : 0.94)}
      height="14"
    />
  ))
}
