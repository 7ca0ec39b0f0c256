// The fonts of a picture: which it uses, under which names, and their bytes within the file, so that it looks the same where
// none of them is installed.
import plexRanges from '@fontsource/ibm-plex-sans/unicode.json'
import type { LoadedFont } from '../pdf/FontShelf.ts'
import { FONT_SUBSETS } from '../pdf/fontFiles.ts'
import type { TextStyle } from '../pdf/look.ts'

/** A font with all its weights in one file, for words of panels. `ranges`: as in CSS; `letter`: one of the picture's in them. */
export type InterfaceFont = { bytes: Uint8Array; ranges: string; letter: string }

const GENERIC = { draw: 'cursive', sans: 'sans-serif', serif: 'serif', mono: 'monospace' } as const
/** Names the fonts have where they are installed. */
const KNOWN = {
  draw: 'Shantell Sans',
  sans: 'IBM Plex Sans',
  serif: 'IBM Plex Serif',
  mono: 'IBM Plex Mono',
} as const

export type TextClass = keyof typeof GENERIC | 'paper' | 'interface'

export const classOf = ({ hand }: Pick<TextStyle, 'hand'>): TextClass => hand ?? 'paper'

/** A letter of each font, as SVG: once they show, the picture can be drawn with its fonts. */
export type FontSample = { family: string; weight: string; style: string; letter: string }

type Face = FontSample & { ranges: string | null; bytes: Uint8Array }

/** @param used some letters of each font (by its name in LoadedFont) that writes at least one of the picture. */
export function fontStyles(
  fonts: readonly LoadedFont[],
  used: ReadonlyMap<string, string>,
  inter: readonly InterfaceFont[],
): { css: string; samples: FontSample[] } {
  const embedded = fonts.filter(({ name }) => used.has(name))
  const faces = [
    ...embedded.map((font) => faceOf(font, used.get(font.name)!)),
    ...inter.map(({ bytes, ranges, letter }): Face => {
      return { family: 'board interface', weight: '100 900', style: 'normal', ranges, bytes, letter }
    }),
  ]
  const later = embedded.filter(({ kind }) => kind === 'fallback').map(({ name }) => `"board ${name}"`)
  const hands = (Object.keys(GENERIC) as (keyof typeof GENERIC)[]).map(
    (hand) =>
      `.${hand}{font-family:${[`"board ${hand}"`, '"board paper"', ...later, `"${KNOWN[hand]}"`, GENERIC[hand]].join()}}`,
  )
  const own = ['"board paper"', ...later, '"IBM Plex Sans"', 'sans-serif'].join()
  const css = [
    ...faces.map(
      ({ family, weight, style, ranges, bytes }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};` +
        `${ranges === null ? '' : `unicode-range:${ranges};`}${source(bytes)}}`,
    ),
    ...hands,
    `.paper{font-family:${own}}`,
    `.interface{font-family:"board interface",${own}}`,
    'text{font-variant-numeric:tabular-nums;white-space:pre}',
    '.draw,.sans,.serif,.mono{font-variant-numeric:normal}',
  ].join('\n')
  const samples = faces.map(({ family, weight, style, letter }) => ({
    family,
    weight: weight.split(' ').at(-1)!,
    style,
    letter,
  }))
  return { css, samples }
}

function faceOf({ name, kind, bytes }: LoadedFont, letters: string): Face {
  const [first = '', ...rest] = name.split(' ')
  const letter = [...letters][0]!
  if (kind === 'fallback')
    return { family: `board ${name}`, weight: '400', style: 'normal', ranges: null, bytes, letter }
  const cut = rest.join(' ')
  const style = cut.includes('italic') ? 'italic' : 'normal'
  if (kind === 'hand')
    return {
      family: `board ${first}`,
      weight: cut.includes('bold') ? '700' : '400',
      style,
      ranges: null,
      bytes,
      letter,
    }
  const subset = FONT_SUBSETS.find((one) => one === first)
  const ranges = subset === undefined ? null : plexRanges[subset]
  return { family: 'board paper', weight: cut === 'italic' ? '400' : cut, style, ranges, bytes, letter }
}

const source = (bytes: Uint8Array): string =>
  `src:url(data:font/${isWoff2(bytes) ? 'woff2' : 'ttf'};base64,${base64(bytes)})`

const isWoff2 = (bytes: Uint8Array): boolean => bytes[0] === 0x77 && bytes[1] === 0x4f && bytes[2] === 0x46

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8190) text += btoa(String.fromCharCode(...bytes.subarray(at, at + 8190)))
  return text
}
