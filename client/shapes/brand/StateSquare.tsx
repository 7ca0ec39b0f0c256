// The state of a channel as a small square: empty, half, full; what does not apply is words.
import type { ChannelState } from '../../../shared/compute/brand.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Readiness.module.css'

export function StateSquare({ state }: { state: ChannelState }) {
  const { t } = useBoard()
  if (state === 'na') return <span className={styles.na}>{t('brand.ready.na')}</span>
  return (
    <span className={classes(styles.square, state === 1 && styles.draft, state === 2 && styles.live)} aria-hidden />
  )
}
