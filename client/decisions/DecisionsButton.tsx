// Opens the decision log, with how many decisions it has.
import { Gavel } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { openDecisionLog } from './decisionWindow.ts'
import styles from './Decisions.module.css'

export function DecisionsButton(look: Pick<ButtonProps, 'variant' | 'size' | 'className'>) {
  const { board, t } = useBoard()
  const count = board.workshop.decisions.length
  return (
    <Button
      variant="quiet"
      {...look}
      icon={<Gavel size={16} aria-hidden />}
      aria-label={`${t('decisions.title')}, ${t('decisions.count', { count })}`}
      onClick={() => openDecisionLog()}
    >
      {t('decisions.button')}
      {count > 0 && <span className={styles.filterCount}>{count}</span>}
    </Button>
  )
}
