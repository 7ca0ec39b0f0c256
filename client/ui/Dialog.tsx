// A question or a piece of work in front of the page. Focus goes in, stays in, and returns on close.
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslate } from '../i18n.ts'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Dialog.module.css'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  /** A sentence under the title. */
  description?: ReactNode
  children?: ReactNode
  /** Buttons at the bottom right; the primary one last. */
  footer?: ReactNode
  size?: 'small' | 'normal' | 'wide' | 'page'
}

export function Dialog({ isOpen, onClose, title, description, children, footer, size = 'normal' }: DialogProps) {
  const t = useTranslate()
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay}>
          <Radix.Content
            className={classes(styles.dialog, styles[size])}
            {...(description ? {} : { 'aria-describedby': undefined })}
          >
            <div className={styles.head}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={t('ui.close')} icon={<X size={18} aria-hidden />} className={styles.close} />
              </Radix.Close>
            </div>
            {description ? <Radix.Description className={styles.description}>{description}</Radix.Description> : null}
            {children}
            {footer ? <div className={styles.footer}>{footer}</div> : null}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
