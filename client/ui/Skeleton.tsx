// Grey lines in place of what is loading. They appear after 300 ms, so that a fast answer shows none.
import { useTranslate } from '../i18n.ts'
import styles from './Skeleton.module.css'

const WIDTHS = [62, 94, 78, 88, 54]

export function Skeleton({ lines = 5 }: { lines?: number }) {
  const t = useTranslate()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} style={{ width: `${WIDTHS[index % WIDTHS.length]}%` }} />
      ))}
    </div>
  )
}
