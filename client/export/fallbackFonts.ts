// Letters that IBM Plex Sans lacks: Noto in small slices, of which only those a text needs are ever fetched. Emoji are outlines
// in one colour: a PDF's text has no colour letters that every reader shows.
import arabicRanges from '@fontsource/noto-sans-arabic/unicode.json'
import emojiRanges from '@fontsource/noto-emoji/unicode.json'
import hebrewRanges from '@fontsource/noto-sans-hebrew/unicode.json'
import hanRanges from '@fontsource/noto-sans-sc/unicode.json'
import signRanges from '@fontsource/noto-sans-symbols-2/unicode.json'
import { parseRanges, type LetterRange } from '../../shared/pdf/fontFiles.ts'

type Address = () => Promise<string>
type Slice = { name: string; ranges: LetterRange[]; url: Address }

const files: Readonly<Record<string, Address>> = {
  ...import.meta.glob<string>('../../node_modules/@fontsource/noto-sans-hebrew/files/*-400-normal.woff2', {
    query: '?ttf',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../node_modules/@fontsource/noto-sans-arabic/files/*-400-normal.woff2', {
    query: '?ttf',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../node_modules/@fontsource/noto-sans-sc/files/*-400-normal.woff2', {
    query: '?ttf',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../node_modules/@fontsource/noto-sans-symbols-2/files/*-400-normal.woff2', {
    query: '?ttf',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../node_modules/@fontsource/noto-emoji/files/*-400-normal.woff2', {
    query: '?ttf',
    import: 'default',
  }),
}

/** Families in the order in which a letter is looked for. */
const FAMILIES: readonly (readonly [family: string, ranges: Readonly<Record<string, string>>])[] = [
  ['noto-sans-hebrew', hebrewRanges],
  ['noto-sans-arabic', arabicRanges],
  ['noto-sans-sc', hanRanges],
  ['noto-sans-symbols-2', signRanges],
  ['noto-emoji', emojiRanges],
]

function slicesOf(family: string, ranges: Readonly<Record<string, string>>): Slice[] {
  return Object.entries(ranges).flatMap(([subset, text]) => {
    const name = `${family}-${subset.replace(/[[\]]/g, '')}-400-normal`
    const url = files[`../../node_modules/@fontsource/${family}/files/${name}.woff2`]
    return url === undefined ? [] : [{ name, ranges: parseRanges(text), url }]
  })
}

let slices: Slice[] | null = null

/** The slices that may have these letters, in order: a range is a promise that single letters break, so all are fetched. */
export function fallbackFontsFor(letters: ReadonlySet<number>): { name: string; url: Address }[] {
  if (letters.size === 0) return []
  slices ??= FAMILIES.flatMap(([family, ranges]) => slicesOf(family, ranges))
  return slices.filter(({ ranges }) =>
    [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to)),
  )
}
