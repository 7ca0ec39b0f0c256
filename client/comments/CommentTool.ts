// The comment tool of the canvas. It only marks the mode: CommentLayer catches the press, so that a comment can also be put on
// a button or a field inside a panel.
import { StateNode } from 'tldraw'

export class CommentTool extends StateNode {
  static override id = 'comment'

  override onEnter(): void {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select')
  }
}
