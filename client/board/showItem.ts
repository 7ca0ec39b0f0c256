// Brings one item of a panel into sight on the canvas and marks it until the next press. A panel is drawn a moment after its
// page is shown, so the item is waited for; a panel without a row for it shows itself only.
import type { Editor } from 'tldraw'
import { revealInPaper } from '../shapes/generic/revealInPaper.ts'

/** Frames in which a page of thousands of drawings has drawn its panels. */
const FRAMES = 120
/** Px that a sticky head of a list covers. */
const HEAD = 34
/** Attribute of the item that was asked for; looks in WidgetPanel.module.css. */
const SHOWN = 'data-shown'

/** @param shapeId of the panel, `shape:T11.actions` */
export function showItem(editor: Editor, shapeId: string, itemId: string): void {
  const root = editor.getContainer()
  unmark(root)
  const row = `[data-panel="${CSS.escape(shapeId.replace('shape:', ''))}"] [data-item="${CSS.escape(itemId)}"]`
  const look = (left: number) => {
    const element = root.querySelector<HTMLElement>(row)
    if (!element) {
      if (left > 0) editor.timers.requestAnimationFrame(() => look(left - 1))
      return
    }
    revealInPaper(element, HEAD)
    element.setAttribute(SHOWN, '')
    const view = root.ownerDocument
    const leave = () => {
      unmark(root)
      view.removeEventListener('pointerdown', leave, true)
      view.removeEventListener('keydown', leave, true)
    }
    view.addEventListener('pointerdown', leave, true)
    view.addEventListener('keydown', leave, true)
  }
  look(FRAMES)
}

function unmark(root: HTMLElement): void {
  for (const element of root.querySelectorAll(`[${SHOWN}]`)) element.removeAttribute(SHOWN)
}
