// The sheet everything is drawn on: pdfkit with our fonts, our marks and the tags that screen readers follow. Knows nothing
// of boards. Unit: point; y runs downwards; text is placed by its baseline.
import type { Drawing, Fill, Mark, MeasureText, Stroke } from '../drawing.ts'
import { signPath, type PartnerLook } from '../signs.ts'
import { FontShelf, keyOf, type LoadedFont } from './FontShelf.ts'
import type { Pictures } from './frames.ts'
import type { Matrix, TextStyle } from './look.ts'
import { fillOperator, pathOperators } from './operators.ts'
import { SheetDocument } from './SheetDocument.ts'
import { TextPen } from './TextPen.ts'
import { TagTree, type LaterTag, type TagTraits } from './TagTree.ts'

export type PaperMeta = { title: string; language: string; author: string; subject: string; printedAt: Date }

type Box = readonly [x: number, y: number, w: number, h: number]

/** Tangent of the ten degrees by which a font without an italic is slanted. */
const SLANT = 0.176

/** Width (px of the board) of the edge around letters, as wide as the canvas's. */
export const HALO = 2.5

/** Draws onto pages in reading order; `finish` answers the file. One use each. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument
  readonly #chunks: Uint8Array[] = []
  readonly #ended: Promise<void>
  readonly #pen: TextPen
  readonly #shelf: FontShelf
  readonly #pictures: Pictures
  readonly #opened = new Map<string, object | null>()
  readonly #widths = new Map<string, number>()
  readonly #tags: TagTree
  readonly #looks: readonly PartnerLook[]
  /** Letters no font has, drawn as boxes. */
  readonly missingLetters = new Set<string>()

  constructor(fonts: readonly LoadedFont[], looks: readonly PartnerLook[], meta: PaperMeta, pictures: Pictures = {}) {
    this.#pictures = pictures
    this.#doc = new SheetDocument({
      autoFirstPage: false,
      // No standard font: each would need its own metrics file and could not be embedded.
      font: null as unknown as string,
      pdfVersion: '1.7',
      tagged: true,
      lang: meta.language,
      displayTitle: true,
      margin: 0,
      info: {
        Title: meta.title,
        Author: meta.author,
        Subject: meta.subject,
        Creator: 'Clusterboard',
        Producer: 'Clusterboard',
        CreationDate: meta.printedAt,
        ModDate: meta.printedAt,
      },
    })
    this.#looks = looks
    this.#doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk))
    this.#ended = new Promise((resolve) => this.#doc.on('end', () => resolve()))
    this.#pen = new TextPen(this.#doc)
    this.#shelf = new FontShelf(this.#doc, this.#pen, fonts)
    this.#tags = new TagTree(this.#doc)
  }

  addPage(size: { width: number; height: number }): void {
    this.#doc.addPage({ size: [size.width, size.height], margin: 0 })
  }

  /** Adds to the outline; `parent` null is the top level. */
  outline(title: string, parent: PDFKit.PDFOutline | null = null): PDFKit.PDFOutline {
    return (parent ?? this.#doc.outline).addItem(title, { expanded: parent === null })
  }

  /** A named place that `linkTo` leads to. */
  destination(name: string, y: number): void {
    this.#doc.addNamedDestination(name, 'XYZ', 0, this.#doc.page.height - y, null)
  }

  linkTo(name: string, box: Box, words: string, draw: () => void): void {
    this.#tags.link(words, draw, (options) => this.#doc.goTo(...box, name, options as never))
  }

  /**
   * @param words what the link is called, for those who do not see it.
   * @param draw the words one clicks on, which become part of the link; none for a place over other shapes.
   */
  link(url: string, box: Box, words: string, draw?: () => void): void {
    this.#tags.link(words, draw, (options) => this.#doc.link(...box, url, options as never))
  }

  /** Everything drawn inside belongs to one element of this kind, such as H1, P, TD. */
  tag(type: string, draw: () => void, traits: TagTraits = {}): void {
    this.#tags.tag(type, draw, traits)
  }

  /** As `tag`, but the element has no place in the reading order before `attach`. Attach each once, on the same page. */
  tagLater(type: string, draw: () => void, traits: { alt?: string } = {}): LaterTag {
    return this.#tags.tagLater(type, draw, traits)
  }

  /** Elements drawn inside become children of a new element, such as rows of a table. */
  group(type: string, draw: () => void): void {
    const close = this.openGroup(type)
    draw()
    close()
  }

  /** As `group`, for parts that follow later, perhaps on another page. */
  openGroup(type: string): () => void {
    return this.#tags.openGroup(type)
  }

  /** Decoration and page furniture: not read aloud. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.#doc.markContent('Artifact', { type })
    draw()
    this.#doc.endMarkedContent()
  }

  readonly measure: MeasureText = (text, size, weight) => this.width(text, { size, weight, color: '' })

  width(text: string, style: TextStyle): number {
    const key = `${keyOf(style)} ${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      width = this.#shelf.spans(text, style).reduce((sum, span) => sum + this.#pen.width(span.font, span.text), 0)
      this.#widths.set(key, width)
    }
    return (width * style.size) / 1000
  }

  /** Which font writes which of these letters. */
  fontsOf(text: string, style: TextStyle): { font: string; text: string }[] {
    return this.#shelf.spans(text, style).filter(({ isMissing }) => !isMissing)
  }

  /** How far the middle of a line lies above its baseline, in the font's own measures. */
  middle(style: TextStyle): number {
    return this.#shelf.middle(style) * style.size
  }

  /** `isRightToLeft`: all letters of the text run from right to left; their fonts then follow each other that way too. */
  text(
    text: string,
    x: number,
    baseline: number,
    style: TextStyle,
    place: { anchor?: 'start' | 'middle' | 'end'; rotate?: number; isRightToLeft?: boolean } = {},
  ): void {
    if (text === '') return
    const shift = place.anchor === 'end' ? 1 : place.anchor === 'middle' ? 0.5 : 0
    const doc = this.#doc
    if (place.rotate) doc.save().rotate(place.rotate, { origin: [x, baseline] })
    let at = x - (shift === 0 ? 0 : this.width(text, style) * shift)
    const spans = this.#shelf.spans(text, style)
    const color = fillOperator(style.color)
    for (const span of place.isRightToLeft === true ? spans.reverse() : spans) {
      if (span.isMissing) {
        for (const letter of span.text) this.missingLetters.add(letter)
        doc.markContent('Span', { actual: span.text })
      }
      if (span.isFauxBold)
        doc
          .lineWidth(style.size * 0.028)
          .undash()
          .strokeColor(style.color)
      const place = { x: at, baseline, size: style.size, slant: span.isFauxItalic ? SLANT : 0 }
      this.#pen.write(span.font, span.text, place, color, span.isFauxBold)
      if (span.isMissing) doc.endMarkedContent()
      at += (this.#pen.width(span.font, span.text) * style.size) / 1000
    }
    if (place.rotate) doc.restore()
  }

  /** An edge around letters, so that they are read on any ground. To be drawn before them. */
  halo(text: string, x: number, baseline: number, style: TextStyle, color: string, isRightToLeft = false): void {
    const spans = this.#shelf.spans(text, style)
    let at = x
    for (const span of isRightToLeft ? spans.reverse() : spans) {
      const d = span.isMissing ? '' : this.#pen.outline(span.font, span.text, { x: at, baseline, size: style.size })
      if (d !== '') this.stroke(d, { color, width: HALO })
      at += (this.#pen.width(span.font, span.text) * style.size) / 1000
    }
  }

  rect(x: number, y: number, w: number, h: number, look: { fill?: Fill; stroke?: Stroke; radius?: number }): void {
    if (w <= 0 || h <= 0) return
    const outline = () => (look.radius ? this.#doc.roundedRect(x, y, w, h, look.radius) : this.#doc.rect(x, y, w, h))
    this.#fill(look.fill, outline, { x, y, w, h })
    this.#stroke(look.stroke, outline)
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#stroke(stroke, () => this.#doc.moveTo(x1, y1).lineTo(x2, y2))
  }

  /** `d` with absolute M, L, C, Z. Even-odd, so that a ring keeps its hole. */
  path(d: string, look: { fill?: Fill; stroke?: Stroke }): void {
    if (d === '') return
    this.#fill(look.fill, () => this.#doc.path(d), pathBox(d))
    this.#stroke(look.stroke, () => this.#doc.path(d))
  }

  /** Room a sign takes in a line of text; letters are wider than signs. */
  signWidth(partner: number, size: number): number {
    const look = this.#looks[partner]
    return look?.shape === 'none' ? this.width(look.letters, { size: size * 0.9, weight: 600, color: '' }) : size
  }

  /** A partner's sign with its white edge; from the ninth partner on the letters stand for it. */
  sign(partner: number, x: number, y: number, size: number): void {
    const look = this.#looks[partner]
    if (!look) return
    if (look.shape === 'none') {
      this.text(
        look.letters,
        x,
        y + size * 0.32,
        { size: size * 0.9, weight: 600, color: look.color },
        { anchor: 'middle' },
      )
      return
    }
    const d = signPath(look.shape, size)
    this.translated(x, y, () => {
      this.path(d, { stroke: { color: '#FFFFFF', width: size * 0.22 } })
      this.path(d, { fill: { color: look.color } })
    })
  }

  translated(x: number, y: number, draw: () => void, scale = 1): void {
    this.#doc.save().translate(x, y)
    if (scale !== 1) this.#doc.scale(scale)
    draw()
    this.#doc.restore()
  }

  turned(x: number, y: number, degrees: number, draw: () => void): void {
    this.#doc.save().translate(x, y).rotate(degrees)
    draw()
    this.#doc.restore()
  }

  withOpacity(opacity: number, draw: () => void): void {
    if (opacity >= 1) return draw()
    this.#doc.save().opacity(opacity)
    draw()
    this.#doc.restore()
  }

  /** Draws in coordinates of its own; `clip` (a path in them) cuts off what lies outside. */
  transformed(matrix: Matrix, draw: () => void, clip?: string): void {
    this.#doc.save().transform(...(matrix as [number, number, number, number, number, number]))
    if (clip !== undefined) this.#doc.path(clip).clip()
    draw()
    this.#doc.restore()
  }

  /** A path of any SVG commands in the coordinates that hold now. Ends and corners are round, as on the canvas. */
  stroke(d: string, look: { color: string; width: number; dash?: readonly number[]; phase?: number }): void {
    const doc = this.#doc
    doc.save().lineCap('round').lineJoin('round').lineWidth(look.width)
    // A dash of no length is a dot; pdfkit wants more than nothing.
    if (look.dash) doc.dash(look.dash.map((part) => Math.max(0.01, part)) as never, { phase: look.phase ?? 0 })
    else doc.undash()
    doc.path(d).stroke(look.color)
    doc.restore()
  }

  /** Fills by the non-zero rule, as browsers do. */
  fillPath(d: string, color: string): void {
    const operators = pathOperators(d)
    if (operators === null) this.#doc.path(d).fill(color, 'non-zero')
    else this.#doc.addContent(`${fillOperator(color)} ${operators} f`)
  }

  /** Paints the inside of a path with whatever `draw` draws. */
  inPath(d: string, draw: () => void): void {
    this.#doc.save().path(d).clip()
    draw()
    this.#doc.restore()
  }

  /** A picture of the document, embedded once however often it is drawn. False when its bytes cannot be read. */
  picture(name: string, x: number, y: number, w: number, h: number): boolean {
    let image = this.#opened.get(name)
    if (image === undefined) {
      image = this.#openPicture(name)
      this.#opened.set(name, image)
    }
    if (image === null) return false
    this.#doc.image(image as never, x, y, { width: w, height: h })
    return true
  }

  #openPicture(name: string): object | null {
    const bytes = this.#pictures[name]
    if (bytes === undefined) return null
    try {
      return (this.#doc as unknown as { openImage(src: Uint8Array): object }).openImage(bytes)
    } catch {
      // The box that is drawn instead says so.
      return null
    }
  }

  clipped(x: number, y: number, w: number, h: number, draw: () => void): void {
    this.#doc.save().rect(x, y, w, h).clip()
    draw()
    this.#doc.restore()
  }

  drawing(drawing: Drawing, x: number, y: number): void {
    this.translated(x, y, () => drawing.marks.forEach((mark) => this.mark(mark)))
  }

  mark(mark: Mark): void {
    switch (mark.kind) {
      case 'rect':
        return this.rect(mark.x, mark.y, mark.w, mark.h, mark)
      case 'line':
        return this.line(mark.x1, mark.y1, mark.x2, mark.y2, mark.stroke)
      case 'circle': {
        const outline = () => this.#doc.circle(mark.x, mark.y, mark.r)
        const box = { x: mark.x - mark.r, y: mark.y - mark.r, w: 2 * mark.r, h: 2 * mark.r }
        this.#fill(mark.fill, outline, box)
        return this.#stroke(mark.stroke, outline)
      }
      case 'path':
        return this.path(mark.d, mark)
      case 'text':
        return this.text(mark.text, mark.x, mark.y, mark, mark)
      case 'sign':
        return this.sign(mark.partner, mark.x, mark.y, mark.size)
    }
  }

  async finish(): Promise<Uint8Array> {
    this.#tags.end()
    this.#doc.end()
    await this.#ended
    const bytes = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0))
    let at = 0
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }

  #fill(fill: Fill | undefined, outline: () => unknown, box: { x: number; y: number; w: number; h: number }): void {
    if (!fill) return
    const doc = this.#doc
    if ('color' in fill) {
      outline()
      doc.fill(fill.color, 'even-odd')
      return
    }
    doc.save()
    outline()
    doc.clip('even-odd').lineWidth(0.6).undash().strokeColor(fill.hatch)
    const gap = 3.6
    for (let from = box.x - box.h; from < box.x + box.w; from += gap)
      doc.moveTo(from, box.y + box.h).lineTo(from + box.h, box.y)
    doc.stroke().restore()
  }

  #stroke(stroke: Stroke | undefined, outline: () => unknown): void {
    if (!stroke || stroke.width <= 0) return
    outline()
    this.#doc.lineWidth(stroke.width)
    if (stroke.dash) this.#doc.dash(stroke.dash[0], { space: stroke.dash[1] })
    else this.#doc.undash()
    this.#doc.stroke(stroke.color)
  }
}

function pathBox(d: string): { x: number; y: number; w: number; h: number } {
  const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number)
  const xs = numbers.filter((_, i) => i % 2 === 0)
  const ys = numbers.filter((_, i) => i % 2 === 1)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}
