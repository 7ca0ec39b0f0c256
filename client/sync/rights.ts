// What this person may change on the board at the moment, by the same rules as the server's (shared/board/drawingRights.ts):
// what it would refuse is prevented here first. Which client ids are the person's own the server says.
import type * as Y from 'yjs'
import { itemKey } from '../../shared/board/boardState.ts'
import { drawingsOf, limitsOf, mayTouchItem, type IsOf } from '../../shared/board/documentDrawings.ts'
import {
  isContainer,
  lockOver,
  whyNotAdd,
  whyNotChange,
  whyNotEmpty,
  type DrawingBoard,
  type DrawingRefusal,
} from '../../shared/board/drawingRights.ts'
import type { Role } from '../../shared/roles.ts'

/** A record as it was and as it would be; null when it is not there. */
export type RecordChange = { id: string; before: object | null; after: object | null }

export type Rights = {
  /** Why this person may not change or move a drawing; null when nothing is against it. */
  whyNotDrawing(id: string): DrawingRefusal | null
  /** Why not delete it, with all that stands in it. */
  whyNotRemove(id: string): DrawingRefusal | null
  /** Why nothing may be put into this page, frame or group. */
  whyNotInto(parent: string): DrawingRefusal | null
  /** Those of several changes made together that may not be made. */
  whyNot(changes: readonly RecordChange[]): ReadonlyMap<string, DrawingRefusal>
  /** The locked frame or drawing around a drawing, for everybody who asks; null when there is none. */
  lockAround(id: string): string | null
  /** Whether this may be written under a key of `items`, or taken away (undefined). */
  mayTouchItem(key: string, value: unknown): boolean
  mayRemoveItem(widget: string, item: string): boolean
}

export type RightsOptions = {
  doc: Y.Doc
  user: { participantId: string; role: Role }
  /** Whether a client id is this person's; undefined when it is not known whose. */
  isOf: IsOf
}

type Fields = { type?: unknown; parentId?: unknown; fromId?: unknown }

const NOTHING: ReadonlyMap<string, DrawingRefusal> = new Map()

const parentOf = (record: object | null): string | null => {
  const { fromId, parentId } = (record ?? {}) as Fields
  return typeof fromId === 'string' ? fromId : typeof parentId === 'string' ? parentId : null
}

export function createRights({ doc, user, isOf }: RightsOptions): Rights {
  const isFree = user.role === 'facilitator'
  const { participantId } = user
  const drawings = (): DrawingBoard => {
    const { locks, notes } = limitsOf(doc)
    return drawingsOf(doc, { locks, notes, participantId, isOf })
  }

  function whyNotOne(board: DrawingBoard, { id, before, after }: RecordChange): DrawingRefusal | null {
    const why = whyNotChange(board, id)
    if (why || !after) return why
    const parent = parentOf(after)
    if (before) return parent === parentOf(before) ? null : whyNotAdd(board, null, parent)
    const { type } = after as Fields
    return whyNotAdd(board, typeof type === 'string' ? type : null, parent)
  }

  function mayTouch(key: string, value: unknown): boolean {
    if (isFree || limitsOf(doc).notes === 'everyones') return true
    return mayTouchItem(doc, isOf, key, value === undefined, value === undefined ? [] : [value])
  }

  return {
    whyNotDrawing: (id) => (isFree ? null : whyNotChange(drawings(), id)),
    whyNotRemove(id) {
      if (isFree) return null
      const board = drawings()
      const facts = board.read(id)
      const isEmptied = facts !== null && (isContainer(facts) || id.startsWith('page:'))
      const why = whyNotChange(board, id)
      return why ?? (isEmptied ? whyNotEmpty(board, doc.getMap('records').keys(), new Set([id])) : null)
    },
    whyNotInto: (parent) => (isFree ? null : whyNotAdd(drawings(), null, parent)),
    whyNot(changes) {
      if (isFree) return NOTHING
      const board = drawings()
      const refused = new Map<string, DrawingRefusal>()
      const emptied: string[] = []
      for (const change of changes) {
        const why = whyNotOne(board, change)
        if (why) refused.set(change.id, why)
        const facts = change.after ? null : board.read(change.id)
        if (!why && facts && (isContainer(facts) || change.id.startsWith('page:'))) emptied.push(change.id)
      }
      const ids = () => doc.getMap('records').keys()
      if (emptied.length > 0 && whyNotEmpty(board, ids(), new Set(emptied))) {
        for (const id of emptied) {
          const why = whyNotEmpty(board, ids(), new Set([id]))
          if (why) refused.set(id, why)
        }
      }
      // What is made in something that may not be made would stand nowhere.
      for (let isSettled = refused.size === 0; !isSettled;) {
        isSettled = true
        for (const { id, after } of changes) {
          const why = refused.get(parentOf(after) ?? '')
          if (!after || !why || refused.has(id) || board.read(parentOf(after)!)) continue
          refused.set(id, why)
          isSettled = false
        }
      }
      return refused
    },
    lockAround(id) {
      const { locks } = limitsOf(doc)
      return lockOver(
        { ...drawingsOf(doc, { locks, notes: 'everyones', participantId, isOf }), isOwn: () => false },
        id,
      )
    },
    mayTouchItem: mayTouch,
    mayRemoveItem(widget, item) {
      const key = itemKey(widget, item)
      return doc.getMap('items').has(key) ? mayTouch(key, undefined) : mayTouch(`${key}/$archived`, true)
    },
  }
}
