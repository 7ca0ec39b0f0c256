// One line above the board about where everybody looks or who leads, with what can be done about it. Stays until it is over.
import type { ReactNode } from 'react'
import { classes } from '../ui/classes.ts'
import styles from './AttentionLine.module.css'

type Props = {
  icon: ReactNode
  text: string
  /** `strong`: it changes what the reader can do now. */
  tone?: 'quiet' | 'strong'
  /** Buttons. */
  children?: ReactNode
}

export function AttentionLine({ icon, text, tone = 'quiet', children }: Props) {
  return (
    <div className={classes(styles.line, tone === 'strong' && styles.strong)} role="status">
      {icon}
      <p>{text}</p>
      {children ? <span className={styles.actions}>{children}</span> : null}
    </div>
  )
}
