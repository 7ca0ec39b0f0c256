// Writes drawing records into the document in the fixed layout, texts letter by letter. To be called inside a transaction.
import type { TLRecord } from 'tldraw'
import * as Y from 'yjs'
import * as layout from '../../shared/board/recordLayout.ts'
import { writeSharedText } from '../../shared/board/sharedText.ts'
import { writeFragment } from './richText.ts'
import type { TextType } from './undoEntries.ts'

type Json = Record<string, unknown>

const asJson = (record: TLRecord) => record as unknown as Json

/** @throws Error for a rich text that the editor does not know */
export function addRecord(doc: Y.Doc, record: TLRecord): void {
  const entry = new Y.Map<unknown>()
  entry.set(layout.BASE, layout.toBase(asJson(record)))
  doc.getMap('records').set(record.id, entry)
  const text = layout.valueAt(asJson(record), layout.RICH_TEXT)
  if (layout.isPlainObject(text)) addFragment(doc, entry, text)
  // From the beginning, so that no two people ever have to begin it at once.
  const label = layout.valueAt(asJson(record), layout.PLAIN_TEXT)
  if (typeof label === 'string') entry.set(layout.PLAIN_TEXT, new Y.Text(label))
}

/** A fragment can be written only once it is part of the document. */
function addFragment(doc: Y.Doc, entry: Y.Map<unknown>, text: object): void {
  const fragment = new Y.XmlFragment()
  entry.set(layout.RICH_TEXT, fragment)
  writeFragment(doc, fragment, text)
}

/**
 * Writes one key of the layout.
 * @param beforeText called before a text that is there changes
 * @returns the text that changed, 'new text' for a rich text that was not there, 'value' for anything else
 * @throws Error for a rich text that the editor does not know
 */
export function writeKey(
  doc: Y.Doc,
  entry: Y.Map<unknown>,
  key: string,
  value: unknown,
  beforeText?: (text: TextType) => void,
): TextType | 'new text' | 'value' {
  const text = entry.get(key)
  if (key === layout.RICH_TEXT) {
    if (!(text instanceof Y.XmlFragment)) {
      addFragment(doc, entry, value as object)
      return 'new text'
    }
    beforeText?.(text)
    writeFragment(doc, text, value as object)
    return text
  }
  if (text instanceof Y.Text && typeof value === 'string') {
    beforeText?.(text)
    writeSharedText(text, value)
    return text
  }
  entry.set(key, value)
  return 'value'
}
