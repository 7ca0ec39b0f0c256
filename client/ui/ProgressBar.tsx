// How much of something is done, or how much time has gone.
import { classes } from './classes.ts'
import styles from './ProgressBar.module.css'

export type ProgressBarProps = {
  /** 0 to 1; values outside are shown as the nearest end. */
  value: number
  label: string
  tone?: 'action' | 'discuss' | 'error'
}

export function ProgressBar({ value, label, tone = 'action' }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      className={classes(styles.track, styles[tone])}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  )
}
