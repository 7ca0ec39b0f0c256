// A verb the reader can press. A disabled button keeps its place in the tab order and says why in words beside it.
import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: 'primary' | 'normal' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  icon?: ReactNode
  /** Filled with the action tint, for a switch that is on. */
  isPressed?: boolean
  isDisabled?: boolean
  /** Why it cannot be pressed now; disables the button and is shown beside it. */
  disabledReason?: string | null | undefined
  /** The action is running: the button cannot be pressed again and tells so. */
  isBusy?: boolean
}

export function Button({
  variant = 'normal',
  size = 'normal',
  icon,
  isPressed,
  isDisabled = false,
  disabledReason,
  isBusy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const isOff = isDisabled || isBusy || !!disabledReason
  const button = (
    <button
      {...rest}
      type={type}
      className={classes(styles.button, styles[variant], styles[size], isPressed && styles.pressed, className)}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-pressed={isPressed}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      onClick={(event) => {
        if (isOff) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
  if (!disabledReason) return button
  return (
    <span className={styles.withReason}>
      {button}
      <span id={reasonId} className={styles.reason}>
        {disabledReason}
      </span>
    </span>
  )
}
