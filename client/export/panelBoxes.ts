// The box of one element as SVG: ground, hatching, edges, rings, and what it cuts off.
import { element } from '../../shared/svg/elements.ts'
import type { Reading } from './panelReading.ts'

export const isPainted = (style: CSSStyleDeclaration): boolean => style.visibility === 'visible'

/** A colour of a computed style as SVG writes it; `fill` is `none` for one that cannot be seen. */
export function colorOf(value: string): { fill: string; opacity?: number } {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number)
  if (!parts) return { fill: value === 'transparent' ? 'none' : value }
  const [r = 0, g = 0, b = 0, opacity = 1] = parts
  if (opacity === 0) return { fill: 'none' }
  const fill = `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
  return opacity < 1 ? { fill, opacity } : { fill }
}

type Box = { x: number; y: number; width: number; height: number }

function boxOf(target: Element, { corner }: Reading): Box {
  const { left, top, width, height } = target.getBoundingClientRect()
  return { x: left - corner.x, y: top - corner.y, width, height }
}

const px = (value: string): number => Number.parseFloat(value) || 0

function radiusOf(style: CSSStyleDeclaration, { width, height }: Box, { scale }: Reading): number {
  const corners = [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ]
  // A tab or the end of a bar is rounded on one side; its square corners are then the truer picture.
  const least = Math.min(
    ...corners.map((one) => (one.endsWith('%') ? (px(one) / 100) * Math.min(width, height) : px(one) * scale)),
  )
  return Math.min(least, width / 2, height / 2)
}

export function boxSvg(target: HTMLElement, style: CSSStyleDeclaration, reading: Reading): string {
  const box = boxOf(target, reading)
  if (box.width <= 0 || box.height <= 0) return ''
  const rx = radiusOf(style, box, reading) || undefined
  const ground = colorOf(style.backgroundColor)
  const image = imageFill(style.backgroundImage, box, reading)
  return [
    ringsSvg(style, box, rx ?? 0, reading),
    ground.fill === 'none' ? '' : element('rect', { ...box, rx, fill: ground.fill, 'fill-opacity': ground.opacity }),
    image === null ? '' : element('rect', { ...box, rx, fill: image }),
    edgesSvg(style, box, rx, reading),
  ].join('')
}

/** Rings without blur; soft shadows belong to the screen. */
function ringsSvg(style: CSSStyleDeclaration, box: Box, rx: number, { scale }: Reading): string {
  if (style.boxShadow === 'none') return ''
  return style.boxShadow
    .split(/,(?![^(]*\))/)
    .map((shadow) => {
      const color = /rgba?\([^)]+\)/.exec(shadow)?.[0] ?? ''
      const [x = 0, y = 0, blur = 0, spread = 0] = (shadow.replace(color, '').match(/-?[\d.]+px/g) ?? []).map(px)
      const { fill, opacity } = colorOf(color)
      if (x !== 0 || y !== 0 || blur !== 0 || spread <= 0 || fill === 'none') return ''
      const half = ((shadow.includes('inset') ? -1 : 1) * spread * scale) / 2
      return element('rect', {
        ...grown(box, half),
        rx: rx > 0 ? rx + half : undefined,
        fill: 'none',
        stroke: fill,
        'stroke-opacity': opacity,
        'stroke-width': spread * scale,
      })
    })
    .join('')
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: Math.max(0, width + 2 * by),
  height: Math.max(0, height + 2 * by),
})

function edgesSvg(style: CSSStyleDeclaration, box: Box, rx: number | undefined, { scale }: Reading): string {
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => {
    const kind = style[`border${side}Style`]
    const width = kind === 'none' || kind === 'hidden' ? 0 : px(style[`border${side}Width`]) * scale
    return { width, kind, ...colorOf(style[`border${side}Color`]) }
  })
  const [top, right, bottom, left] = sides as [Side, Side, Side, Side]
  const first = top
  if (sides.every((side) => side.width === first.width && side.fill === first.fill && side.kind === first.kind)) {
    if (first.width === 0 || first.fill === 'none') return ''
    return element('rect', { ...grown(box, -first.width / 2), rx, fill: 'none', ...lineOf(first) })
  }
  const { x, y, width, height } = box
  const line = (side: Side, x1: number, y1: number, x2: number, y2: number) =>
    side.width === 0 || side.fill === 'none' ? '' : element('line', { x1, y1, x2, y2, ...lineOf(side) })
  return [
    line(top, x, y + top.width / 2, x + width, y + top.width / 2),
    line(bottom, x, y + height - bottom.width / 2, x + width, y + height - bottom.width / 2),
    line(left, x + left.width / 2, y, x + left.width / 2, y + height),
    line(right, x + width - right.width / 2, y, x + width - right.width / 2, y + height),
  ].join('')
}

type Side = { width: number; kind: string; fill: string; opacity?: number }

const lineOf = ({ width, kind, fill, opacity }: Side) => ({
  stroke: fill,
  'stroke-opacity': opacity,
  'stroke-width': width,
  'stroke-dasharray':
    kind === 'dashed' ? `${width * 3} ${width * 2}` : kind === 'dotted' ? `${width} ${width}` : undefined,
})

/** The two grounds the design language has besides plain colours: hatching, and two colours divided by a diagonal. */
function imageFill(image: string, { x, y, width, height }: Box, reading: Reading): string | null {
  const gradient = /^(repeating-)?linear-gradient\(([\d.]+)deg, (.+)\)$/.exec(image)
  if (!gradient) return null
  const stops = [...gradient[3]!.matchAll(/(rgba?\([^)]+\))((?: [\d.]+(?:px|%))*)/g)].map(
    ([, color = '', at = '']) => ({
      ...colorOf(color),
      at: at.trim().split(' ').map(px),
    }),
  )
  const id = `${reading.prefix}ground${reading.defs.length}`
  if (gradient[1] !== undefined) {
    const [ground, lines] = stops
    if (!ground || !lines) return null
    const [from = 0, to = 0] = lines.at
    reading.defs.push(
      element(
        'pattern',
        {
          id,
          width: to,
          height: to,
          patternUnits: 'userSpaceOnUse',
          patternTransform: `rotate(45) scale(${reading.scale})`,
        },
        element('rect', { width: to, height: to, fill: ground.fill }) +
          element('rect', { width: to - from, height: to, fill: lines.fill }),
      ),
    )
    return `url(#${id})`
  }
  const angle = (Number(gradient[2]) * Math.PI) / 180
  const [dx, dy] = [Math.sin(angle), -Math.cos(angle)]
  const half = (Math.abs(width * dx) + Math.abs(height * dy)) / 2
  const [cx, cy] = [x + width / 2, y + height / 2]
  reading.defs.push(
    element(
      'linearGradient',
      {
        id,
        gradientUnits: 'userSpaceOnUse',
        x1: cx - dx * half,
        y1: cy - dy * half,
        x2: cx + dx * half,
        y2: cy + dy * half,
      },
      stops
        .map(({ fill, opacity, at }, i) =>
          element('stop', {
            offset: (at[0] ?? (i * 100) / Math.max(1, stops.length - 1)) / 100,
            'stop-color': fill,
            'stop-opacity': opacity,
          }),
        )
        .join(''),
    ),
  )
  return `url(#${id})`
}

/** What lies outside an element that hides or scrolls it is not in the picture either. */
export function clipOf(target: HTMLElement, style: CSSStyleDeclaration, reading: Reading): string | null {
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return null
  const box = boxOf(target, reading)
  const { scale } = reading
  const [top, right, bottom, left] = (['Top', 'Right', 'Bottom', 'Left'] as const).map(
    (side) => px(style[`border${side}Width`]) * scale,
  ) as [number, number, number, number]
  const id = `${reading.prefix}clip${reading.defs.length}`
  reading.defs.push(
    element(
      'clipPath',
      { id },
      element('rect', {
        x: box.x + left,
        y: box.y + top,
        width: Math.max(0, box.width - left - right),
        height: Math.max(0, box.height - top - bottom),
        rx: Math.max(0, radiusOf(style, box, reading) - left) || undefined,
      }),
    ),
  )
  return `url(#${id})`
}
