// Holds the canvas to what this person may do to drawings, before anything is changed: what may not be changed behaves like
// something locked. Facilitators lock frames for the others here.
import { react, type Editor, type TLShape, type TLShapeId } from 'tldraw'
import type { DrawingRefusal } from '../../shared/board/drawingRights.ts'
import { LOCK_MARK } from '../../shared/board/drawingRights.ts'
import type { Rights } from '../sync/rights.ts'

export type DrawingLimits = {
  rights: Rights
  /** Somebody tried what they may not do. */
  onPrevented: (why: DrawingRefusal, drawing: string) => void
  /** Locks or unlocks frames for everybody but facilitators; null: this person is none. */
  lockFrames: ((frames: string[], isLocked: boolean) => void) | null
  participantId: string
}

type Shapes = TLShapeId[] | TLShape[]
const idsOf = (shapes: Shapes): TLShapeId[] => shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))

/** States of tldraw in which selected drawings are about to change. */
const CHANGING = ['select.translating', 'select.resizing', 'select.rotating', 'select.editing_shape'] as const

/** @returns sets the canvas free again */
export function limitDrawings(
  editor: Editor,
  { rights, onPrevented, lockFrames, participantId }: DrawingLimits,
): () => void {
  const { deleteShapes, reparentShapes, toggleLock, isShapeOrAncestorLocked } = editor
  const remove: (ids: TLShapeId[]) => Editor = deleteShapes
  const isLockedByItself = (shape: TLShape | undefined): boolean =>
    shape !== undefined && (shape.isLocked || isLockedByItself(editor.getShapeParent(shape)))

  /** Those of the drawings that this may be done to; says so when it is not all of them. */
  function allowed(shapes: Shapes, whyNot: (id: string) => DrawingRefusal | null): TLShapeId[] {
    return idsOf(shapes).filter((id) => {
      const why = whyNot(id)
      if (why) onPrevented(why, id)
      return why === null
    })
  }

  Object.assign(editor, {
    isShapeOrAncestorLocked(given?: TLShape | TLShapeId) {
      const shape = typeof given === 'string' ? editor.getShape(given) : given
      return shape !== undefined && (isLockedByItself(shape) || rights.whyNotDrawing(shape.id) !== null)
    },
    deleteShapes: ((shapes: Shapes) =>
      remove.call(editor, allowed(shapes, rights.whyNotRemove))) as Editor['deleteShapes'],
    reparentShapes(shapes: Shapes, ...[parent, index]: [TLShape['parentId'], TLShape['index']?]) {
      const why = rights.whyNotInto(parent)
      if (why) onPrevented(why, parent)
      else reparentShapes.call(editor, allowed(shapes, rights.whyNotDrawing), parent, index)
      return editor
    },
    toggleLock(shapes: Shapes) {
      const ids = idsOf(shapes)
      const frames = lockFrames ? ids.filter((id) => editor.getShape(id)?.type === 'frame') : []
      const others = allowed(
        ids.filter((id) => !frames.includes(id)),
        rights.whyNotDrawing,
      )
      if (frames.length > 0) {
        const isLocked = frames.every((id) => rights.lockAround(id) === id)
        lockFrames!(frames, !isLocked)
        mark(frames, !isLocked)
      }
      if (others.length === 0) return editor
      toggleLock.call(editor, others)
      // What a facilitator locks stays locked for the others.
      if (lockFrames) others.forEach((id) => mark([id], editor.getShape(id)?.isLocked === true))
      return editor
    },
  })

  function mark(ids: readonly TLShapeId[], isLocked: boolean): void {
    for (const id of ids) {
      editor.store.update(id, (shape) => {
        const { [LOCK_MARK]: _former, ...rest } = shape.meta
        return { ...shape, meta: isLocked ? { ...rest, [LOCK_MARK]: participantId } : rest }
      })
    }
  }

  const frames = editor.getShapeUtil('frame')
  const { canReceiveNewChildrenOfType, onDragShapesIn } = frames
  Object.assign(frames, {
    canReceiveNewChildrenOfType: (shape: TLShape, type: string) =>
      canReceiveNewChildrenOfType.call(frames, shape, type) && rights.whyNotInto(shape.id) === null,
    onDragShapesIn(...[shape, dragged, info]: Parameters<NonNullable<typeof onDragShapesIn>>) {
      const why = rights.whyNotInto(shape.id)
      if (why) onPrevented(why, shape.id)
      else onDragShapesIn?.call(frames, shape, dragged, info)
    },
  })

  const sayWhy = (id: TLShapeId | undefined) => {
    const why = id && rights.whyNotDrawing(id)
    // A word on screen is no part of what is watched.
    if (why) queueMicrotask(() => onPrevented(why, id))
  }
  const stopWatching = react('what is tried on drawings that may not be changed', () => {
    if (CHANGING.some((state) => editor.isIn(state))) for (const id of editor.getSelectedShapeIds()) sayWhy(id)
    // What is locked is not taken hold of: a drag that begins on it draws a selection instead.
    if (editor.isIn('select.brushing'))
      sayWhy(editor.getShapeAtPoint(editor.inputs.originPagePoint, { hitInside: true })?.id)
  })
  const container = editor.getContainer()
  const onDoubleClick = ({ clientX, clientY }: MouseEvent): void => {
    if (editor.getIsReadonly() || !editor.isIn('select')) return
    sayWhy(editor.getShapeAtPoint(editor.screenToPage({ x: clientX, y: clientY }), { hitInside: true })?.id)
  }
  container.addEventListener('dblclick', onDoubleClick)
  return () => {
    stopWatching()
    container.removeEventListener('dblclick', onDoubleClick)
    Object.assign(editor, { deleteShapes, reparentShapes, toggleLock, isShapeOrAncestorLocked })
    Object.assign(frames, { canReceiveNewChildrenOfType, onDragShapesIn })
  }
}
