// Bars in time: how items with a start and an end are packed into lines, and what moving one means for its dates.
// Used by roadmap and calendar. Pure.
import type { Item } from '../board/boardState.ts'
import { daysIn, lengthOf, monthOf, placeOn, shiftMonths, type MonthAxis } from './months.ts'

export type TimeFields = { start: string; end?: string | undefined }

export type Bar = {
  item: Item
  /** Places on the axis in months from its beginning, cut at its ends; `to` is never before `from`. */
  from: number
  to: number
  /** Parts of the bar lie before or after the axis. */
  isCutBefore: boolean
  isCutAfter: boolean
  /** 0 for the first line; bars of one line never overlap. */
  line: number
}

/** The bar of an item, or null when it has no start. An end before the start counts as a single day. */
export function barOf(item: Item, fields: TimeFields, axis: MonthAxis): Omit<Bar, 'line'> | null {
  const from = placeOn(axis, item.fields[fields.start], 'morning')
  if (from === null) return null
  const end = fields.end === undefined ? null : placeOn(axis, item.fields[fields.end], 'evening')
  const day = placeOn(axis, item.fields[fields.start], 'evening') ?? from
  const to = Math.max(end ?? day, day)
  const length = lengthOf(axis)
  const inside = (place: number) => Math.min(length, Math.max(0, place))
  return { item, from: inside(from), to: inside(to), isCutBefore: from < 0, isCutAfter: to > length }
}

/**
 * Packs bars into as few lines as go without overlap: earlier ones first, equal ones by id, each in the first free line.
 * @param reach months a bar needs at least, such as for its label
 */
export function packBars(bars: readonly Omit<Bar, 'line'>[], reach: (item: Item) => number): Bar[] {
  const ends: number[] = []
  return [...bars]
    .sort((a, b) => a.from - b.from || (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0))
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from + 1e-9)
      const line = free < 0 ? ends.length : free
      ends[line] = Math.max(bar.to, bar.from + reach(bar.item))
      return { ...bar, line }
    })
}

/** Number of lines that packed bars take. */
export const linesOf = (bars: readonly Bar[]): number => bars.reduce((most, bar) => Math.max(most, bar.line + 1), 0)

export type DateChange = Record<string, string>

/**
 * The dates of an item moved by some months.
 * @param part the whole bar, or only one end, which stops at the other
 * @returns changed fields with their new dates; empty when nothing can move.
 */
export function shiftBar(item: Item, fields: TimeFields, months: number, part: 'whole' | 'start' | 'end'): DateChange {
  const start = item.fields[fields.start]
  const end = fields.end === undefined ? undefined : item.fields[fields.end]
  const newStart = shiftMonths(start, months)
  if (part === 'end') {
    // A single day becomes a bar when its end is pulled.
    const newEnd = fields.end === undefined ? null : shiftMonths(end ?? start, months)
    if (newEnd === null || (typeof start === 'string' && newEnd < start)) return {}
    return { [fields.end!]: newEnd }
  }
  if (newStart === null) return {}
  if (part === 'start') {
    return typeof end === 'string' && newStart > end ? {} : { [fields.start]: newStart }
  }
  const newEnd = fields.end === undefined ? null : shiftMonths(end, months)
  return { [fields.start]: newStart, ...(newEnd === null ? {} : { [fields.end!]: lastDayKept(end, newEnd) }) }
}

/** A bar that ended on a month's last day still does after a move: 28 February to 31 March, not to the 28th. */
function lastDayKept(before: unknown, after: string): string {
  const was = monthOf(before)
  const is = monthOf(after)
  if (was === null || is === null || typeof before !== 'string') return after
  const wasLast = Number(before.slice(8)) === daysIn(was)
  return wasLast ? `${after.slice(0, 8)}${String(daysIn(is)).padStart(2, '0')}` : after
}
