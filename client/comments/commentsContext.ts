// The comments of the board for every part of its screen: pins on the canvas, the open thread, the list in the bar.
import { createContext, useContext } from 'react'
import type { CommentAnchor, CommentEdit, CommentThread } from '../../shared/comments/comments.ts'

/** The open thread, the place of a new one, or nothing. */
export type ShownComment = { kind: 'thread'; id: string } | { kind: 'new'; anchor: CommentAnchor } | null

export type CommentsHandle = {
  threads: readonly CommentThread[]
  shown: ShownComment
  show(comment: ShownComment): void
  /** Goes to a thread's place, on whichever page it is, and opens it. */
  goTo(thread: CommentThread): void
  /** False for viewers and on a frozen board. */
  mayWrite: boolean
  edit: CommentEdit
}

export const CommentsContext = createContext<CommentsHandle | null>(null)

export function useComments(): CommentsHandle {
  const value = useContext(CommentsContext)
  if (!value) throw new Error('useComments outside a board')
  return value
}
