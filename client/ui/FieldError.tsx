// One sentence under a field saying what to enter; the value stays as typed.
import { TriangleAlert } from 'lucide-react'
import styles from './Field.module.css'

export function FieldError({ id, children }: { id?: string; children: string }) {
  return (
    <p id={id} className={styles.error} role="alert">
      <TriangleAlert size={14} aria-hidden />
      <span>{children}</span>
    </p>
  )
}
