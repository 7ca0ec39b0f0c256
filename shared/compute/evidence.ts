// What counts as evidence (domain 3.2): an item that people stand behind and whose required fields are filled.
import type { FieldValue, Item } from '../board/boardState.ts'
import type { FieldSeed } from '../templateSeed.ts'

/** Answers whether a field's reference (an item id or a partner id) names something on the board. */
export type Resolves = (field: FieldSeed, id: string) => boolean

const isText = (value: FieldValue | undefined): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && !Array.isArray(value) && value.$t !== ''

/** An ISO date (YYYY-MM-DD) that exists in the calendar. */
export function isIsoDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** Whether a field is filled with a value that fits it (domain 3.2 b). */
export function isFilled(field: FieldSeed, value: FieldValue | undefined, resolves: Resolves): boolean {
  switch (field.type) {
    case 'text':
    case 'longText':
      return isText(value)
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (field.type === 'number' || Number.isInteger(value)) &&
        value >= (field.min ?? -Infinity) &&
        value <= (field.max ?? Infinity)
      )
    case 'choice':
      return typeof value === 'string' && (field.options ?? []).includes(value)
    case 'choices':
      return Array.isArray(value) && value.length > 0 && value.every((one) => (field.options ?? []).includes(one))
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return isIsoDate(value)
    case 'reference':
      return typeof value === 'string' && ((field.allowAll === true && value === 'all') || resolves(field, value))
    case 'partner':
      return typeof value === 'string' && resolves(field, value)
    case 'references':
    case 'partners':
      return Array.isArray(value) && value.length > 0 && value.every((id) => resolves(field, id))
  }
}

/** Required fields that are not filled: the gaps of an item. */
export function gapsOf(item: Pick<Item, 'fields'>, fields: readonly FieldSeed[], resolves: Resolves): FieldSeed[] {
  return fields.filter((field) => field.required && !isFilled(field, item.fields[field.id], resolves))
}

/** Whether an item counts: people stand behind it and nothing required is missing (domain 3.2). */
export function countsAsEvidence(item: Item, fields: readonly FieldSeed[], resolves: Resolves): boolean {
  if (item.origin === 'prefill' && item.confirmed === null) return false
  return !item.archived && gapsOf(item, fields, resolves).length === 0
}
