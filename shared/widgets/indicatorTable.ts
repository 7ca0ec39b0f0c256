// The indicator table widget: one row an indicator, its numbers as printed, and how far it is. The reading (progress, expected,
// status) is a formula's business and comes in; here is only how it is said and drawn. Pure.
import type { Item } from '../board/boardState.ts'
import { numberField } from '../compute/content.ts'
import type { ListSeed } from '../templateSeed.ts'

export type IndicatorStatus = 'on-track' | 'at-risk' | 'behind' | 'no-data'
export type IndicatorReading = {
  /** 0 to 1, null without an actual value. */
  progress: number | null
  /** Where it should be today, 0 to 1, null when it cannot be said. */
  expected: number | null
  status: IndicatorStatus
}

/** Fields whose numbers stand together in the table, in this order, where the seed has them. */
export const INDICATOR_NUMBERS = ['baseline', 'target', 'actual'] as const

/** Whether rows have a beginning, a goal and an actual value, so that progress means something. */
export function hasProgress(seed: ListSeed): boolean {
  const ids = new Set(seed.fields.map((field) => field.id))
  return INDICATOR_NUMBERS.every((id) => ids.has(id))
}

/** The date field that belongs to a number: `baselineDate` to `baseline`, `dueDate` to `target`. Null when there is none. */
export function dateFieldOf(seed: ListSeed, number: string): string | null {
  const wanted = number === 'target' ? ['targetDate', 'dueDate'] : [`${number}Date`]
  return wanted.find((id) => seed.fields.some((field) => field.id === id)) ?? null
}

/** How many indicators have each status, in the order people ask for them. */
export function statusCounts(readings: readonly IndicatorReading[]): { status: IndicatorStatus; count: number }[] {
  const order: readonly IndicatorStatus[] = ['on-track', 'at-risk', 'behind', 'no-data']
  return order.map((status) => ({ status, count: readings.filter((reading) => reading.status === status).length }))
}

/** Whether the numbers of a row run down: a falling target is reached from above. */
export function isFalling(item: Item): boolean {
  const baseline = numberField(item.fields['baseline'])
  const target = numberField(item.fields['target'])
  return baseline !== null && target !== null && target < baseline
}
