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

/** Four or more at one value stand in two columns, otherwise no sign leaves its value sideways. */
const MOST_IN_ONE_COLUMN = 3
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
  const points = columnsAtOneValue(values, xOf, pitch)
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

/** Signs by x; those of one value from the fourth on spread over columns centred on it. */
function columnsAtOneValue(values: readonly StripValue[], xOf: (value: number) => number, pitch: number): Point[] {
  const sorted = [...values].sort((a, b) => a.value - b.value || a.partner - b.partner)
  const groups: StripValue[][] = []
  for (const value of sorted) {
    const group = groups.at(-1)
    if (group && Math.abs(group[0]!.value - value.value) <= EQUAL) group.push(value)
    else groups.push([value])
  }
  return groups.flatMap((group) => {
    const columns = group.length > MOST_IN_ONE_COLUMN ? Math.max(2, Math.ceil(group.length / MOST_IN_ONE_COLUMN)) : 1
    return group.map(({ partner, value }, place) => ({
      partner,
      x: xOf(value) + ((place % columns) - (columns - 1) / 2) * pitch,
    }))
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
