// Partner values as signs on a fixed axis: small in the cells of the spread table, large in the talking list.
// Signs stand at their value; near ones are stacked. Knows no round, no widget.
import { COLOR, type Drawing, type Mark } from '../drawing.ts'

export type StripValue = { /** Place of the partner in the consortium's order. */ partner: number; value: number }
export type StripOptions = {
  width: number
  height: number
  /** Height of a sign. */
  size: number
  /** Ends of the axis and the values that get a line, such as 1 to 5. */
  ticks: readonly number[]
  /** Prints the ticks' numbers under the lines. */
  withNumbers?: boolean
  /** Free space left and right of the first and last line. */
  margin?: number
  alt: string
}
type PlacedSign = { partner: number; x: number; y: number }

/** Four or more at one value stand in two columns, fewer where the strip is too low; otherwise no sign leaves its value. */
const MOST_IN_ONE_COLUMN = 3
/** Signs in one column closer than this, in heights of a sign, run into one another. */
const LEAST_PITCH = 1.2
const EQUAL = 1e-9
const NUMBER_STRIP = 18

/**
 * The strip of one cell. Values outside the ticks are drawn at the end of the axis, never outside the drawing.
 */
export function partnerStrip(values: readonly StripValue[], options: StripOptions): Drawing {
  const { width, height, size, ticks, alt } = options
  const margin = options.margin ?? Math.max(12, size * 1.2)
  const bottom = options.withNumbers ? height - NUMBER_STRIP : height
  const first = ticks[0] ?? 0
  const last = ticks.at(-1) ?? 1
  const xOf = (value: number) => {
    const share = last === first ? 0.5 : (Math.min(last, Math.max(first, value)) - first) / (last - first)
    return margin + share * (width - 2 * margin)
  }
  const marks: Mark[] = []
  for (const tick of ticks) {
    const x = xOf(tick)
    marks.push({ kind: 'line', x1: x, y1: 5, x2: x, y2: bottom - 5, stroke: { color: COLOR.line, width: 1 } })
    if (options.withNumbers) {
      marks.push({
        kind: 'text',
        x,
        y: height - 4,
        text: String(tick),
        size: 11,
        weight: 400,
        color: COLOR.ink2,
        anchor: 'middle',
      })
    }
  }
  for (const sign of signSpots(values, xOf, size, bottom)) marks.push({ kind: 'sign', size, ...sign })
  return { width, height, marks, alt }
}

/**
 * Where each sign stands: x at its value, y stacked around the middle of `height`. Deterministic in values and partners.
 * @param xOf value -> x in px.
 */
function signSpots(
  values: readonly StripValue[],
  xOf: (value: number) => number,
  size: number,
  height: number,
): PlacedSign[] {
  const pitch = size * 1.4
  const fitting = 1 + Math.max(0, Math.floor((height - size - 2) / (LEAST_PITCH * size)))
  const points = columnsAtOneValue(values, xOf, pitch, Math.min(MOST_IN_ONE_COLUMN, fitting))
  const placed: PlacedSign[] = []
  for (const cluster of clusters(points, pitch)) {
    const lanes = inLanes(cluster, pitch)
    // More lanes than fit stand closer together; the white edge of the signs keeps them apart.
    const step = lanes.length > 1 ? Math.min(pitch, (height - size - 2) / (lanes.length - 1)) : 0
    lanes.forEach((lane, place) => {
      const y = height / 2 + (place - (lanes.length - 1) / 2) * step
      for (const { partner, x } of lane) placed.push({ partner, x, y })
    })
  }
  return placed
}

type Point = { partner: number; x: number }

/** Signs by x; more at one value than fit in a column spread over several that are centred on it, the last ones too. */
function columnsAtOneValue(
  values: readonly StripValue[],
  xOf: (value: number) => number,
  pitch: number,
  most: number,
): Point[] {
  const sorted = [...values].sort((a, b) => a.value - b.value || a.partner - b.partner)
  const groups: StripValue[][] = []
  for (const value of sorted) {
    const group = groups.at(-1)
    if (group && Math.abs(group[0]!.value - value.value) <= EQUAL) group.push(value)
    else groups.push([value])
  }
  return groups.flatMap((group) => {
    const columns = group.length > most ? Math.max(2, Math.ceil(group.length / most)) : 1
    const last = group.length - (group.length % columns || columns)
    return group.map(({ partner, value }, place) => {
      const inLine = place < last ? columns : group.length - last
      return { partner, x: xOf(value) + ((place % columns) - (inLine - 1) / 2) * pitch }
    })
  })
}

/** Chains of signs that would touch if they stood on one line. */
function clusters(points: readonly Point[], pitch: number): Point[][] {
  const sorted = [...points].sort((a, b) => a.x - b.x)
  const chains: Point[][] = []
  for (const point of sorted) {
    const chain = chains.at(-1)
    if (chain && point.x - chain.at(-1)!.x < pitch - EQUAL) chain.push(point)
    else chains.push([point])
  }
  return chains
}

/** Fewest lanes so that no two signs of a lane touch; each sign takes the first lane that is free. */
function inLanes(cluster: readonly Point[], pitch: number): Point[][] {
  const lanes: Point[][] = []
  for (const point of cluster) {
    const lane = lanes.find((others) => point.x - others.at(-1)!.x >= pitch - EQUAL)
    if (lane) lane.push(point)
    else lanes.push([point])
  }
  return lanes
}
