// One finger moves the view. tldraw would draw a selection box where the canvas is empty and carry a drawing off that somebody
// only wanted to pass over; here a finger carries what it had chosen before, and moves the view everywhere else.
import { Vec, type Editor, type TLEventInfo, type TLShapeId } from 'tldraw'

/** Until the answer is called. Mouse and pen are left as they are. */
export function fingerPan(editor: Editor): () => void {
  /** What was chosen before the finger came down; null when this finger does something else. */
  let chosen: TLShapeId[] | null = null
  let isPanning = false

  const mayPan = (): boolean => {
    if (editor.isIn('select.pointing_canvas')) return true
    const [touched] = editor.getSelectedShapeIds()
    return editor.isIn('select.pointing_shape') && (touched === undefined || !chosen?.includes(touched))
  }

  const before = (info: TLEventInfo) => {
    if (info.type !== 'pointer') return
    const { inputs } = editor
    if (info.name === 'pointer_down') {
      const isFinger = editor.getInstanceState().isCoarsePointer && !info.isPen
      chosen = isFinger && editor.isIn('select.idle') ? [...editor.getSelectedShapeIds()] : null
      return
    }
    if (info.name !== 'pointer_move' || chosen === null || !inputs.isPointing || inputs.isPinching) return
    const { x, y } = editor.getViewportScreenBounds()
    const way = Vec.Dist2(inputs.originScreenPoint, Vec.Sub(info.point, { x, y }))
    if (way <= editor.options.coarseDragDistanceSquared) return
    if (mayPan()) {
      editor.interrupt()
      editor.setSelectedShapes(chosen)
      inputs.isPanning = true
      isPanning = true
    }
    chosen = null
  }
  const after = (info: TLEventInfo) => {
    if (!isPanning || info.type !== 'pointer' || info.name !== 'pointer_up') return
    isPanning = false
    // The editor thinks of a hand that stays.
    editor.setCursor({ type: 'default', rotation: 0 })
  }
  editor.on('before-event', before)
  editor.on('event', after)
  return () => {
    editor.off('before-event', before)
    editor.off('event', after)
  }
}
