// Calendar months as whole numbers, and days as places on an axis of months. Dates are ISO days (2027-03-31), without time
// zone; nothing here asks what day it is.

/** A month of the calendar, counted from January of the year 0: year * 12 + month - 1. */
export type Month = number

/** First and last month of an axis, both on it. */
export type MonthAxis = { from: Month; to: Month }

/** Longest axis: ten years. A date far off (a slip of the finger) must not press everything else into a corner. */
const MOST_MONTHS = 120

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

type Day = { month: Month; day: number }

function dayOf(date: unknown): Day | null {
  const match = typeof date === 'string' ? ISO_DAY.exec(date) : null
  if (!match) return null
  const month = Number(match[1]) * 12 + Number(match[2]) - 1
  const day = Number(match[3])
  const isDay = Number(match[2]) >= 1 && Number(match[2]) <= 12 && day >= 1 && day <= daysIn(month)
  return isDay ? { month, day } : null
}

/** The month of a date, or null when it is none. */
export const monthOf = (date: unknown): Month | null => dayOf(date)?.month ?? null

export const yearOf = (month: Month): number => Math.floor(month / 12)

/** 1 for January to 12 for December. */
export const monthInYear = (month: Month): number => (((month % 12) + 12) % 12) + 1

/** Number of days of a month (Gregorian calendar). */
export function daysIn(month: Month): number {
  return new Date(Date.UTC(yearOf(month), monthInYear(month), 0)).getUTCDate()
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2027-03-01`: the first day of a month, or another of its days. */
export function dateIn(month: Month, day = 1): string {
  const last = Math.min(day, daysIn(month))
  return `${String(yearOf(month)).padStart(4, '0')}-${two(monthInYear(month))}-${two(last)}`
}

/** The same day some months later (or earlier, below 0); the month's last day where it is shorter. Null for no date. */
export function shiftMonths(date: unknown, months: number): string | null {
  const day = dayOf(date)
  return day && dateIn(day.month + months, day.day)
}

/** Months of an axis in order. */
export function monthsOf(axis: MonthAxis): Month[] {
  return Array.from({ length: axis.to - axis.from + 1 }, (_, place) => axis.from + place)
}

/**
 * The axis of a plan: the strategy's months, wide enough for every date given, at most ten years. Without a strategy the
 * dates' own months, and without dates the year that begins with the month of `today`.
 */
export function monthAxis(
  strategy: { strategyStart: string | null; strategyEnd: string | null },
  dates: readonly unknown[],
  today: string,
): MonthAxis {
  const given = dates.map(monthOf).filter((month) => month !== null)
  const start = monthOf(strategy.strategyStart)
  const end = monthOf(strategy.strategyEnd)
  const known = [...given, ...(start === null ? [] : [start]), ...(end === null ? [] : [end])]
  const base = start ?? (known.length > 0 ? Math.min(...known) : (monthOf(today) ?? 0))
  if (known.length === 0) return { from: base, to: base + 11 }
  const from = Math.max(Math.min(base, ...known), base - MOST_MONTHS / 2)
  const to = Math.min(Math.max(...known, from + 2), from + MOST_MONTHS - 1)
  return { from, to }
}

/**
 * Where a day lies on the axis, in months from its beginning; a bar's last day counts to its evening.
 * @returns null for no date; below 0 or above the length for a day outside.
 */
export function placeOn(axis: MonthAxis, date: unknown, end: 'morning' | 'evening'): number | null {
  const day = dayOf(date)
  if (!day) return null
  const gone = end === 'morning' ? day.day - 1 : day.day
  return day.month - axis.from + gone / daysIn(day.month)
}

/** Number of months on the axis. */
export const lengthOf = (axis: MonthAxis): number => axis.to - axis.from + 1
