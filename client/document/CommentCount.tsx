// How many open comments hang on a place; the comments themselves are answered on the board.
import { MessageSquare } from 'lucide-react'
import { useMemo } from 'react'
import { readComments } from '../../shared/comments/comments.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import styles from './DocumentPage.module.css'

export function CommentCount({ widget, item }: { widget: WidgetId; item: string }) {
  const { board, t } = useBoard()
  const threads = useMemo(() => readComments(board.items), [board.items])
  const count = threads.filter(
    ({ anchor, resolved }) => resolved === null && anchor.widget === widget && anchor.item === item,
  ).length
  if (count === 0) return null
  return (
    <span className={styles.comments}>
      <MessageSquare size={14} aria-hidden />
      {t('document.comments', { count })}
    </span>
  )
}
