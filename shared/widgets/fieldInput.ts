// What people type into a field -> the value to store, or the reason in words why not. The document's own check
// (shared/board) stays the last word; this one speaks the reader's language.
import type { FieldValue } from '../board/boardState.ts'
import type { FieldSeed } from '../templateSeed.ts'

export type FieldInput =
  | { value: FieldValue }
  /** `key`: text key of a sentence that says what to enter. */
  | { refused: { key: string; values: Record<string, string | number> } }

/**
 * Reads a typed text as a value of this field. An empty text is null (nothing entered), also where the field is required:
 * such an item stays on the board as a gap (domain 3.2).
 */
export function readFieldInput(field: FieldSeed, text: string): FieldInput {
  const trimmed = text.trim()
  if (trimmed === '') return { value: null }
  switch (field.type) {
    case 'integer':
    case 'number':
      return readNumber(trimmed, {
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
        integer: field.type === 'integer',
      })
    case 'date':
      return isIsoDate(trimmed) ? { value: trimmed } : refused('widgets.refused.date')
    case 'choice':
      return (field.options ?? []).includes(trimmed) ? { value: trimmed } : refused('widgets.refused.choice')
    case 'boolean':
      return { value: trimmed === 'true' }
    case 'text':
    case 'longText': {
      const max = field.maxLength ?? Infinity
      if (trimmed.length > max) return refused('widgets.refused.long', { max, length: trimmed.length })
      return { value: trimmed }
    }
    case 'choices':
    case 'partners':
    case 'reference':
    case 'references':
    case 'partner':
      return { value: trimmed }
  }
}

export type NumberRange = { min?: number; max?: number | null; integer: boolean }

/** Reads a number; comma or point as decimal mark, spaces between digits allowed. */
export function readNumber(text: string, range: NumberRange): FieldInput {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace('−', '-')
  if (plain === '') return { value: null }
  const value = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain.replace(',', '.')) : NaN
  const isInside =
    Number.isFinite(value) &&
    (!range.integer || Number.isInteger(value)) &&
    (range.min === undefined || value >= range.min) &&
    (range.max === undefined || range.max === null || value <= range.max)
  // -0 would print as "-0" and compare unlike 0 in the document.
  return isInside ? { value: value === 0 ? 0 : value } : refused(rangeKey(range), rangeValues(range))
}

/** Text key of the sentence that says which numbers are allowed. */
function rangeKey({ min, max, integer }: NumberRange): string {
  const kind = integer ? 'whole' : 'number'
  // Ranges this wide are only there to keep nonsense out; naming them would help nobody.
  const hasMin = min !== undefined && min > -1e9
  const hasMax = max !== undefined && max !== null && max < 1e9
  if (hasMin && hasMax) return `widgets.refused.${kind}Between`
  if (hasMin) return `widgets.refused.${kind}From`
  if (hasMax) return `widgets.refused.${kind}To`
  return `widgets.refused.${kind}`
}

function rangeValues({ min, max }: NumberRange): Record<string, number> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined || max === null ? {} : { max }) }
}

function refused(key: string, values: Record<string, string | number> = {}): FieldInput {
  return { refused: { key, values } }
}

/** Whether a text is a day of the calendar written as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
