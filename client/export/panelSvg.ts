// A panel as it stands in the page, read back as SVG: boxes, lines of text where the browser broke them, fields with what is in
// them, charts. Reads layout and computed styles only; knows no template.
import type { PanelMark } from '../../shared/pdf/frames.ts'
import { element, transformOf } from '../../shared/svg/elements.ts'
import { boxSvg, clipOf, colorOf, isPainted } from './panelBoxes.ts'
import { chartSvg } from './panelCharts.ts'
import type { Reading } from './panelReading.ts'
import { linesOf, textSvg } from './panelText.ts'

/**
 * @param root in the document, where it has its layout; its top left corner is the picture's.
 * @param scale of everything inside it.
 */
export function panelSvg(root: HTMLElement, scale: number, prefix: string): Pick<PanelMark, 'svg' | 'texts'> {
  const { x, y } = root.getBoundingClientRect()
  const reading: Reading = { corner: { x, y }, scale, prefix, defs: [], texts: [] }
  const inside = [...root.children].map((child) => elementSvg(child, reading)).join('')
  const defs = reading.defs.length === 0 ? '' : element('defs', {}, reading.defs.join(''))
  return { svg: defs + inside, texts: reading.texts }
}

function elementSvg(target: Element, reading: Reading): string {
  const style = getComputedStyle(target)
  // What only a screen reader shall find is clipped away by its style.
  if (style.display === 'none' || style.clipPath === 'inset(50%)') return ''
  if (target instanceof SVGSVGElement) return isPainted(style) ? chartSvg(target, reading) : ''
  if (!(target instanceof HTMLElement)) return ''
  const box = isPainted(style) ? boxSvg(target, style, reading) : ''
  const own = target.dataset['drawnField'] === undefined ? '' : fieldSvg(target, style, reading)
  const inner = own + childrenSvg(target, style, reading)
  const clip = inner === '' ? null : clipOf(target, style, reading)
  const all = box + (clip === null ? inner : element('g', { 'clip-path': clip }, inner))
  const opacity = Number(style.opacity)
  return all === '' || opacity >= 1 ? all : element('g', { opacity }, all)
}

function childrenSvg(target: HTMLElement, style: CSSStyleDeclaration, reading: Reading): string {
  const parts: { layer: number; svg: string }[] = []
  for (const child of target.childNodes) {
    if (child instanceof Text) {
      if (isPainted(style))
        for (const line of linesOf(child, target)) parts.push({ layer: 0, svg: textSvg(line, style, reading) })
    } else if (child instanceof Element) {
      const { position, zIndex } = getComputedStyle(child)
      parts.push({ layer: position === 'static' ? 0 : Number(zIndex) || 0, svg: elementSvg(child, reading) })
    }
  }
  // What lies on top is drawn last; equals keep their order.
  return parts
    .sort((a, b) => a.layer - b.layer)
    .map(({ svg }) => svg)
    .join('')
}

/** Check boxes and the like: drawn by the browser itself on screen. */
function fieldSvg(target: HTMLElement, style: CSSStyleDeclaration, { corner, scale }: Reading): string {
  const { left, top, width, height } = target.getBoundingClientRect()
  const [kind, state] = target.dataset['drawnField']!.split(' ')
  const size = Math.min(width, height)
  const transform = transformOf([size, 0, 0, size, left - corner.x, top - corner.y])
  const isOn = state === 'on'
  const line = { 'stroke-width': 0.08, stroke: isOn ? '#0B5C66' : '#84929E', fill: '#FFFFFF' }
  const { fill } = colorOf(style.color)
  if (kind === 'checkbox')
    return element(
      'g',
      { transform },
      element('rect', {
        x: 0.05,
        y: 0.05,
        width: 0.9,
        height: 0.9,
        rx: 0.18,
        ...line,
        ...(isOn ? { fill: '#0B5C66' } : {}),
      }) +
        (isOn
          ? element('path', {
              d: 'M0.25 0.52L0.43 0.7L0.76 0.32',
              fill: 'none',
              stroke: '#FFFFFF',
              'stroke-width': 0.12,
            })
          : ''),
    )
  if (kind === 'radio')
    return element(
      'g',
      { transform },
      element('circle', { cx: 0.5, cy: 0.5, r: 0.45, ...line }) +
        (isOn ? element('circle', { cx: 0.5, cy: 0.5, r: 0.25, fill: '#0B5C66' }) : ''),
    )
  const share = Number(state)
  const [y, from, to] = [top - corner.y + height / 2, left - corner.x + 8 * scale, left - corner.x + width - 8 * scale]
  return (
    element('line', {
      x1: from,
      x2: to,
      y1: y,
      y2: y,
      stroke: '#DDE2E6',
      'stroke-width': 4 * scale,
      'stroke-linecap': 'round',
    }) + element('circle', { cx: from + (to - from) * share, cy: y, r: 8 * scale, fill })
  )
}
