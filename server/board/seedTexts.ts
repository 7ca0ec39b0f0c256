// The seeds' texts for the few places where the server itself writes words into a board (names of pages and frames).
import type { TextOf } from '../../shared/board/initialRecords.ts'

const files = import.meta.glob('../../seeds/locales/*/*.json', { eager: true, import: 'default' })

const byLocale = new Map<string, Map<string, string>>()
for (const [file, texts] of Object.entries(files)) {
  const locale = file.split('/').at(-2)!
  const known = byLocale.get(locale) ?? new Map<string, string>()
  for (const [key, text] of Object.entries(texts as Record<string, string>)) known.set(key, text)
  byLocale.set(locale, known)
}

/** Languages a board can be written in. */
export const LOCALES: readonly string[] = [...byLocale.keys()].sort()

/** Texts of a language; English where that language lacks one. */
export function seedTexts(locale: string): TextOf {
  const own = byLocale.get(locale)
  const english = byLocale.get('en')
  return (key) => own?.get(key) ?? english?.get(key)
}
