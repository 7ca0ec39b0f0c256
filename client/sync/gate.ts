// Whether a record that came from outside may be shown. One bad record must never take the canvas of a room down, so
// everything is checked before it reaches the store; what fails stays in the document, unseen and listed.
import type { TLRecord, TLStore } from 'tldraw'
import { assetHash } from '../../shared/board/assetSource.ts'
import { isPlainObject, RICH_TEXT, valueAt, withValue } from '../../shared/board/recordLayout.ts'
import { canonicalRichText, normalised } from './richText.ts'

/** Beyond this the geometry of the canvas fails (a coordinate of 1e308 stops the editor). */
const MAX_COORDINATE = 1e7
const MAX_ENTRIES = 200_000
const MAX_DEPTH = 24

export type Verdict = { ok: true; record: TLRecord } | { ok: false; reason: string }

export type Gate = {
  /** Checks one record by itself; `before` (already checked) makes it cheaper. Parents and ends are checked elsewhere. */
  check(id: string, json: unknown, before: TLRecord | undefined): Verdict
}

/** A gate for the record types and shapes of this store. */
export function createGate(store: TLStore): Gate {
  const documentTypes: ReadonlySet<string> = store.scopedTypes.document
  return {
    check(id, json, before) {
      try {
        if (!isPlainObject(json)) return refuse('no base')
        if (json.id !== id) return refuse('the id is not its key')
        if (typeof json.typeName !== 'string' || !documentTypes.has(json.typeName)) return refuse('not a board record')
        if (json.typeName === 'asset' && asksElsewhere(json)) return refuse('a picture of another host')
        checkSize(json, json.typeName === 'shape' ? MAX_COORDINATE : Number.MAX_SAFE_INTEGER)
        const record = withCanonicalText(json) as unknown as TLRecord
        const validBefore = before && before.typeName === record.typeName ? before : null
        return { ok: true, record: store.schema.validateRecord(store, record, 'updateRecord', validBefore) }
      } catch (error) {
        return refuse(error instanceof Error ? error.message : String(error))
      }
    },
  }
}

const refuse = (reason: string): Verdict => ({ ok: false, reason })

/** [A13] A picture or preview that is not the board's own would tell another host who is looking at the board. */
function asksElsewhere({ type, props }: Record<string, unknown>): boolean {
  if (!isPlainObject(props)) return false
  const isOwn = (source: unknown) => source == null || source === '' || assetHash(source) !== null
  return type === 'bookmark' ? !isOwn(props.image) || !isOwn(props.favicon) : !isOwn(props.src)
}

/** The record with its rich text in canonical form. @throws when the text has a node the editor does not know */
export function withCanonicalText(record: Record<string, unknown>): Record<string, unknown> {
  const text = valueAt(record, RICH_TEXT)
  if (!isPlainObject(text)) return record
  const canonical = canonicalRichText(normalised(text))
  return canonical === text ? record : withValue(record, RICH_TEXT, canonical)
}

/** @throws Error for numbers that are not finite or too large, and for records too big or too deep to draw. */
function checkSize(record: unknown, maxNumber: number): void {
  let entries = 0
  const visit = (value: unknown, depth: number): void => {
    if (++entries > MAX_ENTRIES || depth > MAX_DEPTH) throw new Error('the record is too big')
    if (typeof value === 'number' && !(Math.abs(value) <= maxNumber)) throw new Error('a number is out of bounds')
    if (Array.isArray(value)) for (const entry of value) visit(entry, depth + 1)
    else if (isPlainObject(value)) {
      for (const [key, entry] of Object.entries(value)) if (key !== 'meta') visit(entry, depth + 1)
    }
  }
  visit(record, 0)
}
