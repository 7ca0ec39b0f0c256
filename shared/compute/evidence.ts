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

/** Whether a field means anything while the item's other fields are as they are (`onlyWhen`). */
export function applies(field: FieldSeed, fields: Readonly<Record<string, FieldValue>>): boolean {
  if (!field.onlyWhen) return true
  const value = fields[field.onlyWhen.field]
  return field.onlyWhen.is.some((wanted) => wanted === value)
}

/** Whether a filled field agrees with the fields it is tied to: dates in order, the named partner among the partners. */
export function agrees(field: FieldSeed, fields: Readonly<Record<string, FieldValue>>): boolean {
  const value = fields[field.id]
  const earlier = fields[field.after ?? field.notBefore ?? '']
  if (isIsoDate(value) && isIsoDate(earlier)) return field.after === undefined ? value >= earlier : value > earlier
  const named = field.includes === undefined ? undefined : fields[field.includes]
  return typeof named !== 'string' || named === '' || !Array.isArray(value) || value.includes(named)
}

/** Required fields that are not filled, or not in a way that agrees with the others: the gaps of an item (domain 3.2 b). */
export function gapsOf(item: Pick<Item, 'fields'>, fields: readonly FieldSeed[], resolves: Resolves): FieldSeed[] {
  return fields.filter(
    (field) =>
      field.required &&
      applies(field, item.fields) &&
      !(isFilled(field, item.fields[field.id], resolves) && agrees(field, item.fields)),
  )
}

/** Whether people stand behind an item (domain 3.2 a): it is their own, or they confirmed the fact it restates. */
export function isOwned(item: Pick<Item, 'origin' | 'confirmed'>): boolean {
  return item.origin !== 'prefill' || item.confirmed !== null
}
