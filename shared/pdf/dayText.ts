// Days and times on paper, in the reader's language, counted in UTC as the document's own state is.

/** "en" alone means the American order of day and month. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** `12 Jan 2027`. @param day ISO date, or ISO time in UTC */
export function dayText(day: string, language: string): string {
  const date = new Date(day.length > 10 ? day : `${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
}

/** `14:05`. @param time ISO time in UTC */
export const clockText = (time: string): string => time.slice(11, 16)
