// Numbers and days as people type them, in any of the ways of Europe. What can be read in two ways is said to be so and never
// guessed.
import { isIsoDate } from '../compute/evidence.ts'
import type { FileStyle } from './FileTable.ts'

/** `either`: both readings of a text that has two. */
export type Reading<Value> = { value: Value } | { either: [Value, Value] } | null

const SPACES = /[\s\u00A0\u2009\u202F'\u2019]/g
const SINGLE = /^([+-]?)(\d+)([.,])(\d+)$/

function cleaned(text: string): string {
  return text
    .trim()
    .replace(/\s*%$/, '')
    .replace(SPACES, '')
    .replace(/^\u2212/, '-')
}

/** Whether a number with one separator can be meant as thousands: `1,234`, not `1,5`, `0,125` or `1234,567`. */
const mayBeThousands = (whole: string, fraction: string): boolean =>
  fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0')

/** What a text tells of the style of its file; null when it tells nothing. */
function styleOf(text: string): FileStyle['numbers'] {
  const plain = cleaned(text)
  const single = SINGLE.exec(plain)
  if (single) {
    const [, , whole, separator, fraction] = single as unknown as [string, string, string, string, string]
    if (mayBeThousands(whole, fraction)) return null
    return separator === '.' ? 'dot' : 'comma'
  }
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) return 'dot'
  return /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(plain) ? 'comma' : null
}

const DAY = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/

function dayOrderOf(text: string): FileStyle['days'] {
  const match = DAY.exec(text.trim())
  if (!match || match[2] === '.') return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  if (first > 12 && second <= 12) return 'dayFirst'
  return second > 12 && first <= 12 ? 'monthFirst' : null
}

/** What the unmistakable cells say about the others; null where they say nothing or contradict each other. */
export function fileStyle(texts: Iterable<string>): FileStyle {
  const numbers = new Set<FileStyle['numbers']>()
  const days = new Set<FileStyle['days']>()
  for (const text of texts) {
    if (text.length > 40 || !/\d/.test(text)) continue
    numbers.add(styleOf(text))
    days.add(dayOrderOf(text))
  }
  const only = <Value>(seen: Set<Value | null>): Value | null => {
    seen.delete(null)
    return seen.size === 1 ? [...seen][0]! : null
  }
  return { numbers: only(numbers), days: only(days) }
}

/** `1.5`, `1,5`, `1 234,5`, `1.234,5`, `40 %` (40) or `1e6`; null for what is no number. */
export function readNumber(text: string, style: FileStyle['numbers']): Reading<number> {
  const plain = cleaned(text)
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d{1,3}$/i.test(plain) || /^[+-]?\d+$/.test(plain)) return finite(plain)
  const single = SINGLE.exec(plain)
  if (single) {
    const [, sign, whole, separator, fraction] = single as unknown as [string, string, string, string, string]
    const decimal = Number(`${sign}${whole}.${fraction}`)
    if (!mayBeThousands(whole, fraction)) return { value: decimal }
    const thousands = Number(`${sign}${whole}${fraction}`)
    if (style === null) return { either: [decimal, thousands] }
    return { value: (separator === '.') === (style === 'dot') ? decimal : thousands }
  }
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return finite(plain.replaceAll(',', ''))
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return finite(plain.replaceAll('.', '').replace(',', '.'))
  return null
}

function finite(text: string): Reading<number> {
  const value = Number(text)
  return Number.isFinite(value) ? { value } : null
}

const isoDay = (year: string, month: number, day: number): string | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(text) ? text : null
}

/** ISO day of `2027-03-31` (a time after it is left out), `31.3.2027`, `31/3/2027`; null for what is no day. */
export function readDay(text: string, order: FileStyle['days']): Reading<string> {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text.trim())
  if (iso) return known(isoDay(iso[1]!, Number(iso[2]), Number(iso[3])))
  const match = DAY.exec(text.trim())
  if (!match) return null
  const [, first, separator, second, year] = match as unknown as [string, string, string, string, string]
  const dayFirst = isoDay(year, Number(second), Number(first))
  if (separator === '.') return known(dayFirst)
  const monthFirst = isoDay(year, Number(first), Number(second))
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return known(dayFirst ?? monthFirst)
  if (order === null) return { either: [dayFirst, monthFirst] }
  return { value: order === 'dayFirst' ? dayFirst : monthFirst }
}

const known = (value: string | null): Reading<string> => (value === null ? null : { value })
