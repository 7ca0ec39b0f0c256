// Which font writes which letter: the hand of the board's text tool, then IBM Plex Sans, then the fallback slices. Knows
// pdfkit's document only to register fonts and to ask what they cover.
import { handStyle } from './boardFonts.ts'
import { FONT_SUBSETS, type FontWeight } from './fontFiles.ts'
import type { TextStyle } from './look.ts'
import { fontSource, type FontKit } from './parsedFonts.ts'
import type { TextPen } from './TextPen.ts'

/**
 * `name`: `latin 400` (Plex: subset and weight), `draw bold` (hand and style) or the name of a fallback slice.
 * Fallback slices are asked in the order given.
 */
export type LoadedFont = { name: string; kind: 'plex' | 'hand' | 'fallback'; bytes: Uint8Array }
export type Span = {
  font: string
  text: string
  isMissing: boolean
  /** The font has no cut of its own for this weight or slant: it is made from the upright one. */
  isFauxBold: boolean
  isFauxItalic: boolean
}

type Candidate = { name: string; isFallback: boolean }

/** Letters that change their neighbour and have no shape of their own: joiners, variation selectors, direction marks. */
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Skin tones: shown only as part of a letter that has them. */
const MODIFIER = /^\p{Emoji_Modifier}$/u

/** Most letters are below all that have no shape; the soft hyphen alone is not. */
const mayBeInvisible = (letter: string): boolean => letter >= '\u0300' || letter === '\u00AD'

export class FontShelf {
  readonly #pen: TextPen
  readonly #kits = new Map<string, FontKit>()
  readonly #bytes: ReadonlyMap<string, Uint8Array>
  readonly #names: ReadonlySet<string>
  readonly #fallbacks: readonly string[]
  readonly #candidates = new Map<string, Candidate[]>()
  /** By style, then by letter. */
  readonly #found = new Map<string, Map<string, Candidate | null>>()

  constructor(doc: PDFKit.PDFDocument, pen: TextPen, fonts: readonly LoadedFont[]) {
    this.#pen = pen
    // A parsed font is as good as its bytes to pdfkit, but not to its types.
    for (const { name, bytes } of fonts) doc.registerFont(name, fontSource(bytes) as Buffer)
    this.#bytes = new Map(fonts.map(({ name, bytes }) => [name, bytes]))
    this.#names = new Set(fonts.map(({ name }) => name))
    this.#fallbacks = fonts.filter(({ kind }) => kind === 'fallback').map(({ name }) => name)
  }

  /** The text in runs of one font each: for every letter the first font that has it. */
  spans(text: string, style: TextStyle): Span[] {
    const spans: Span[] = []
    const candidates = this.#candidatesOf(style)
    const key = keyOf(style)
    for (const letter of text.replace(/[\t\r\n]/g, ' ')) {
      const last = spans.at(-1)
      if (mayBeInvisible(letter) && (INVISIBLE.test(letter) || MODIFIER.test(letter))) {
        if (last && !last.isMissing && this.#kit(last.font).hasGlyphForCodePoint(letter.codePointAt(0)!))
          last.text += letter
        continue
      }
      const found = this.#fontOf(letter, key, candidates)
      const font = found?.name ?? candidates[0]!.name
      // Every unknown letter is a run of its own, so that its box carries its own text.
      if (last?.font === font && !last.isMissing && found !== null) last.text += letter
      else
        spans.push({
          font,
          text: letter,
          isMissing: found === null,
          isFauxBold: found?.isFallback === true && style.weight >= 600,
          isFauxItalic: found?.isFallback === true && style.italic === true,
        })
    }
    return spans
  }

  /** How far the middle of a line lies above its baseline, as a share of the size: where a browser puts the text. */
  middle(style: TextStyle): number {
    const { ascent, descent, unitsPerEm } = this.#kit(this.#candidatesOf(style)[0]!.name)
    return (ascent + descent) / 2 / unitsPerEm
  }

  #candidatesOf(style: TextStyle): Candidate[] {
    const key = keyOf(style)
    const known = this.#candidates.get(key)
    if (known) return known
    const weight: FontWeight = style.italic === true ? 'italic' : (String(style.weight) as FontWeight)
    const hand =
      style.hand === undefined ? [] : [`${style.hand} ${handStyle(style.weight >= 600, style.italic === true)}`]
    const plex = FONT_SUBSETS.map((subset) => `${subset} ${weight}`)
    const candidates = [
      ...[...hand, ...plex].map((name) => ({ name, isFallback: false })),
      ...this.#fallbacks.map((name) => ({ name, isFallback: true })),
    ].filter(({ name }) => this.#names.has(name))
    this.#candidates.set(key, candidates)
    return candidates
  }

  #fontOf(letter: string, key: string, candidates: readonly Candidate[]): Candidate | null {
    let letters = this.#found.get(key)
    if (letters === undefined) {
      letters = new Map()
      this.#found.set(key, letters)
    }
    const known = letters.get(letter)
    if (known !== undefined) return known
    const code = letter.codePointAt(0)!
    const found = candidates.find(({ name }) => this.#kit(name).hasGlyphForCodePoint(code)) ?? null
    letters.set(letter, found)
    return found
  }

  #kit(name: string): FontKit {
    let kit = this.#kits.get(name)
    if (!kit) {
      kit = this.#pen.open(name, this.#bytes.get(name)!)
      this.#kits.set(name, kit)
    }
    return kit
  }
}

/** Names what the choice of a font depends on. */
export function keyOf(style: TextStyle): string {
  return `${style.hand ?? ''}${style.italic === true ? 'i' : ''}${style.weight}`
}
