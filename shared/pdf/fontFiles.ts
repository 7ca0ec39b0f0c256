// Addresses of IBM Plex Sans as TrueType, one file a subset and weight. Loading them is the caller's: a worker, or a test.
import latin400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?ttf'
import latin500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2?ttf'
import latin600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?ttf'
import latin700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-700-normal.woff2?ttf'
import latinItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-italic.woff2?ttf'
import latinExt400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2?ttf'
import latinExt500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-500-normal.woff2?ttf'
import latinExt600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2?ttf'
import latinExt700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-700-normal.woff2?ttf'
import latinExtItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-italic.woff2?ttf'
import greek400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-400-normal.woff2?ttf'
import greek500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-500-normal.woff2?ttf'
import greek600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-600-normal.woff2?ttf'
import greek700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-700-normal.woff2?ttf'
import greekItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-greek-400-italic.woff2?ttf'
import cyrillic400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff2?ttf'
import cyrillic500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-500-normal.woff2?ttf'
import cyrillic600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-600-normal.woff2?ttf'
import cyrillic700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-700-normal.woff2?ttf'
import cyrillicItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-italic.woff2?ttf'
import cyrillicExt400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-400-normal.woff2?ttf'
import cyrillicExt500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-500-normal.woff2?ttf'
import cyrillicExt600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-600-normal.woff2?ttf'
import cyrillicExt700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-700-normal.woff2?ttf'
import cyrillicExtItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-ext-400-italic.woff2?ttf'
import vietnamese400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-400-normal.woff2?ttf'
import vietnamese500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-500-normal.woff2?ttf'
import vietnamese600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-600-normal.woff2?ttf'
import vietnamese700 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-700-normal.woff2?ttf'
import vietnameseItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-vietnamese-400-italic.woff2?ttf'
import ranges from '@fontsource/ibm-plex-sans/unicode.json'

export type FontWeight = '400' | '500' | '600' | '700' | 'italic'
/** In the order in which a letter is looked for. */
export const FONT_SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const
export type FontSubset = (typeof FONT_SUBSETS)[number]
export type FontFile = { subset: FontSubset; weight: FontWeight; url: string }

export const FONT_FILES: readonly FontFile[] = [
  { subset: 'latin', weight: '400', url: latin400 },
  { subset: 'latin', weight: '500', url: latin500 },
  { subset: 'latin', weight: '600', url: latin600 },
  { subset: 'latin', weight: '700', url: latin700 },
  { subset: 'latin', weight: 'italic', url: latinItalic },
  { subset: 'latin-ext', weight: '400', url: latinExt400 },
  { subset: 'latin-ext', weight: '500', url: latinExt500 },
  { subset: 'latin-ext', weight: '600', url: latinExt600 },
  { subset: 'latin-ext', weight: '700', url: latinExt700 },
  { subset: 'latin-ext', weight: 'italic', url: latinExtItalic },
  { subset: 'greek', weight: '400', url: greek400 },
  { subset: 'greek', weight: '500', url: greek500 },
  { subset: 'greek', weight: '600', url: greek600 },
  { subset: 'greek', weight: '700', url: greek700 },
  { subset: 'greek', weight: 'italic', url: greekItalic },
  { subset: 'cyrillic', weight: '400', url: cyrillic400 },
  { subset: 'cyrillic', weight: '500', url: cyrillic500 },
  { subset: 'cyrillic', weight: '600', url: cyrillic600 },
  { subset: 'cyrillic', weight: '700', url: cyrillic700 },
  { subset: 'cyrillic', weight: 'italic', url: cyrillicItalic },
  { subset: 'cyrillic-ext', weight: '400', url: cyrillicExt400 },
  { subset: 'cyrillic-ext', weight: '500', url: cyrillicExt500 },
  { subset: 'cyrillic-ext', weight: '600', url: cyrillicExt600 },
  { subset: 'cyrillic-ext', weight: '700', url: cyrillicExt700 },
  { subset: 'cyrillic-ext', weight: 'italic', url: cyrillicExtItalic },
  { subset: 'vietnamese', weight: '400', url: vietnamese400 },
  { subset: 'vietnamese', weight: '500', url: vietnamese500 },
  { subset: 'vietnamese', weight: '600', url: vietnamese600 },
  { subset: 'vietnamese', weight: '700', url: vietnamese700 },
  { subset: 'vietnamese', weight: 'italic', url: vietnameseItalic },
]

/** The code points that occur in any of the texts. */
export function lettersOf(texts: Iterable<string>): Set<number> {
  const letters = new Set<number>()
  // Text comes in megabytes and nearly all of it is ASCII, which a list of marks takes faster than a set.
  const ascii = new Uint8Array(128)
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit < 128) ascii[unit] = 1
      else {
        const code = text.codePointAt(i)!
        letters.add(code)
        if (code > 0xffff) i++
      }
    }
  }
  ascii.forEach((mark, code) => {
    if (mark === 1) letters.add(code)
  })
  return letters
}

/** Files these letters need: always the Latin ones, others only for letters of their range. */
export function fontFilesFor(letters: ReadonlySet<number>): FontFile[] {
  const needed = new Set<FontSubset>(['latin'])
  for (const subset of FONT_SUBSETS) {
    const spans = parseRanges(ranges[subset])
    for (const letter of letters) if (spans.some(([from, to]) => letter >= from && letter <= to)) needed.add(subset)
  }
  return FONT_FILES.filter(({ subset }) => needed.has(subset))
}

/** Letters that no subset has: those of other scripts, signs and emoji. Control letters need no font. */
export function uncoveredLetters(letters: ReadonlySet<number>): Set<number> {
  const covered = FONT_SUBSETS.flatMap((subset) => parseRanges(ranges[subset]))
  return new Set(
    [...letters].filter((letter) => letter >= 0x20 && !covered.some(([from, to]) => letter >= from && letter <= to)),
  )
}

export type LetterRange = readonly [first: number, last: number]

/** `U+0370-0377,U+037F` as pairs of first and last. */
export function parseRanges(text: string): LetterRange[] {
  return text.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [parseInt(from, 16), parseInt(to, 16)]
  })
}
