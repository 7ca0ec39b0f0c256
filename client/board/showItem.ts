// Brings one item or field of a panel into sight on the canvas and marks it until the next press; a field gets the keyboard
// too. A panel is drawn a moment after its page is shown, so what is asked for is waited for; a panel without it shows itself
// only.
import type { Editor } from 'tldraw'
import { focusInPaper, revealInPaper } from '../shapes/generic/revealInPaper.ts'

/** Frames in which a page of thousands of drawings has drawn its panels. */
const FRAMES = 120
/** Px that a sticky head of a list covers. */
const HEAD = 34
/** Attribute of the item that was asked for; looks in WidgetPanel.module.css. */
const SHOWN = 'data-shown'
/** What takes the keyboard in a field. */
const ENTRY = 'button, input, select, textarea'

/** @param shapeId of the panel, `shape:T11.actions` @param itemId of an item, or a field of a form */
export function showItem(editor: Editor, shapeId: string, itemId: string): void {
  const root = editor.getContainer()
  unmark(root)
  const panel = `[data-panel="${CSS.escape(shapeId.replace('shape:', ''))}"]`
  const look = (left: number) => {
    const field = root.querySelector<HTMLElement>(`${panel} [data-field="${CSS.escape(itemId)}"]`)
    const element = root.querySelector<HTMLElement>(`${panel} [data-item="${CSS.escape(itemId)}"]`) ?? field
    if (!element) {
      if (left > 0) editor.timers.requestAnimationFrame(() => look(left - 1))
      return
    }
    revealInPaper(element, HEAD)
    if (field && element.contains(field))
      focusInPaper(field.matches(ENTRY) ? field : field.querySelector<HTMLElement>(ENTRY))
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
