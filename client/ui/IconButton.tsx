// A button that is only an icon: for tool bars and table rows. Its label is read aloud and shown on hover.
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> & { label: string; icon: ReactNode }

export function IconButton({ label, icon, variant = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      icon={icon}
      aria-label={label}
      title={label}
      className={classes(styles.icon, className)}
    />
  )
}
