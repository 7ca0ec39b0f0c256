// Notes that are put on the board and taken off it in the document view, without a canvas, and the way back for undo.
import * as Y from 'yjs'
import { freeSpot, shapeBoxes } from '../../shared/board/freePlace.ts'
import { indexAbove } from '../../shared/board/indexKeys.ts'
import { NOTE_GAP, noteRecord, putRecord } from '../../shared/board/initialRecords.ts'
import { isPlainObject, readRecord } from '../../shared/board/recordLayout.ts'
import { NOTE_SIDE } from '../../shared/session/layNotes.ts'

/** One step of the undo log: undoing it brings `kept` back into its parent, or takes the drawing off where that is null. */
export type RecordEntry = { kind: 'record'; id: string; parent: string; kept: Y.Map<unknown> | null }

/** A free page has no edge below; its notes stand in rows of this width. */
const FREE_PAGE = { w: 1500, h: Number.POSITIVE_INFINITY }
const SMALLEST_SIDE = 60

const recordsOf = (doc: Y.Doc) => doc.getMap<unknown>('records')

/** Puts an empty note where its frame or page has room. To be called inside a transaction. @param parent a frame or page */
export function addNote(doc: Y.Doc, parent: string, id: string): RecordEntry {
  const records = recordsOf(doc)
  const area = areaOf(records, parent)
  const side = Math.max(SMALLEST_SIDE, Math.min(NOTE_SIDE, area.w - 2 * NOTE_GAP, area.h - 2 * NOTE_GAP))
  const spot = freeSpot(shapeBoxes(doc, parent), area, side, NOTE_GAP)
  const indexes: string[] = []
  for (const [key, entry] of records.entries()) {
    const record = key.startsWith('shape:') ? readRecord(entry) : null
    if (record?.parentId === parent && typeof record.index === 'string') indexes.push(record.index)
  }
  putRecord(doc, noteRecord(id, parent, indexAbove(indexes), spot, side / NOTE_SIDE), '')
  return { kind: 'record', id, parent, kept: null }
}

function areaOf(records: Y.Map<unknown>, parent: string): { w: number; h: number } {
  const props = readRecord(records.get(parent))?.props
  const { w, h } = isPlainObject(props) ? props : {}
  return typeof w === 'number' && typeof h === 'number' ? { w, h } : FREE_PAGE
}

/** To be called inside a transaction. Arrows that led to the drawing are drawn without that end. @returns null: it was gone */
export function removeDrawing(doc: Y.Doc, id: string): RecordEntry | null {
  const records = recordsOf(doc)
  const entry = records.get(id)
  if (!(entry instanceof Y.Map)) return null
  const parent = readRecord(entry)?.parentId
  const kept = (entry as Y.Map<unknown>).clone()
  records.delete(id)
  return { kind: 'record', id, parent: typeof parent === 'string' ? parent : '', kept }
}

/**
 * Takes an entry back as far as nobody else has worked there since. To be called inside a transaction.
 * @returns the way back again; null when nothing was changed
 */
export function revertRecord(doc: Y.Doc, { id, parent, kept }: RecordEntry): RecordEntry | null {
  const records = recordsOf(doc)
  if (kept === null) {
    const entry = records.get(id)
    const isOwn = entry instanceof Y.Map && isOnlyOf(entry as Y.Map<unknown>, doc.clientID) && !isBound(records, id)
    return isOwn ? removeDrawing(doc, id) : null
  }
  if (records.has(id) || !records.has(parent)) return null
  records.set(id, kept)
  return { kind: 'record', id, parent, kept: null }
}

/** Whether somebody's arrow leads to it. */
function isBound(records: Y.Map<unknown>, id: string): boolean {
  for (const [key, entry] of records.entries())
    if (key.startsWith('binding:') && readRecord(entry)?.toId === id) return true
  return false
}

/** Whether every value and letter of it was written by this document's own client. */
function isOnlyOf(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, client: number): boolean {
  const isOwn = (item: Y.Item): boolean => {
    if (item.deleted) return true
    if (item.id.client !== client) return false
    return !(item.content instanceof Y.ContentType) || isOnlyOf(item.content.type, client)
  }
  for (const item of type._map.values()) if (!isOwn(item)) return false
  for (let item = type._start; item; item = item.right) if (!isOwn(item)) return false
  return true
}
