// Tells when the person here zooms by a key or a button. Wheels and fingers reach the canvas as events; these reach it as
// calls of the editor. What goes to a given place (`setCamera`, `zoomToBounds`) is not asked: following goes there too.
import type { Editor } from 'tldraw'

const ZOOMS = ['resetZoom', 'zoomIn', 'zoomOut', 'zoomToFit', 'zoomToSelection'] as const

/** Calls `onZoom` before each zoom until the answer is called. */
export function onOwnZoom(editor: Editor, onZoom: () => void): () => void {
  const restores = ZOOMS.map((name) => {
    const original = editor[name] as (...rest: unknown[]) => Editor
    const told = (...rest: unknown[]) => {
      onZoom()
      return original.apply(editor, rest)
    }
    Object.assign(editor, { [name]: told })
    return () => {
      // Whoever wrapped it after us goes on through us; only our own is taken off.
      if ((editor[name] as unknown) === told) Object.assign(editor, { [name]: original })
    }
  })
  return () => restores.forEach((restore) => restore())
}
