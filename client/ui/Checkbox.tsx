// A yes or no with its words beside it.
import { Check } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'checked' | 'onChange' | 'type' | 'children'> & {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}

export function Checkbox({ checked, onChange, children, className, ...rest }: CheckboxProps) {
  return (
    <label className={classes(styles.check, className)}>
      <span className={styles.box}>
        <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <Check size={13} strokeWidth={3} aria-hidden />
      </span>
      <span>{children}</span>
    </label>
  )
}
