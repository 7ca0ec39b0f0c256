// The way from a place of the document to the same place on the board.
import { SquareArrowOutUpRight } from 'lucide-react'
import { Link } from 'wouter'
import { useBoard } from '../board/boardContext.ts'
import { onBoardPath } from './documentPlace.ts'
import styles from './DocumentItem.module.css'

export function OnBoardLink({ at, name }: { at: string; name: string }) {
  const { boardId, t } = useBoard()
  return (
    <Link href={onBoardPath(boardId, at)} className={styles.onBoard} aria-label={t('document.onBoard.item', { name })}>
      <SquareArrowOutUpRight size={15} aria-hidden />
    </Link>
  )
}
