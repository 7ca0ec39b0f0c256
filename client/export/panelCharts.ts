// Charts and icons of a panel: their own SVG, with what style sheets say about it written into it.
import { element, escaped, transformOf } from '../../shared/svg/elements.ts'
import { colorOf } from './panelBoxes.ts'
import type { Reading } from './panelReading.ts'
import { fontOf } from './panelText.ts'

const GEOMETRY = new Set([
  ...['d', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2', 'points', 'dx', 'dy'],
  ...['transform', 'viewBox', 'patternUnits', 'patternTransform', 'clipPathUnits', 'pathLength'],
  ...['markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'markerUnits', 'preserveAspectRatio', 'offset'],
])
const KNOWN = new Set([
  ...['g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['defs', 'pattern', 'clipPath', 'marker', 'use'],
])

export function chartSvg(svg: SVGSVGElement, reading: Reading): string {
  const place = svg.getScreenCTM()
  if (!place) return ''
  const { a, b, c, d, e, f } = place
  const { x, y } = reading.corner
  const inside = [...svg.children].map((child) => partSvg(child, reading)).join('')
  return inside === '' ? '' : element('g', { transform: transformOf([a, b, c, d, e - x, f - y]) }, inside)
}

function partSvg(target: Element, reading: Reading): string {
  if (!KNOWN.has(target.tagName) || !(target instanceof SVGElement)) return ''
  const style = getComputedStyle(target)
  const isDefinition = ['defs', 'pattern', 'clipPath', 'marker'].includes(target.tagName)
  if (!isDefinition && (style.display === 'none' || style.visibility !== 'visible')) return ''
  const isText = target.tagName === 'text' || target.tagName === 'tspan'
  const attributes = Object.fromEntries(
    [...target.attributes].filter(({ name }) => GEOMETRY.has(name)).map(({ name, value }) => [name, value]),
  )
  const id = target.getAttribute('id')
  const href = target.getAttribute('href')
  const inside = [...target.childNodes]
    .map((child) =>
      child instanceof Text
        ? isText
          ? escaped(child.data)
          : ''
        : child instanceof Element
          ? partSvg(child, reading)
          : '',
    )
    .join('')
  return element(
    target.tagName,
    {
      ...(id === null ? {} : { id: `${reading.prefix}${id}` }),
      ...(href?.startsWith('#') ? { href: `#${reading.prefix}${href.slice(1)}` } : {}),
      ...attributes,
      ...(target.tagName === 'defs' ? {} : looksOf(style, reading.prefix)),
      ...(isText ? { ...fontOf(target.textContent, style, reading, true), ...anchorOf(style) } : {}),
    },
    inside,
  )
}

const anchorOf = (style: CSSStyleDeclaration) => ({
  'text-anchor': style.textAnchor === 'start' ? undefined : style.textAnchor,
  'dominant-baseline': style.dominantBaseline === 'auto' ? undefined : style.dominantBaseline,
})

function looksOf(style: CSSStyleDeclaration, prefix: string) {
  const paint = (value: string) => {
    const id = /^url\(["']?#([^"')]+)["']?\)/.exec(value)?.[1]
    return id === undefined ? colorOf(value) : { fill: `url(#${prefix}${id})` }
  }
  const [fill, stroke] = [paint(style.fill), paint(style.stroke)]
  const opacity = (own: string, ofColor = 1) => {
    const all = Number(own) * ofColor
    return all < 1 ? all : undefined
  }
  const hasStroke = stroke.fill !== 'none'
  const unless = (value: string, usual: string) => (value === usual || value === '' ? undefined : value)
  const clip = /^url\(["']?#([^"')]+)["']?\)/.exec(style.clipPath)?.[1]
  return {
    fill: fill.fill,
    'fill-opacity': opacity(style.fillOpacity, fill.opacity),
    'fill-rule': unless(style.fillRule, 'nonzero'),
    // Inherited within the picture, so it is always said.
    stroke: stroke.fill,
    'stroke-opacity': hasStroke ? opacity(style.strokeOpacity, stroke.opacity) : undefined,
    'stroke-width': hasStroke ? style.strokeWidth.replace('px', '') : undefined,
    'stroke-dasharray': hasStroke ? unless(style.strokeDasharray.replaceAll('px', ''), 'none') : undefined,
    'stroke-linecap': hasStroke ? unless(style.strokeLinecap, 'butt') : undefined,
    'stroke-linejoin': hasStroke ? unless(style.strokeLinejoin, 'miter') : undefined,
    'paint-order': unless(style.getPropertyValue('paint-order'), 'normal'),
    opacity: opacity(style.opacity),
    'clip-path': clip === undefined ? undefined : `url(#${prefix}${clip})`,
  }
}
