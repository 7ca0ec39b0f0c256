// What the undo log remembers of one change, and what must hold before it may be taken back: the last word on a value must be
// this person's own. Knows the document, no canvas.
import type { TLRecord } from 'tldraw'
import * as Y from 'yjs'
import { BASE } from '../../shared/board/recordLayout.ts'

/** A rich text or label of the canvas, or a long text of a field. */
export type TextType = Y.XmlFragment | Y.Text

export type Entry =
  /** `seen`: how many changes others had made to the record by then. */
  | { kind: 'add'; record: TLRecord; seen: number }
  | { kind: 'delete'; record: TLRecord }
  | { kind: 'set'; id: string; key: string; before: unknown; after: unknown }
  | { kind: 'text'; text: TextType }
  /** A key of `items`; undefined stands for none. */
  | { kind: 'item'; key: string; before: unknown; after: unknown }

/** What is undone in one go; `marks` are the canvas' names for the moment the group began. */
export type Group = { marks: string[]; entries: Entry[] }

/** Who wrote the present value of a key: a client id, or null when there is none. */
export function writerOf(map: Y.Map<unknown>, key: string): number | null {
  const item = map._map.get(key)
  return item && !item.deleted ? item.id.client : null
}

/** Whether this document's own client wrote the present value of a record's property. */
export function isOwnValue(records: Y.Map<Y.Map<unknown>>, id: string, key: string): boolean {
  const entry: unknown = records.get(id)
  if (!(entry instanceof Y.Map)) return false
  return (writerOf(entry, key) ?? writerOf(entry, BASE)) === records.doc?.clientID
}

/** A text whose record was deleted (and perhaps restored as another one) has nothing left to undo. */
export function isAlive(text: TextType): boolean {
  for (let item = text._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) {
    if (item.deleted) return false
  }
  return text.doc !== null
}

/** Taking back one's own paragraph or list must not take along what others wrote in it. */
export function mayDelete(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return true
  const { type } = item.content
  const isContainer = type instanceof Y.XmlElement || type instanceof Y.Text
  return !isContainer || type._length === 0
}
