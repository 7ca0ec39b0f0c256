// Where a comment hangs, in words, with a free page under the name that people gave it.
import type { Editor, TLPageId } from 'tldraw'
import type { BoardState } from '../../shared/board/boardState.ts'
import { CATALOG, templateOf } from '../../shared/catalog.ts'
import { anchorWords } from '../../shared/comments/anchorWords.ts'
import type { CommentAnchor } from '../../shared/comments/comments.ts'
import type { Translate } from '../../shared/drawing.ts'

/** The place in words, widest first; at least one. */
export function placeWords(anchor: CommentAnchor, board: BoardState, t: Translate, editor: Editor | null): string[] {
  const words = anchorWords(anchor, board, t)
  if (CATALOG.get(templateOf(anchor.page.slice('page:'.length)))) return words
  const name = editor?.getPage(anchor.page as TLPageId)?.name
  return name ? [name, ...words.slice(1)] : words
}
