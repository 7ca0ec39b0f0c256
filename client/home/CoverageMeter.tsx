// How many recommendations a board covers, as small bars and in words.
import { useTranslate } from '../i18n.ts'
import { classes } from '../ui/classes.ts'
import styles from './RecentBoards.module.css'

export function CoverageMeter({ covered, partial, total }: { covered: number; partial: number; total: number }) {
  const t = useTranslate()
  return (
    <p className={styles.coverage}>
      <span className={styles.meter} aria-hidden>
        {Array.from({ length: total }, (_, index) => (
          <i
            key={index}
            className={classes(
              index < covered && styles.covered,
              index >= covered && index < covered + partial && styles.partly,
            )}
          />
        ))}
      </span>
      <span>{t('home.recent.coverage', { covered, total, partial })}</span>
    </p>
  )
}
