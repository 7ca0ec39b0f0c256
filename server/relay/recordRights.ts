// What the workshop allows participants to write at the moment, asked of the board's document before an update is applied.
// The rules for drawings are shared/board/drawingRights.ts; who made something is known from client ids, never from what a
// client writes. Reads the document, changes nothing.
import { drawingsOf, limitsOf, mayTouchItem, MARK_KEY } from '../../shared/board/documentDrawings.ts'
import {
  isContainer,
  LOCK_MARK,
  whyNotAdd,
  whyNotChange,
  whyNotEmpty,
  type DrawingBoard,
} from '../../shared/board/drawingRights.ts'
import { BASE, isPlainObject } from '../../shared/board/recordLayout.ts'
import type { RefusalCode } from '../../shared/errors.ts'
import type { GateBoard, Sender } from './GateBoard.ts'

/** What an update would do to one record. */
export type Touch = {
  isRemoved: boolean
  /** Written as a whole: made, or put in the place of another. */
  isPut: boolean
  /** Values written under keys that rights depend on, in any order; the update may write one twice. */
  writes: { key: string; value: unknown }[]
}
/** What an update would do to drawings and items, as far as rights depend on it. Items by key of the root. */
export type Touches = {
  records: ReadonlyMap<string, Touch>
  items: ReadonlyMap<string, { isRemoved: boolean; values: readonly unknown[] }>
}

/** Keys of a record whose values are looked at; of others it only counts that they are written. */
export const RIGHTS_KEYS: ReadonlySet<string> = new Set([BASE, 'type', 'parentId', 'fromId', 'meta', MARK_KEY])

/** Where the update puts a record, and as what: every value it writes counts, whichever stays in the end. */
function placesOf({ writes }: Touch): { types: unknown[]; parents: string[]; hasMark: boolean } {
  const types: unknown[] = []
  const parents: string[] = []
  let hasMark = false
  for (const { key, value } of writes) {
    const parts: Record<string, unknown> = key === BASE ? (isPlainObject(value) ? value : {}) : { [key]: value }
    if (typeof parts.type === 'string') types.push(parts.type)
    for (const parent of [parts.parentId, parts.fromId]) if (typeof parent === 'string') parents.push(parent)
    hasMark ||= isPlainObject(parts.meta) ? Boolean(parts.meta[LOCK_MARK]) : key === MARK_KEY && Boolean(value)
  }
  return { types, parents, hasMark }
}

function whyNotTouch(board: DrawingBoard, id: string, touch: Touch): RefusalCode | null {
  const refusal = whyNotChange(board, id)
  if (refusal) return refusal
  if (touch.writes.length === 0) return null
  const { types, parents, hasMark } = placesOf(touch)
  const facts = board.read(id)
  // Of a drawing that is there the kind stays what it is: what goes with it when it is deleted hangs on that.
  if (facts?.type != null && types.some((type) => type !== facts.type)) return 'not_allowed'
  if (hasMark && facts && !facts.isSealed && !touch.isPut) return 'not_allowed'
  for (const type of types) {
    const why = whyNotAdd(board, String(type), null)
    if (why) return why
  }
  for (const parent of parents) {
    const why = whyNotAdd(board, null, parent)
    if (why) return why
  }
  return null
}

/**
 * Why a participant may not write this; null when nothing of the workshop is against it.
 * [G7] locked frames and [G8] the templates' scaffolding stay as they are, [G9] as do others' drawings and items while
 * everybody changes only their own.
 */
export function whyNotWrite(board: GateBoard, sender: Sender, touches: Touches): RefusalCode | null {
  const { doc } = board
  const { locks, notes } = limitsOf(doc)
  const { participantId } = sender
  const isOf = (clientId: number): boolean | undefined => {
    const owner = board.ownerOf(clientId)
    return owner === undefined ? undefined : owner === participantId
  }
  const drawings = drawingsOf(doc, { locks, notes, participantId, isOf })
  const emptied = new Set<string>()
  for (const [id, touch] of touches.records) {
    const why = whyNotTouch(drawings, id, touch)
    if (why) return why
    const facts = touch.isRemoved || touch.isPut ? drawings.read(id) : null
    if (facts && (isContainer(facts) || id.startsWith('page:'))) emptied.add(id)
  }
  if (emptied.size > 0) {
    const why = whyNotEmpty(drawings, doc.getMap('records').keys(), emptied)
    if (why) return why
  }
  if (notes === 'everyones') return null
  for (const [key, { isRemoved, values }] of touches.items)
    if (!mayTouchItem(doc, isOf, key, isRemoved, values)) return 'not_yours'
  return null
}
