// A bar that says what happened and what to do. Amber: work goes on. Red: cannot be overlooked, has no close button.
import { Check, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Notice.module.css'

export type NoticeProps = {
  tone?: 'neutral' | 'good' | 'amber' | 'red' | 'alarm'
  /** First words, bold: what happened. */
  title?: string
  children?: ReactNode
  /** A button at the end. */
  action?: ReactNode
  className?: string | undefined
}

export function Notice({ tone = 'neutral', title, children, action, className }: NoticeProps) {
  const Icon = tone === 'neutral' ? Info : tone === 'good' ? Check : TriangleAlert
  const isUrgent = tone === 'red' || tone === 'alarm'
  return (
    <div className={classes(styles.notice, styles[tone], className)} role={isUrgent ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <p className={styles.words}>
        {title ? <strong>{title}</strong> : null} {children}
      </p>
      {action}
    </div>
  )
}
