// Small signs that stand in text as paths, because the fonts lack their letters.
import { COLOR } from '../drawing.ts'
import type { Paper } from './Paper.ts'

export type IconName =
  'tick' | 'cross' | 'dash' | 'triangle' | 'triangleOpen' | 'less' | 'stop' | 'live' | 'draft' | 'notStarted'

export function iconWidth(icon: IconName, size: number): number {
  if (icon === 'live' || icon === 'draft' || icon === 'notStarted') return size * 1.5
  return size * (icon === 'dash' ? 0.6 : icon === 'less' ? 0.5 : 0.85)
}

export function drawIcon(
  paper: Pick<Paper, 'rect' | 'path' | 'mark'>,
  icon: IconName,
  x: number,
  baseline: number,
  size: number,
  color: string,
): void {
  const u = size / 10
  const at = (points: [number, number][]) =>
    points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${x + px * u} ${baseline - py * u}`).join('')
  const stroke = { color, width: u * 1.05 }
  switch (icon) {
    case 'tick':
      return paper.path(
        at([
          [0.6, 3.2],
          [3, 0.6],
          [7.6, 6.6],
        ]),
        { stroke },
      )
    case 'cross':
      paper.path(
        at([
          [1, 0.8],
          [6.6, 6.2],
        ]),
        { stroke },
      )
      return paper.path(
        at([
          [1, 6.2],
          [6.6, 0.8],
        ]),
        { stroke },
      )
    case 'dash':
      return paper.path(
        at([
          [0.6, 3.3],
          [5.4, 3.3],
        ]),
        { stroke },
      )
    case 'less':
      paper.path(
        at([
          [2.4, 7],
          [2.4, 0.2],
        ]),
        { stroke },
      )
      return paper.path(
        at([
          [0.4, 2.4],
          [2.4, 0.2],
          [4.4, 2.4],
        ]),
        { stroke },
      )
    case 'stop':
      paper.mark({ kind: 'circle', x: x + 3.8 * u, y: baseline - 3.4 * u, r: 3.2 * u, stroke })
      return paper.path(
        at([
          [1.6, 1.2],
          [6, 5.6],
        ]),
        { stroke },
      )
    case 'triangle':
      return paper.path(
        `${at([
          [4, 7.2],
          [7.9, 0],
          [0.1, 0],
        ])}Z`,
        { fill: { color } },
      )
    case 'triangleOpen':
      return paper.path(
        `${at([
          [4, 6.8],
          [7.4, 0.4],
          [0.6, 0.4],
        ])}Z`,
        { stroke },
      )
    case 'live':
    case 'draft':
    case 'notStarted': {
      const box = { x, y: baseline - 7.2 * u, w: 13 * u, h: 8 * u }
      const edge = { color: icon === 'notStarted' ? COLOR.controlLine : COLOR.action, width: 0.9 * u }
      paper.rect(box.x, box.y, box.w, box.h, {
        fill: { color: icon === 'live' ? COLOR.action : COLOR.paper },
        stroke: edge,
        radius: 1.6 * u,
      })
      if (icon === 'draft')
        paper.path(`M${box.x} ${box.y + box.h}L${box.x} ${box.y}L${box.x + box.w} ${box.y}Z`, {
          fill: { color: '#76B2B6' },
        })
    }
  }
}
