// Writes lines of text and what goes with them as SVG elements. Widths and line breaks are those of paper, so that a picture and
// a page of one frame break at the same words.
import bidiFactory from 'bidi-js'
import type { Mark, Stroke } from '../drawing.ts'
import type { RichTextPaper } from '../pdf/richText.ts'
import { hasRightToLeft } from '../pdf/bidi.ts'
import { HALO, type Paper } from '../pdf/Paper.ts'
import type { TextStyle } from '../pdf/look.ts'
import { signPath, type PartnerLook } from '../signs.ts'
import { element, escaped } from './elements.ts'
import { classOf } from './svgFonts.ts'

const bidi = bidiFactory()

type Look = Parameters<Paper['rect']>[4]

export class SvgPen implements RichTextPaper {
  #parts: string[] = []
  readonly #measure: Pick<Paper, 'width' | 'middle' | 'signWidth' | 'fontsOf'>
  readonly #looks: readonly PartnerLook[]
  /** Colour of the edge around the next text. */
  #halo: string | null = null
  /** Names of the fonts that letters were written with, each with some of its letters. */
  readonly used = new Map<string, string>()

  constructor(measure: Pick<Paper, 'width' | 'middle' | 'signWidth' | 'fontsOf'>, looks: readonly PartnerLook[] = []) {
    this.#measure = measure
    this.#looks = looks
  }

  /** What was drawn since the last time. */
  take(): string {
    const svg = this.#parts.join('')
    this.#parts = []
    return svg
  }

  width(text: string, style: TextStyle): number {
    return this.#measure.width(text, style)
  }

  middle(style: TextStyle): number {
    return this.#measure.middle(style)
  }

  signWidth(partner: number, size: number): number {
    return this.#measure.signWidth(partner, size)
  }

  /** Remembers the fonts of a text that is written elsewhere in the picture. */
  use(text: string, style: TextStyle): void {
    for (const { font, text: letters } of this.#measure.fontsOf(text, style))
      if (!this.used.has(font) && letters.trim() !== '') this.used.set(font, letters.trim())
  }

  text(
    text: string,
    x: number,
    y: number,
    style: TextStyle,
    place: { anchor?: 'start' | 'middle' | 'end'; rotate?: number; isRightToLeft?: boolean } = {},
  ): void {
    if (text === '') return
    this.use(text, style)
    const halo = this.#halo
    this.#halo = null
    const isTurned = place.isRightToLeft === true && hasRightToLeft(text)
    this.#parts.push(
      element(
        'text',
        {
          x,
          y,
          class: classOf(style),
          'font-size': style.size,
          'font-weight': style.weight === 400 ? undefined : style.weight,
          'font-style': style.italic === true ? 'italic' : undefined,
          fill: style.color,
          ...(halo === null
            ? {}
            : { stroke: halo, 'stroke-width': HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
          'text-anchor': isTurned ? 'end' : place.anchor,
          // Its order is settled: `x` is where the eye finds its left end.
          direction: isTurned ? 'rtl' : undefined,
          'unicode-bidi': isTurned ? 'bidi-override' : undefined,
          transform: place.rotate ? `rotate(${place.rotate} ${x} ${y})` : undefined,
        },
        // Brackets came mirrored already, and the override mirrors them once more.
        escaped(isTurned ? [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('') : text),
      ),
    )
  }

  /** The next text is the one it belongs to: in SVG an edge is a part of the text. */
  halo(_text: string, _x: number, _y: number, _style: TextStyle, color: string): void {
    this.#halo = color
  }

  rect(x: number, y: number, w: number, h: number, look: Look): void {
    if (w <= 0 || h <= 0) return
    this.#parts.push(
      element('rect', { x, y, width: w, height: h, rx: look.radius, ...fillOf(look.fill), ...strokeOf(look.stroke) }),
    )
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#parts.push(element('line', { x1, y1, x2, y2, ...strokeOf(stroke) }))
  }

  path(d: string, look: Pick<Look, 'fill' | 'stroke'>): void {
    if (d === '') return
    this.#parts.push(element('path', { d, 'fill-rule': 'evenodd', ...fillOf(look.fill), ...strokeOf(look.stroke) }))
  }

  mark(mark: Mark): void {
    switch (mark.kind) {
      case 'rect':
        return this.rect(mark.x, mark.y, mark.w, mark.h, mark)
      case 'line':
        return this.line(mark.x1, mark.y1, mark.x2, mark.y2, mark.stroke)
      case 'circle':
        this.#parts.push(
          element('circle', { cx: mark.x, cy: mark.y, r: mark.r, ...fillOf(mark.fill), ...strokeOf(mark.stroke) }),
        )
        return
      case 'path':
        return this.path(mark.d, mark)
      case 'text':
        return this.text(mark.text, mark.x, mark.y, mark, mark)
      case 'sign':
        return this.sign(mark.partner, mark.x, mark.y, mark.size)
    }
  }

  sign(partner: number, x: number, y: number, size: number): void {
    const look = this.#looks[partner]
    if (!look) return
    if (look.shape === 'none')
      return this.text(
        look.letters,
        x,
        y + size * 0.32,
        { size: size * 0.9, weight: 600, color: look.color },
        { anchor: 'middle' },
      )
    const draw = () => this.path(signPath(look.shape, size), { fill: { color: look.color } })
    this.around('g', { transform: `translate(${x} ${y})` }, draw)
  }

  link(url: string, [x, y, w, h]: readonly [number, number, number, number], words: string, draw?: () => void): void {
    const title = element('title', {}, escaped(words))
    this.around('a', { href: url, target: '_blank' }, () => {
      this.#parts.push(title)
      if (draw) draw()
      else this.#parts.push(element('rect', { x, y, width: w, height: h, fill: 'none', 'pointer-events': 'all' }))
    })
  }

  turned(x: number, y: number, degrees: number, draw: () => void): void {
    this.around('g', { transform: `translate(${x} ${y})${degrees === 0 ? '' : ` rotate(${degrees})`}` }, draw)
  }

  /** What `draw` draws, within an element. */
  around(name: string, attributes: Record<string, string | number | undefined>, draw: () => void): void {
    const before = this.#parts
    this.#parts = []
    draw()
    const inside = this.take()
    this.#parts = before
    if (inside !== '') this.#parts.push(element(name, attributes, inside))
  }

  put(svg: string): void {
    this.#parts.push(svg)
  }
}

type Fill = Look['fill']
function fillOf(fill: Fill): { fill: string } {
  if (!fill) return { fill: 'none' }
  return { fill: 'color' in fill ? fill.color : fill.hatch }
}

const strokeOf = (stroke: Stroke | undefined) =>
  stroke === undefined || stroke.width <= 0
    ? {}
    : { stroke: stroke.color, 'stroke-width': stroke.width, 'stroke-dasharray': stroke.dash?.join(' ') }
