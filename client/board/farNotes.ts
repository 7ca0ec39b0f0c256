// A page of thousands seen from far away: the words of its notes are smaller than a pixel's worth of reading, yet the browser
// draws each of them again at every step of a pan. They are left out until somebody comes nearer.
import { react, type Editor } from 'tldraw'

/** Below this zoom the largest letters of a note (32 px) are under 5 px high. */
const FAR_ZOOM = 0.15

/** Marks the canvas with `data-far` until the answer is called; BoardCanvas.module.css says what that hides. */
export function farNotes(editor: Editor): () => void {
  return react('notes from far', () => {
    editor.getContainer().toggleAttribute('data-far', editor.getZoomLevel() < FAR_ZOOM)
  })
}
