// Marks: the few things every chart is made of. A chart is a pure function (results -> Drawing) in shared/charts/;
// the canvas renders a drawing as SVG, the PDF as vectors, so the two cannot disagree. Units: px on screen = pt on paper.

export type Fill = { color: string } | { hatch: string }

export type Mark =
  | { kind: 'rect'; x: number; y: number; w: number; h: number; fill?: Fill; stroke?: Stroke; radius?: number }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: Stroke }
  | { kind: 'circle'; x: number; y: number; r: number; fill?: Fill; stroke?: Stroke }
  /** `d`: SVG path data with absolute M, L, C, Z only. */
  | { kind: 'path'; d: string; fill?: Fill; stroke?: Stroke }
  /** `y` is the baseline. `maxWidth` shortens nothing: the caller wraps with `wrapText`. */
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      weight: 400 | 500 | 600 | 700
      color: string
      anchor?: 'start' | 'middle' | 'end'
      /** Degrees, clockwise, about (x, y). */
      rotate?: number
    }
  /** A partner's sign, centred on (x, y), `size` high, with the 1 px white edge. */
  | { kind: 'sign'; x: number; y: number; size: number; partner: number }

export type Stroke = { color: string; width: number; dash?: [number, number] }

/** `alt`: the text alternative in words, required for screen readers and tagged PDF. */
/** What a chart shows as a table: every number as it is printed. */
export type ChartTable = { heads: readonly string[]; rows: readonly (readonly string[])[] }

/** `table` is left out where the same figures stand beside the chart anyway. */
export type Drawing = { width: number; height: number; marks: Mark[]; alt: string; table?: ChartTable }

/** Width of a text in px at a size and weight, measured with the reader's own font (canvas on screen, font file on paper). */
export type MeasureText = (text: string, size: number, weight: 400 | 500 | 600 | 700) => number

/** Translates a key of seeds/locales with named values. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

/** Colours of the design language for charts and paper; the same values are CSS variables in client/theme.css. */
export const COLOR = {
  ink: '#17212B',
  ink2: '#45525F',
  ink3: '#5E6A76',
  controlLine: '#84929E',
  line: '#DDE2E6',
  paper: '#FFFFFF',
  surface: '#F4F6F7',
  canvas: '#F8F9F9',
  action: '#0B5C66',
  actionHover: '#084750',
  actionTint: '#E3F0F1',
  context: '#76949A',
  focus: '#2563C9',
  discuss: '#8A4B00',
  discussTint: '#FDF0DC',
  error: '#A8281E',
  errorTint: '#FCEBE9',
  good: '#1D6B3A',
  goodTint: '#E6F3EA',
  factTint: '#FFFBEF',
  factEdge: '#C9A227',
  factText: '#6B5200',
} as const

/** Tint of a value from 0 to 1, in five steps. */
export function valueTint(value: number): string {
  const steps = ['#F5F9F9', '#E6F1F1', '#D2E6E7', '#B7D7D9', '#94C4C7'] as const
  return steps[Math.min(4, Math.max(0, Math.floor(value * 5 + 1e-9)))]!
}
