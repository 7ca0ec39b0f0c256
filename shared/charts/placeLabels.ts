// Labels of points in a chart, placed so that they cover neither points nor each other. The same input gives the same picture.

export type Box = { x: number; y: number; w: number; h: number }
export type LabelledPoint = { x: number; y: number; r: number; lines: string[]; width: number }
export type LabelSpot = { x: number; y: number; anchor: 'start' | 'middle' | 'end' }

/** Baseline of the first line relative to the top of the label, as a share of the line height. */
const BASELINE = 0.8

/**
 * A place for each label: right, left, above, below, then the corners, nearer before farther; the first that is free wins,
 * otherwise the one that covers least. `keepOut`: boxes that labels should not cover, such as texts of the chart.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  lineHeight: number,
  bounds: Box,
  keepOut: readonly Box[] = [],
): LabelSpot[] {
  const discs = points.map((p) => ({ x: p.x - p.r, y: p.y - p.r, w: 2 * p.r, h: 2 * p.r }))
  const crowd = points.map((p) => points.filter((q) => Math.hypot(p.x - q.x, p.y - q.y) < 5 * lineHeight).length)
  // The most crowded labels have the fewest free places, so they choose first.
  const order = points.map((_, i) => i).sort((a, b) => crowd[b]! - crowd[a]! || a - b)
  const taken: Box[] = [...keepOut]
  const spots = new Map<number, LabelSpot>()
  for (const index of order) {
    const point = points[index]!
    let best: { box: Box; spot: LabelSpot; cost: number } | null = null
    for (const { box, spot } of candidates(point, lineHeight)) {
      const others = discs.filter((_, i) => i !== index)
      const cost =
        outside(box, bounds) * 4 +
        [...taken, ...others].reduce((sum, other) => sum + overlap(box, other), 0) +
        overlap(box, discs[index]!)
      if (best === null || cost < best.cost - 1e-6) best = { box, spot, cost }
      if (cost < 1e-6) break
    }
    taken.push(best!.box)
    spots.set(index, best!.spot)
  }
  return points.map((_, i) => spots.get(i)!)
}

function* candidates(point: LabelledPoint, lineHeight: number): Generator<{ box: Box; spot: LabelSpot }> {
  const h = lineHeight * point.lines.length
  for (const distance of [1, 2.2, 3.6]) {
    const gap = point.r + lineHeight * 0.25 * distance
    const sides: [LabelSpot['anchor'], number, number][] = [
      ['start', gap, -h / 2],
      ['end', -gap, -h / 2],
      ['middle', 0, -gap - h],
      ['middle', 0, gap],
      ['start', gap * 0.8, -gap * 0.5 - h],
      ['end', -gap * 0.8, -gap * 0.5 - h],
      ['start', gap * 0.8, gap * 0.5],
      ['end', -gap * 0.8, gap * 0.5],
    ]
    for (const [anchor, dx, dy] of sides) {
      const x = point.x + dx
      const left = anchor === 'start' ? x : anchor === 'end' ? x - point.width : x - point.width / 2
      const top = point.y + dy
      yield { box: { x: left, y: top, w: point.width, h }, spot: { x, y: top + lineHeight * BASELINE, anchor } }
    }
  }
}

function overlap(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  return w > 0 && h > 0 ? w * h : 0
}

function outside(box: Box, bounds: Box): number {
  return box.w * box.h - overlap(box, bounds)
}
