// How it went in years behind us: one line an event by market, in grey, because it is for comparison only (domain 4.T11).
import { COLOR, type Drawing, type Mark, type MeasureText } from '../drawing.ts'
import type { PastEvent } from '../findings/marketPlanFindings.ts'
import { GRID, line, type ChartSize } from './chartParts.ts'

export type PastLane = { market: string; events: readonly PastEvent[] }

const HEAD = 18
const LINE = 14
const GAP = 4

/** A height at which every event has a line of its own. */
export function referenceLaneHeight(lanes: readonly PastLane[], fontScale: number): number {
  return (HEAD + lanes.reduce((sum, { events }) => sum + events.length * LINE + GAP, 0)) * fontScale
}

const monthOf = (isoDate: string): number => Number(isoDate.slice(0, 4)) * 12 + Number(isoDate.slice(5, 7)) - 1

/**
 * Marks carry the number of the step; the axis has whole years.
 * @param alt what the chart shows, in words
 */
export function referenceLaneChart(
  lanes: readonly PastLane[],
  alt: string,
  measure: MeasureText,
  size: ChartSize,
): Drawing {
  const u = size.fontScale
  const font = 11 * u
  const events = lanes.flatMap((lane) => lane.events)
  const years = events.map(({ start }) => Number(start.slice(0, 4)))
  const first = Math.min(...years)
  const last = Math.max(...years)
  const months = (last - first + 1) * 12
  const labelWidth = Math.min(0.25 * size.width, Math.max(...lanes.map(({ market }) => measure(market, font, 600))))
  const left = labelWidth + 14 * u
  // Room at the right, so that the words of the last months stand behind their mark like all others.
  const longest = Math.max(...events.map(({ label }) => measure(label, font, 400)))
  const right = Math.max(left + 0.3 * size.width, size.width - longest - 18 * u)
  const x = (month: number): number => left + ((month - first * 12) / months) * (right - left)
  const height = referenceLaneHeight(lanes, u)
  const marks: Mark[] = []
  for (let year = first; year <= last; year++) {
    marks.push(line(x(year * 12), 4 * u, x(year * 12), height, { color: GRID, width: u }))
    marks.push({
      kind: 'text',
      x: x(year * 12) + 4 * u,
      y: 12 * u,
      text: String(year),
      size: font,
      weight: 400,
      color: COLOR.ink3,
    })
  }
  let y = HEAD * u
  for (const { market, events: own } of lanes) {
    marks.push({ kind: 'text', x: 0, y: y + 10 * u, text: market, size: font, weight: 600, color: COLOR.ink2 })
    for (const { label, step, start } of own) {
      const at = x(monthOf(start) + 0.5)
      const middle = y + 6 * u
      marks.push({ kind: 'circle', x: at, y: middle, r: 5.5 * u, fill: { color: COLOR.ink3 } })
      marks.push({
        kind: 'text',
        x: at,
        y: middle + 3.4 * u,
        text: step,
        size: 9.5 * u,
        weight: 600,
        color: COLOR.paper,
        anchor: 'middle',
      })
      marks.push({
        kind: 'text',
        x: at + 10 * u,
        y: middle + 3.8 * u,
        text: label,
        size: font,
        weight: 400,
        color: COLOR.ink2,
      })
      y += LINE * u
    }
    y += GAP * u
  }
  return { width: size.width, height, marks, alt }
}
