// A short fact with an icon, such as "from T02" or "only you see this".
import type { ReactNode } from 'react'
import styles from './Chip.module.css'

export function Chip({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.chip}>
      {icon}
      {children}
    </span>
  )
}
