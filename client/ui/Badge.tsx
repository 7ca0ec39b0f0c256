// A state in one or two words; the tone only repeats what the words say.
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'

export type BadgeTone = 'neutral' | 'action' | 'discuss' | 'error' | 'good'

export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: BadgeTone
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
