// The calendar widget: items in months, as bars from start to end or as marks that recur. Says which months each item fills.
// Pure.
import { listItems, type BoardState, type Item } from '../board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import type { WidgetSeed } from '../templateSeed.ts'
import { fieldNamed, groupItems, type Group } from './grouping.ts'
import { lengthOf, monthAxis, monthOf, type MonthAxis } from './months.ts'
import { barOf, type Bar, type TimeFields } from './timeBars.ts'

export type CalendarSeed = Extract<WidgetSeed, { kind: 'calendar' }>

/** Months between two occurrences; what happens more often than monthly marks every month. */
const EVERY: Readonly<Record<string, number>> = { weekly: 1, monthly: 1, quarterly: 3, halfyearly: 6, yearly: 12 }

export type CalendarRow = {
  item: Item
  bar: Omit<Bar, 'line'>
  /** Months of the axis (0 = its first) in which a recurring item falls due; null for one that does not recur. */
  marks: number[] | null
  /** How often it recurs, as the seed calls it; null for once. */
  recurrence: string | null
}
export type CalendarGroup = { group: Group | null; rows: CalendarRow[] }
export type Calendar = {
  axis: MonthAxis
  groups: CalendarGroup[]
  /** Items without a start. */
  undated: Item[]
}

/** @throws Error when the widget is no calendar. */
export function calendarSeedOf(widget: WidgetId): CalendarSeed {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'calendar') throw new Error(`${widget} is no calendar`)
  return seed
}

export const calendarTimes = (seed: CalendarSeed): TimeFields => ({ start: seed.start, end: seed.end })

/**
 * The calendar as it stands.
 * @param by field that groups the rows; the seed's lane when left out
 */
export function calendar(
  board: BoardState,
  widget: WidgetId,
  today: string,
  t: Translate,
  by: string | undefined,
): Calendar {
  const seed = calendarSeedOf(widget)
  const items = listItems(board, widget)
  const times = calendarTimes(seed)
  const axis = monthAxis(
    board.consortium,
    items.flatMap((item) => [item.fields[seed.start], ...(seed.end ? [item.fields[seed.end]] : [])]),
    today,
  )
  const rowOf = (item: Item): CalendarRow | null => {
    const bar = barOf(item, times, axis)
    if (!bar) return null
    const recurrence = recurrenceOf(item, seed)
    return { item, bar, recurrence, marks: recurrence === null ? null : occurrences(item, seed, recurrence, axis) }
  }
  const rowsOf = (list: readonly Item[]) => list.map(rowOf).filter((row) => row !== null)
  const field = fieldNamed(widget, by ?? seed.lane ?? '')
  const groups: CalendarGroup[] = []
  if (field) {
    const grouped = groupItems(board, widget, field, t)
    for (const { group, items: members } of grouped.groups) groups.push({ group, rows: rowsOf(members) })
    groups.push({ group: null, rows: rowsOf(grouped.without) })
  } else groups.push({ group: null, rows: rowsOf(items) })
  return {
    axis,
    groups: groups.filter((one) => one.rows.length > 0),
    undated: items.filter((item) => rowOf(item) === null),
  }
}

function recurrenceOf(item: Item, seed: CalendarSeed): string | null {
  const value = seed.recurrence === undefined ? undefined : item.fields[seed.recurrence]
  return typeof value === 'string' && EVERY[value] !== undefined ? value : null
}

/** Months of the axis in which an item falls due, from its start to its end or the axis's end. */
function occurrences(item: Item, seed: CalendarSeed, recurrence: string, axis: MonthAxis): number[] {
  const step = EVERY[recurrence]!
  const first = monthOf(item.fields[seed.start])!
  const end = seed.end === undefined ? null : monthOf(item.fields[seed.end])
  const last = Math.min(axis.to, end ?? axis.to)
  const months: number[] = []
  for (let month = first; month <= last; month += step) if (month >= axis.from) months.push(month - axis.from)
  return months
}

/** How many items fall in each month of the axis, recurring ones in every month they fall due. */
export function itemsByMonth(one: Calendar): number[] {
  const counts = new Array<number>(lengthOf(one.axis)).fill(0)
  const seen = new Set<string>()
  for (const { item, bar, marks } of one.groups.flatMap((group) => group.rows)) {
    if (seen.has(item.id)) continue
    seen.add(item.id)
    if (marks) for (const month of marks) counts[month]!++
    else
      for (let month = Math.floor(bar.from); month < bar.to; month++) if (counts[month] !== undefined) counts[month]!++
  }
  return counts
}
