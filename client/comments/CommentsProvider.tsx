// Reads the comments out of the board's contents and keeps which of them is open on this screen.
import { useMemo, useState, type ReactNode } from 'react'
import { createCommentEdit, readComments } from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { newItemId } from '../newItemId.ts'
import { CommentsContext, type CommentsHandle, type ShownComment } from './commentsContext.ts'
import { goToAnchor } from './anchorPlace.ts'

export function CommentsProvider({ children }: { children: ReactNode }) {
  const { board, me, canEdit } = useBoard()
  const { doc } = useConnection()
  const { editor } = useCanvas()
  const [shown, show] = useState<ShownComment>(null)
  const { participantId, partnerId } = me
  const threads = useMemo(() => readComments(board.items), [board.items])
  const edit = useMemo(
    () =>
      createCommentEdit(doc, {
        participantId,
        partnerId,
        newId: newItemId,
        now: () => new Date().toISOString(),
      }),
    [doc, participantId, partnerId],
  )
  const handle = useMemo<CommentsHandle>(
    () => ({
      threads,
      shown,
      show,
      goTo: (thread) => {
        if (editor) goToAnchor(editor, thread.anchor)
        show({ kind: 'thread', id: thread.id })
      },
      mayWrite: canEdit,
      edit,
    }),
    [threads, shown, canEdit, edit, editor],
  )
  return <CommentsContext value={handle}>{children}</CommentsContext>
}
