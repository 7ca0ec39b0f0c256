// The fonts of a picture: which it uses, under which names, and their bytes within the file, so that it looks the same where
// none of them is installed.
import plexRanges from '@fontsource/ibm-plex-sans/unicode.json'
import type { LoadedFont } from '../pdf/FontShelf.ts'
import { FONT_SUBSETS } from '../pdf/fontFiles.ts'
import type { TextStyle } from '../pdf/look.ts'

/** A font with all its weights in one file, for words of panels. `ranges`: as in CSS. */
export type InterfaceFont = { bytes: Uint8Array; ranges: string }

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

/** @param used names of the fonts (LoadedFont) that write at least one letter of the picture. */
export function fontStyles(
  fonts: readonly LoadedFont[],
  used: ReadonlySet<string>,
  inter: readonly InterfaceFont[],
): string {
  const embedded = fonts.filter(({ name }) => used.has(name))
  const faces = [
    ...embedded.map((font) => faceOf(font)),
    ...inter.map(
      ({ bytes, ranges }) =>
        `@font-face{font-family:"board interface";font-weight:100 900;unicode-range:${ranges};${source(bytes)}}`,
    ),
  ]
  const later = embedded.filter(({ kind }) => kind === 'fallback').map(({ name }) => `"board ${name}"`)
  const hands = (Object.keys(GENERIC) as (keyof typeof GENERIC)[]).map(
    (hand) =>
      `.${hand}{font-family:${[`"board ${hand}"`, '"board paper"', ...later, `"${KNOWN[hand]}"`, GENERIC[hand]].join()}}`,
  )
  const own = ['"board paper"', ...later, '"IBM Plex Sans"', 'sans-serif'].join()
  return [
    ...faces,
    ...hands,
    `.paper{font-family:${own}}`,
    `.interface{font-family:"board interface",${own}}`,
    'text{font-variant-numeric:tabular-nums;white-space:pre}',
    '.draw,.sans,.serif,.mono{font-variant-numeric:normal}',
  ].join('\n')
}

function faceOf({ name, kind, bytes }: LoadedFont): string {
  const [first = '', ...rest] = name.split(' ')
  if (kind === 'fallback') return `@font-face{font-family:"board ${name}";${source(bytes)}}`
  const cut = rest.join(' ')
  if (kind === 'hand')
    return `@font-face{font-family:"board ${first}";font-weight:${cut.includes('bold') ? 700 : 400};font-style:${cut.includes('italic') ? 'italic' : 'normal'};${source(bytes)}}`
  const subset = FONT_SUBSETS.find((one) => one === first)
  const ranges = subset === undefined ? '' : `unicode-range:${plexRanges[subset]};`
  return `@font-face{font-family:"board paper";font-weight:${cut === 'italic' ? 400 : cut};font-style:${cut === 'italic' ? 'italic' : 'normal'};${ranges}${source(bytes)}}`
}

const source = (bytes: Uint8Array): string =>
  `src:url(data:font/${isWoff2(bytes) ? 'woff2' : 'ttf'};base64,${base64(bytes)})`

const isWoff2 = (bytes: Uint8Array): boolean => bytes[0] === 0x77 && bytes[1] === 0x4f && bytes[2] === 0x46

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8190) text += btoa(String.fromCharCode(...bytes.subarray(at, at + 8190)))
  return text
}
