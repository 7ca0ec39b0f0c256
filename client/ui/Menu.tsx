// A list of actions behind a button.
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Menu.module.css'

export type MenuProps = {
  /** The button that opens it; takes a ref and the usual button properties. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  onOpenChange?: (isOpen: boolean) => void
}

export function Menu({ trigger, children, align = 'start', onOpenChange }: MenuProps) {
  return (
    <Radix.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} sideOffset={8} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export type MenuItemProps = {
  children: ReactNode
  onSelect: () => void
  icon?: ReactNode
  /** Smaller words under the item: what it does, or why it cannot be chosen. */
  note?: string | undefined
  isDanger?: boolean
  isDisabled?: boolean
  /** Leaves the menu open, to say in it what came of it. */
  stays?: boolean
}

export function MenuItem(props: MenuItemProps) {
  const { children, onSelect, icon, note, isDanger = false, isDisabled = false, stays = false } = props
  return (
    <Radix.Item
      className={classes(styles.item, isDanger && styles.danger)}
      disabled={isDisabled}
      onSelect={(event) => {
        if (stays) event.preventDefault()
        onSelect()
      }}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>
        {children}
        {note ? <span className={styles.note}>{note}</span> : null}
      </span>
    </Radix.Item>
  )
}

export type MenuChoiceProps = {
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: ReactNode; note?: string }[]
}

/** One of several, the chosen one ticked. */
export function MenuChoice({ value, onChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={styles.item}>
          <span className={styles.icon}>
            <Radix.ItemIndicator>
              <Check size={16} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <span className={styles.words}>
            {option.label}
            {option.note ? <span className={styles.note}>{option.note}</span> : null}
          </span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={styles.label}>{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className={styles.separator} />
}
