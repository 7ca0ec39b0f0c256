// A state of a checklist as a small square: empty, half, full; a state without number is a word.
import { stateFill, type CheckState } from '../../../shared/widgets/checklist.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Checklist.module.css'

export function StateSquare({
  states,
  state,
  word,
}: {
  states: readonly CheckState[]
  state: CheckState
  word: string
}) {
  const { t } = useBoard()
  const fill = stateFill(states, state)
  if (fill === null) return <span className={styles.na}>{state === 'na' ? t('widgets.check.na') : word}</span>
  return <span className={classes(styles.square, fill >= 1 ? styles.live : fill > 0 && styles.draft)} aria-hidden />
}
