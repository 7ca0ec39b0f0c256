// Untrusted JSON to typed values. Objects are strict: a field we do not know is more likely a mistake than a wish.
import type { Context } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'

/**
 * Reads and checks the request's body. An empty body reads as `empty` when that is given.
 * @throws BoardError invalid_json, unknown_field, invalid_value (each naming the field's path)
 */
export async function parseBody<S extends z.ZodType>(c: Context, schema: S, empty?: unknown): Promise<z.output<S>> {
  return parseValue(await readJson(c, empty), schema)
}

/** @throws BoardError invalid_json */
export async function readJson(c: Context, empty?: unknown): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '' && empty !== undefined) return empty
  try {
    const value = JSON.parse(text) as unknown
    if (ESCAPED_SURROGATE.test(text)) refuseBrokenText(value)
    if (SUSPECT_KEY.test(text)) refusePrototypeKeys(value, [])
    return value
  } catch (error) {
    if (error instanceof BoardError) throw error
    throw new BoardError('invalid_json', 'The request must hold one JSON value. Check its brackets and quotes.')
  }
}

const ESCAPED_SURROGATE = /\\ud[89a-f][0-9a-f]{2}/i

/** Half of a character pair cannot be stored: UTF-8 has no form for it. */
function refuseBrokenText(value: unknown): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    throw new BoardError('invalid_value', 'A text holds half of a character. Type it again.')
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseBrokenText(key)
    refuseBrokenText(inner)
  }
}

const SUSPECT_KEY = /__proto__|\\u00[567]/i

/** Checks of free keys pass over this one in silence; nothing on a board can have this name. */
function refusePrototypeKeys(value: unknown, path: string[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const field = [...path, key]
    if (key === '__proto__')
      throw new BoardError('unknown_field', `There is no field "${field.join('.')}". Leave it out.`, field.join('.'))
    refusePrototypeKeys(inner, field)
  }
}

/** @throws BoardError unknown_field, invalid_value, unknown_template */
export function parseValue<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw toBoardError(parsed.error.issues[0]!)
}

function toBoardError(issue: z.core.$ZodIssue): BoardError {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const field = [...path, issue.keys[0]!].join('.')
    return new BoardError('unknown_field', `There is no field "${field}". Leave it out.`, field)
  }
  const field = path.join('.')
  const name = field === '' ? 'The request' : `"${field}"`
  if (issue.code === 'custom') {
    const code = issue.params?.['refusal'] === 'unknown_template' ? 'unknown_template' : 'invalid_value'
    return new BoardError(code, `${name} ${issue.message}`, field || undefined)
  }
  return new BoardError('invalid_value', `${name} ${sentence(issue)}`, field || undefined)
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}.`
    case 'too_big':
      return `may have at most ${issue.maximum}${UNITS[issue.origin] ?? ''}.`
    case 'too_small':
      return `must have at least ${issue.minimum}${UNITS[issue.origin] ?? ''}.`
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}.`
    default:
      return 'has a form that cannot be used here.'
  }
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
}
const UNITS: Record<string, string> = { string: ' characters', array: ' entries' }

/** A name people read: trimmed, one line, not empty. */
export const nameText = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.maxNameLength)
  .regex(/^\P{Cc}*$/u)

export const titleText = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.maxTitleLength)
  .regex(/^\P{Cc}*$/u)

/** A calendar day, such as 2027-01-01. */
export const isoDate = z.string().refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isRealDay(text), {
  error: 'must be a date such as 2027-01-31.',
})

function isRealDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** An id that is safe as a key: letters, digits, `-` and `_`, and no name that plain objects already have. */
export const idText = z
  .string()
  .max(40)
  .refine((text) => /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text) && !(text in Object.prototype), {
    error: 'must be an id of letters, digits, "-" and "_".',
  })
