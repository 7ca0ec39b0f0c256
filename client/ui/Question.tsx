// Asks before something is done that one would not take back lightly, and says why when the server refuses it.
import type { ReactNode } from 'react'
import { useTranslate } from '../i18n.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './Notice.tsx'
import { useRequest } from './useRequest.ts'

export type QuestionProps = {
  title: string
  text: ReactNode
  /** What the button says that does it. */
  action: string
  variant?: 'danger' | 'primary'
  onYes: () => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

export function Question({ title, text, action, variant = 'danger', onYes, onClose, children }: QuestionProps) {
  const t = useTranslate()
  const { run, isBusy, refusal } = useRequest()
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant={variant} isBusy={isBusy} onClick={() => void run(onYes)}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {refusal === null ? null : <Notice tone="red">{refusal}</Notice>}
    </Dialog>
  )
}
