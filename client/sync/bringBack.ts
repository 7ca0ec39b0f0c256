// Brings work that the server refused into a fresh document, as far as it may be: record by record and item by item, texts
// merged with what others wrote meanwhile. Says what is left.
import type { TLRecord } from 'tldraw'
import * as Y from 'yjs'
import { itemKeyParts } from '../../shared/board/boardState.ts'
import * as layout from '../../shared/board/recordLayout.ts'
import { plainItemValue, writeSharedText } from '../../shared/board/sharedText.ts'
import type { LeftChange } from './heldWork.ts'
import type { RecordChange, Rights } from './rights.ts'
import { BROUGHT_BACK, withWork } from './withWork.ts'
import { addRecord, writeKey } from './writeRecord.ts'

type Json = Record<string, unknown>

export type Asked = {
  whyNot(changes: readonly RecordChange[]): ReadonlyMap<string, LeftChange['why']>
  mayTouchItem: Rights['mayTouchItem']
}

const WORDS_LENGTH = 60

/**
 * @param update what was refused
 * @param because why; said of everything when nothing can be told apart
 */
export function bringBack(doc: Y.Doc, update: Uint8Array, rights: Asked, because: LeftChange['why']): LeftChange[] {
  const wanted = withWork(doc, update)
  // Work on a board that has been set back since stands on something that is gone.
  if (wanted.store.pendingStructs !== null) return [{ id: '', words: '', why: because }]
  const left: LeftChange[] = []
  doc.transact(() => {
    bringRecords(doc, wanted, rights, left)
    bringItems(doc, wanted, rights, left)
  }, BROUGHT_BACK)
  wanted.destroy()
  return left
}

function bringRecords(doc: Y.Doc, wanted: Y.Doc, rights: Asked, left: LeftChange[]): void {
  const [records, theirs] = [doc, wanted].map((from) => from.getMap<unknown>('records')) as [
    Y.Map<unknown>,
    Y.Map<unknown>,
  ]
  const changes: (RecordChange & { before: Json | null; after: Json | null })[] = []
  for (const id of new Set([...records.keys(), ...theirs.keys()])) {
    const [before, after] = [records, theirs].map((from) => layout.readRecord(from.get(id))) as [
      Json | null,
      Json | null,
    ]
    if (!layout.isSameJson(before, after)) changes.push({ id, before, after })
  }
  const refused = rights.whyNot(changes)
  for (const { id, before, after } of changes) {
    const why = refused.get(id)
    if (why) {
      left.push({ id, words: wordsOf(after ?? before!), why })
      continue
    }
    try {
      writeRecord(doc, records, id, before, after)
    } catch {
      // A text that this version of the page does not know; the file has it.
      left.push({ id, words: wordsOf(after ?? before!), why: 'invalid_value' })
    }
  }
}

function writeRecord(doc: Y.Doc, records: Y.Map<unknown>, id: string, before: Json | null, after: Json | null): void {
  const entry = records.get(id)
  if (!after) return records.delete(id)
  if (!before || !(entry instanceof Y.Map)) return addRecord(doc, after as unknown as TLRecord)
  for (const [key, value] of layout.changedKeys(before, after)) writeKey(doc, entry as Y.Map<unknown>, key, value)
}

function bringItems(doc: Y.Doc, wanted: Y.Doc, rights: Asked, left: LeftChange[]): void {
  const [items, theirs] = [doc.getMap<unknown>('items'), wanted.getMap<unknown>('items')]
  for (const key of new Set([...items.keys(), ...theirs.keys()])) {
    const [before, after] = [items, theirs].map((from) => plainItemValue(key, from.get(key)))
    if (layout.isSameJson(before, after)) continue
    if (!rights.mayTouchItem(key, theirs.has(key) ? after : undefined)) {
      left.push({ id: key, words: itemKeyParts(key).slice(1).join(' '), why: 'not_yours' })
      continue
    }
    const [here, there] = [items.get(key), theirs.get(key)]
    if (!theirs.has(key)) items.delete(key)
    else if (here instanceof Y.Text && there instanceof Y.Text) writeSharedText(here, there.toString())
    else items.set(key, there instanceof Y.Text ? new Y.Text(there.toString()) : after)
  }
}

/** What a drawing says, to be known again; '' when it says nothing. */
function wordsOf(record: Json): string {
  const props = layout.isPlainObject(record.props) ? record.props : {}
  const words = [textIn(props.richText), props.text, props.name].find((text) => typeof text === 'string' && text !== '')
  return typeof words === 'string' ? words.slice(0, WORDS_LENGTH) : ''
}

function textIn(node: unknown): string {
  if (!layout.isPlainObject(node)) return ''
  if (typeof node.text === 'string') return node.text
  return Array.isArray(node.content) ? node.content.map(textIn).join(' ').trim() : ''
}
