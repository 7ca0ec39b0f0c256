// Fonts parsed once for all documents of a thread, with the words they have shaped: both cost more than drawing. Keyed by the
// bytes, so that whoever keeps a font's bytes keeps its parsed form. Knows nothing of documents.

type GlyphPath = {
  scale(x: number, y: number): GlyphPath
  translate(x: number, y: number): GlyphPath
  toSVG(): string
}
export type Glyph = { id: number; advanceWidth: number; codePoints: number[]; path: GlyphPath }
type Position = { xAdvance: number; xOffset: number; yOffset: number }
/** What is used of fontkit's font. */
export type FontKit = {
  hasGlyphForCodePoint(code: number): boolean
  layout(
    text: string,
    features?: undefined,
    script?: undefined,
    language?: undefined,
    direction?: 'ltr',
  ): { glyphs: readonly Glyph[]; positions: readonly Position[] }
  ascent: number
  descent: number
  unitsPerEm: number
}
/** Unit of all lengths: a thousandth of the size. */
export type ShapedGlyph = { glyph: Glyph; advance: number; xOffset: number; yOffset: number }
export type ShapedWord = { glyphs: ShapedGlyph[]; width: number }

/** Words kept for each font: a night of exports must not fill the memory. */
const WORDS_KEPT = 20_000

const NUMBER = /^[\p{Nd}\p{P}\p{S}]+$/u

const NO_WORD: ShapedWord = { glyphs: [], width: 0 }

const parsed = new WeakMap<Uint8Array, FontKit>()
const shaped = new WeakMap<FontKit, Map<string, ShapedWord>>()

/** The parsed font of these bytes; the bytes themselves when nobody parsed them yet. */
export const fontSource = (bytes: Uint8Array): Uint8Array | FontKit => parsed.get(bytes) ?? bytes

/** Keeps a font that was just parsed for the documents to come. */
export function keepParsed(bytes: Uint8Array, kit: FontKit): void {
  parsed.set(bytes, kit)
}

/** The glyphs of a word, with its ligatures and kerning. */
export function shapeWord(kit: FontKit, word: string): ShapedWord {
  if (word === '') return NO_WORD
  let words = shaped.get(kit)
  if (words === undefined) {
    words = new Map()
    shaped.set(kit, words)
  }
  let known = words.get(word)
  if (known === undefined) {
    if (words.size >= WORDS_KEPT) words.clear()
    known = shape(kit, word)
    words.set(word, known)
  }
  return known
}

function shape(kit: FontKit, word: string): ShapedWord {
  const scale = 1000 / kit.unitsPerEm
  // Numbers run from left to right in every script, which their letters alone do not say.
  const { glyphs, positions } = NUMBER.test(word)
    ? kit.layout(word, undefined, undefined, undefined, 'ltr')
    : kit.layout(word)
  const placed = glyphs.map((glyph, i): ShapedGlyph => {
    const { xAdvance, xOffset, yOffset } = positions[i]!
    return { glyph, advance: xAdvance * scale, xOffset: xOffset * scale, yOffset: yOffset * scale }
  })
  return { glyphs: placed, width: placed.reduce((sum, { advance }) => sum + advance, 0) }
}
