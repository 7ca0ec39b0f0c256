// Where the document view shows what is selected on the canvas.
import type { Editor } from 'tldraw'
import { placeOfDrawing, placeOfShape } from '../document/documentPlace.ts'

/** Null unless one panel, frame or drawing is selected. */
export function selectedPlace(editor: Editor): string | null {
  const shape = editor.getOnlySelectedShape()
  const page = shape && editor.getAncestorPageId(shape)
  if (!shape || !page) return null
  return shape.type === 'widget' ? placeOfShape(shape.id) : placeOfDrawing(page, shape.id)
}
