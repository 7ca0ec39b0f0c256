// tldraw tests every shape against the screen at every camera change, and then wakes every shape to ask whether it is still in
// sight. Here the list of shapes out of sight is worked out for a somewhat larger, rounded view, so that a moving camera
// reaches nobody until it has gone a step.
import { atom, Box, computed, react, type Editor, type TLShapeId } from 'tldraw'
import { steadyZoom } from './steadyZoom.ts'

/** Steps of the view, as a part of its size; the margin is half of it, so that nothing in sight is ever left out. */
const STEP = 0.25

/** Replaces the editor's list, and its zoom, until the answer is called. */
export function steadyCulling(editor: Editor): () => void {
  const rounded = () => {
    const bounds = editor.getViewportPageBounds()
    const stepX = bounds.w * STEP
    const stepY = bounds.h * STEP
    const x = Math.floor(bounds.x / stepX) * stepX
    const y = Math.floor(bounds.y / stepY) * stepY
    return new Box(x - stepX / 2, y - stepY / 2, bounds.w + 2 * stepX, bounds.h + 2 * stepY)
  }
  // An atom and not a computed value: whoever depends on a computed one is asked again whenever the camera moves.
  const view = atom<Box>('rounded view', rounded(), { isEqual: (a, b) => a.equals(b) })
  const stopRounding = react('round the view', () => {
    view.set(rounded())
  })
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
  const stopZoom = steadyZoom(editor)
  return () => {
    stopZoom()
    stopRounding()
    editor.getNotVisibleShapes = original
  }
}
