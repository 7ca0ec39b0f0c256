// Where something belongs but nothing is yet: what belongs here, and one button.
import type { ReactNode } from 'react'
import styles from './EmptyBox.module.css'

export function EmptyBox({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.box}>
      <p className={styles.title}>{title}</p>
      {children ? <p className={styles.text}>{children}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
