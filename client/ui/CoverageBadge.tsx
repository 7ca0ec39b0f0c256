// One recommendation's state: filled = covered, half = partly, dashed = missing. A bar under it = touched by this page.
import type { ComponentProps } from 'react'
import type { CoverageStatus } from '../../shared/compute/results.ts'
import { classes } from './classes.ts'
import styles from './CoverageBadge.module.css'

export type CoverageBadgeProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** The recommendation's number without its letter, such as `1.3`. */
  number: string
  status: CoverageStatus
  isHere?: boolean
  /** Read aloud: number, title and state in words. */
  label: string
}

/** Takes a ref and button properties, so that it can open a Popover. Without `onClick` in a trigger it is still a button. */
export function CoverageBadge({ number, status, isHere = false, label, className, ...rest }: CoverageBadgeProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={classes(styles.badge, styles[status], isHere && styles.here, className)}
    >
      {number}
    </button>
  )
}
