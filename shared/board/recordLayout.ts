// The fixed layout of drawing records in the document: `records` is a Y.Map id -> Y.Map of
//   base            the record as created, a plain JSON object without its rich text
//   pos             [x, y, rotation] once moved
//   props.color ... every other changed property under its own dotted key, overriding `base` (undefined: removed)
//   props.richText  Y.XmlFragment of ProseMirror nodes
//   props.text      Y.Text (labels of arrows); a plain string, as older boards have it, reads the same
// One key per property is what lets two people move, recolour and type in one note at once. Knows no canvas.
import * as Y from 'yjs'
import { yXmlFragmentToProsemirrorJSON } from 'y-prosemirror'
import { BASE, isPlainObject, PLAIN_TEXT, POSITION, RICH_TEXT } from './recordKeys.ts'

export { BASE, isPlainObject, PLAIN_TEXT, POSITION, RICH_TEXT }

type Json = Record<string, unknown>

/** Objects whose members change one by one. */
const NESTED = ['props', 'meta'] as const

/** Deep equality of JSON values. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSameJson((a as Json)[key], (b as Json)[key]))
  )
}

/**
 * What differs between two states of a record, by key of the layout; undefined means removed. Rich text is its JSON.
 */
export function changedKeys(before: Json, after: Json): Map<string, unknown> {
  const changes = new Map<string, unknown>()
  const compare = (prefix: string, a: Json, b: Json) => {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (prefix === '' && (NESTED as readonly string[]).includes(key)) continue
      if (!isSameJson(a[key], b[key])) changes.set(prefix + key, b[key])
    }
  }
  compare('', before, after)
  for (const part of NESTED) {
    const a = isPlainObject(before[part]) ? before[part] : {}
    const b = isPlainObject(after[part]) ? after[part] : {}
    compare(`${part}.`, a, b)
  }
  if (['x', 'y', 'rotation'].some((key) => changes.has(key))) {
    for (const key of ['x', 'y', 'rotation']) changes.delete(key)
    changes.set(POSITION, [after.x, after.y, after.rotation])
  }
  changes.delete('id')
  changes.delete('typeName')
  return changes
}

/** The value of one key of the layout in a record. */
export function valueAt(record: Json, key: string): unknown {
  if (key === POSITION) return [record.x, record.y, record.rotation]
  const part = NESTED.find((name) => key.startsWith(`${name}.`))
  if (!part) return record[key]
  return isPlainObject(record[part]) ? record[part][key.slice(part.length + 1)] : undefined
}

/** A copy of the record with one key of the layout changed. */
export function withValue(record: Json, key: string, value: unknown): Json {
  if (key === POSITION) {
    const [x, y, rotation] = Array.isArray(value) ? (value as unknown[]) : []
    return { ...record, x, y, rotation }
  }
  const part = NESTED.find((name) => key.startsWith(`${name}.`))
  const target: Json = part ? { ...(isPlainObject(record[part]) ? record[part] : {}) } : { ...record }
  const name = part ? key.slice(part.length + 1) : key
  if (value === undefined) delete target[name]
  else target[name] = value
  return part ? { ...record, [part]: target } : target
}

/** The base of a new record: everything but its rich text. */
export function toBase(record: Json): Json {
  if (!isPlainObject(record.props) || record.props.richText === undefined) return record
  const { richText: _text, ...props } = record.props
  return { ...record, props }
}

/**
 * Reads a record out of its Y.Map, or null when it has no base. The answer is unchecked JSON: anybody may have written it.
 */
export function readRecord(entry: unknown): Json | null {
  if (!(entry instanceof Y.Map)) return null
  const base: unknown = entry.get(BASE)
  if (!isPlainObject(base)) return null
  let record: Json = base
  for (const [key, value] of entry.entries()) {
    if (key === BASE || key === 'id' || key === 'typeName') continue
    if (value instanceof Y.XmlFragment) {
      if (key === RICH_TEXT) record = withValue(record, key, fragmentToJson(value))
    } else if (value instanceof Y.Text) {
      if (key === PLAIN_TEXT) record = withValue(record, key, value.toString())
    } else {
      record = withValue(record, key, value)
    }
  }
  return record
}

/** ProseMirror JSON of a rich text, as written (not brought into canonical form). */
export function fragmentToJson(fragment: Y.XmlFragment): Json {
  return yXmlFragmentToProsemirrorJSON(fragment) as Json
}
