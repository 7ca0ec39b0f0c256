// Coverage on paper: filled = covered, half = partly, dashed = missing. The word or the code always stands beside or in it.
import type { CoverageStatus } from '../compute/results.ts'
import { COLOR } from '../drawing.ts'
import type { Badge } from './blocks.ts'
import type { Paper } from './Paper.ts'

export function drawStatusBox(
  paper: Paper,
  status: CoverageStatus,
  text: string,
  x: number,
  y: number,
  w: number,
  h: number,
  size = 8,
): void {
  const dash = status === 'missing' ? { dash: [2.2, 1.6] as [number, number] } : {}
  const edge = { color: status === 'missing' ? COLOR.controlLine : COLOR.action, width: 0.8, ...dash }
  paper.rect(x, y, w, h, { fill: { color: status === 'covered' ? COLOR.action : COLOR.paper }, radius: 2.5 })
  if (status === 'partial') {
    const half = Math.min(w * 0.5, 26)
    paper.path(
      `M${x + 1} ${y + h - 1}L${x + 1} ${y + 1}L${x + half + h / 2} ${y + 1}L${x + half - h / 2} ${y + h - 1}Z`,
      { fill: { color: '#C6E0E2' } },
    )
  }
  paper.rect(x, y, w, h, { stroke: edge, radius: 2.5 })
  const color = status === 'covered' ? COLOR.paper : status === 'partial' ? COLOR.ink : COLOR.ink2
  paper.text(text, x + w / 2, y + h / 2 + size * 0.35, { size, weight: 600, color }, { anchor: 'middle' })
}

/** A strip of all badges over the whole width, or a few badges with a word each. */
export function drawBadges(
  block: { badges: Badge[]; isStrip: boolean },
  width: number,
  paper: Paper,
): { height: number; draw: (x: number, y: number) => void } {
  const high = 17
  if (block.isStrip) {
    const breakAt = block.badges.findIndex(
      (badge, i) => i > 0 && badge.code.split('.')[0] !== block.badges[i - 1]!.code.split('.')[0],
    )
    const rest = breakAt > 0 ? 9 : 0
    const step = (width - rest) / block.badges.length
    return {
      height: high,
      draw: (x, y) =>
        paper.group('P', () =>
          block.badges.forEach((badge, i) => {
            const left = x + i * step + (breakAt > 0 && i >= breakAt ? rest : 0)
            paper.tag('Span', () => drawStatusBox(paper, badge.status, badge.code, left, y, step - 2.4, high), {
              alt: `${badge.code} ${badge.text ?? badge.status}`,
            })
          }),
        ),
    }
  }
  const widths = block.badges.map(({ text }) => 24 + 5 + paper.measure(text ?? '', 8.6, 400) + 16)
  const rows: { badge: Badge; x: number; row: number }[] = []
  let [at, row] = [0, 0]
  block.badges.forEach((badge, i) => {
    if (at > 0 && at + widths[i]! - 16 > width) [at, row] = [0, row + 1]
    rows.push({ badge, x: at, row })
    at += widths[i]!
  })
  return {
    height: (row + 1) * (high + 4) - 4,
    draw: (x, y) =>
      rows.forEach(({ badge, x: left, row: line }) => {
        const top = y + line * (high + 4)
        paper.tag('P', () => {
          drawStatusBox(paper, badge.status, badge.code, x + left, top, 24, high)
          paper.text(badge.text ?? '', x + left + 29, top + high / 2 + 3, { size: 8.6, weight: 400, color: COLOR.ink })
        })
      }),
  }
}
