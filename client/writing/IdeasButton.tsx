// The facilitators' inbox of ideas that participants send from their phones: how many wait, and what to do with each.
import { Lightbulb } from 'lucide-react'
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { IdeasDialog } from './IdeasDialog.tsx'
import styles from './Facilitator.module.css'

/** For who leads; nothing for anybody else. */
export function IdeasButton(look: Pick<ButtonProps, 'variant' | 'size' | 'className'>) {
  const { board, canLead, t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const { ideas } = board.workshop
  if (!canLead) return null
  return (
    <>
      <Button
        variant="quiet"
        {...look}
        icon={<Lightbulb size={16} aria-hidden />}
        aria-label={`${t('ideas.button')}, ${t('ideas.waiting', { count: ideas })}`}
        onClick={() => setOpen(true)}
      >
        {t('ideas.button')}
        {ideas > 0 && <span className={styles.count}>{ideas}</span>}
      </Button>
      {isOpen && <IdeasDialog onClose={() => setOpen(false)} />}
    </>
  )
}
