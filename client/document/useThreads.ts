// The comments of the board and the ways to write them, without a canvas.
import { useMemo } from 'react'
import {
  createCommentEdit,
  readComments,
  type CommentEdit,
  type CommentThread,
} from '../../shared/comments/comments.ts'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { newItemId } from '../newItemId.ts'

export function useThreads(): CommentThread[] {
  const { board } = useBoard()
  return useMemo(() => readComments(board.items), [board.items])
}

export function useCommentEdit(): CommentEdit {
  const { me } = useBoard()
  const { doc } = useConnection()
  const { participantId, partnerId } = me
  return useMemo(() => {
    const now = () => new Date().toISOString()
    return createCommentEdit(doc, { participantId, partnerId, newId: newItemId, now })
  }, [doc, participantId, partnerId])
}
