// How many drawings a board may hold. tldraw itself limits a page and says so; the board as a whole is limited here.
import type { Editor } from 'tldraw'

/** Beyond this a board takes too long to open. */
export const MAX_BOARD_SHAPES = 40_000

/** Refuses new shapes on a full board. @param most for tests */
export function limitShapes(editor: Editor, onReached: () => void, most = MAX_BOARD_SHAPES): void {
  const shapes = editor.store.query.ids('shape')
  const create = editor.createShapes.bind(editor)
  const put = editor.putContentOntoCurrentPage.bind(editor)
  const hasRoom = (count: number) => {
    if (shapes.get().size + count <= most) return true
    onReached()
    return false
  }
  Object.assign(editor, {
    createShapes: ((partials) => (hasRoom(partials.length) ? create(partials) : editor)) as Editor['createShapes'],
    putContentOntoCurrentPage: ((content, options) =>
      hasRoom(content.shapes.length) ? put(content, options) : editor) as Editor['putContentOntoCurrentPage'],
  })
}
