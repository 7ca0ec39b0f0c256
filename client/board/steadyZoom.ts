// Every note asks for the zoom, to leave its shadow out when small, and tldraw derives the zoom from the camera: each step of
// a pan would wake every note on the page to find the zoom unchanged. Here the zoom is a value of its own.
import { atom, type Editor } from 'tldraw'

/** Replaces the editor's zoom until the answer is called. */
export function steadyZoom(editor: Editor): () => void {
  const zoom = atom('steady zoom', editor.getCamera().z)
  const follow = () => void zoom.set(editor.getCamera().z)
  // Before the change and not after it: what comes after waits for the end of the transaction, and whoever asks inside it must
  // get the new value.
  const stops = [
    editor.store.sideEffects.registerBeforeChangeHandler('camera', (_, next) => {
      if (next.id === editor.getCamera().id) zoom.set(next.z)
      return next
    }),
    // A change that another handler alters, or a camera that is new.
    editor.store.sideEffects.registerAfterCreateHandler('camera', follow),
    editor.store.sideEffects.registerAfterChangeHandler('camera', follow),
    editor.store.sideEffects.registerAfterChangeHandler('instance', (before, after) => {
      if (before.currentPageId !== after.currentPageId) follow()
    }),
  ]
  const original = editor.getZoomLevel.bind(editor)
  editor.getZoomLevel = () => zoom.get()
  return () => {
    editor.getZoomLevel = original
    for (const stop of stops) stop()
  }
}
