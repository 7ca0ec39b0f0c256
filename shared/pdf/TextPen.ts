// Writes runs of one font into a page: words are encoded once a document and put down as one operator a run. Goes below
// pdfkit's own text, which lays out, encodes and frames every piece anew. Knows pdfkit's embedded fonts, not our styles.
import { keepParsed, shapeWord, type FontKit } from './parsedFonts.ts'

/** What is used of pdfkit's embedded font. */
type EmbeddedFont = {
  id: string
  font: FontKit
  subset: { includeGlyph(id: number): number }
  /** By the subset's own glyph numbers: widths in thousandths, and the letters each stands for. */
  widths: number[]
  unicode: number[][]
  ref(): unknown
}
type Page = { fonts: Record<string, unknown> }
/** `tj`: what stands between the brackets of TJ. `rise`: in thousandths of the size. */
type Segment = { tj: string; rise: number }

/** `slant`: the tangent of its angle, 0 for upright letters. */
export type TextPlace = { x: number; baseline: number; size: number; slant: number }

export class TextPen {
  readonly #doc: PDFKit.PDFDocument
  readonly #fonts = new Map<string, EmbeddedFont>()
  readonly #words = new Map<string, Map<string, readonly Segment[]>>()

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc
  }

  /** @param bytes of the font registered under this name. */
  open(name: string, bytes: Uint8Array): FontKit {
    // pdfkit parses a font when it is first chosen; it is only reachable there.
    this.#doc.font(name)
    const embedded = (this.#doc as unknown as { _font: EmbeddedFont })._font
    this.#fonts.set(name, embedded)
    this.#words.set(name, new Map())
    keepParsed(bytes, embedded.font)
    return embedded.font
  }

  /** In thousandths of the size. */
  width(name: string, text: string): number {
    const { font } = this.#fonts.get(name)!
    let width = 0
    let from = 0
    for (let to = text.indexOf(' '); to >= 0; to = text.indexOf(' ', from)) {
      width += shapeWord(font, text.slice(from, to)).width + shapeWord(font, ' ').width
      from = to + 1
    }
    return width + shapeWord(font, text.slice(from)).width
  }

  /** The letters' own outlines as an SVG path where `write` would put them. */
  outline(name: string, text: string, { x, baseline, size }: Omit<TextPlace, 'slant'>): string {
    const { font } = this.#fonts.get(name)!
    const scale = size / font.unitsPerEm
    let at = x
    return text
      .split(' ')
      .flatMap((word, i) => [...(i === 0 ? [] : shapeWord(font, ' ').glyphs), ...shapeWord(font, word).glyphs])
      .map(({ glyph, advance, xOffset, yOffset }) => {
        const place = { x: at + (xOffset * size) / 1000, y: baseline - (yOffset * size) / 1000 }
        at += (advance * size) / 1000
        return glyph.path.scale(scale, -scale).translate(place.x, place.y).toSVG()
      })
      .join('')
  }

  /**
   * @param color operator that sets the colour of the letters.
   * @param isOutlined drawn with an outline in the stroke's colour.
   */
  write(name: string, text: string, { x, baseline, size, slant }: TextPlace, color: string, isOutlined: boolean): void {
    const font = this.#fonts.get(name)!
    const page = (this.#doc as unknown as { page: Page }).page
    page.fonts[font.id] ??= font.ref()
    let shown = ''
    for (const { tj, rise } of this.#segmentsOf(name, text))
      shown += rise === 0 ? ` [${tj}] TJ` : ` ${short((rise * size) / 1000)} Ts [${tj}] TJ 0 Ts`
    if (isOutlined) shown = ` 2 Tr${shown} 0 Tr`
    // The page's y runs downwards; letters stand upright.
    const place = `1 0 ${short(slant)} -1 ${short(x)} ${short(baseline)} Tm`
    this.#doc.addContent(`${color} BT ${place} /${font.id} ${short(size)} Tf${shown} ET`)
  }

  #segmentsOf(name: string, text: string): readonly Segment[] {
    const words = text.split(' ')
    if (words.length === 1) return this.#wordSegments(name, text)
    return joined(words.flatMap((word, i) => this.#wordSegments(name, i === 0 ? word : ` ${word}`)))
  }

  /** @param word with the space before it, if there is one. */
  #wordSegments(name: string, word: string): readonly Segment[] {
    const known = this.#words.get(name)!
    let segments = known.get(word)
    if (segments === undefined) {
      const font = this.#fonts.get(name)!
      const bare = word.trimStart()
      segments = joined([
        ...(bare === word ? [] : segmentsOf(font, ' ')),
        ...(bare === '' ? [] : segmentsOf(font, bare)),
      ])
      known.set(word, segments)
    }
    return segments
  }
}

/** Neighbours at one height become one. */
function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = []
  for (const { tj, rise } of segments) {
    const last = all.at(-1)
    if (last?.rise === rise) all[all.length - 1] = { tj: join(last.tj, tj), rise }
    else all.push({ tj, rise })
  }
  return all
}

/** Two strings of glyphs side by side are one. */
const join = (a: string, b: string): string =>
  a.endsWith('>') && b.startsWith('<') ? `${a.slice(0, -1)}${b.slice(1)}` : `${a}${b}`

function segmentsOf({ font, subset, widths, unicode }: EmbeddedFont, word: string): Segment[] {
  const scale = 1000 / font.unitsPerEm
  const segments = shapeWord(font, word).glyphs.map(({ glyph, advance, xOffset, yOffset }): Segment => {
    const id = subset.includeGlyph(glyph.id)
    const own = glyph.advanceWidth * scale
    widths[id] ??= own
    unicode[id] ??= glyph.codePoints
    // A number moves what follows to the left.
    const before = xOffset === 0 ? '' : String(short(-xOffset))
    const after = short(own + xOffset - advance)
    return { tj: `${before}<${id.toString(16).padStart(4, '0')}>${after === 0 ? '' : after}`, rise: yOffset }
  })
  return joined(segments)
}

const short = (value: number): number => Math.round(value * 1000) / 1000
