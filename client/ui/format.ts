// Numbers and dates as readers expect them: rounded once from the exact value, half away from zero; dates in the
// reader's own locale. Knows no texts.

/** Adds back what binary floats lose, so that 0.285 rounds as people write it. */
const roundAway = (value: number, decimals: number): number => {
  const factor = 10 ** decimals
  const scaled = Math.abs(value) * factor
  const rounded = Math.floor(scaled + 0.5 + Number.EPSILON * Math.max(1, scaled) * 4) / factor
  return rounded === 0 ? 0 : Math.sign(value) * rounded
}

/** A number with exactly this many decimals, half away from zero. Missing values are the caller's to name in words. */
export function formatNumber(value: number, decimals: number): string {
  return roundAway(value, decimals).toFixed(decimals)
}

/** Scores 0 to 100 and per cent: one decimal. */
export const formatScore = (value: number): string => formatNumber(value, 1)

/** Values 0 to 1: two decimals. */
export const formatValue = (value: number): string => formatNumber(value, 2)

/** Minutes and seconds, `06:40`; from an hour on `1:06:40`. Negative time has a plus in front: it is over. */
export function formatClock(ms: number): string {
  // Up, so that a running timer shows 00:00 only when the time is over.
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return `${ms < 0 && seconds > 0 ? '+' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`
}

/** `22 Nov 2026` in the reader's locale. */
export const formatDate = (time: Date | string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(time))

/** A sentence whose days (`2027-09-06`) stand as people read them; a day has no time zone, noon keeps it the same everywhere. */
export const withReadableDates = (sentence: string, locale?: string): string =>
  sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => formatDate(`${day}T12:00:00`, locale))

/** `16:40` in the reader's locale. */
export const formatTime = (time: Date | string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(time))

/** `Jan 2027` from `2027-01`; read as a calendar month, so that no time zone moves it. */
export function formatMonth(month: string, locale?: string): string {
  const [year, number] = month.split('-').map(Number)
  const date = new Date(Date.UTC(year!, number! - 1, 1))
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date)
}

/** First letters of the first and the last word, at most two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = (word: string | undefined) => [...(word ?? '')][0] ?? ''
  const letters = words.length > 1 ? first(words[0]) + first(words.at(-1)) : [...(words[0] ?? '?')].slice(0, 2).join('')
  return letters.toUpperCase()
}
