// "Open private writing", for facilitators: the question, where the notes go, and what will stand on them.
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { stepQuestion } from '../../shared/session/sheet.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { OpenWritingDialog } from './OpenWritingDialog.tsx'

type Props = Pick<ButtonProps, 'variant' | 'size' | 'className' | 'icon'> & {
  template: TemplateId
  /** The step it belongs to: its question, and where the notes go unless another place is chosen. */
  step?: SheetStep
}

export function OpenWritingButton({ template, step, ...look }: Props) {
  const { t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {t('writing.open')}
      </Button>
      {isOpen && (
        <OpenWritingDialog
          template={template}
          screen={step?.screen}
          question={step ? stepQuestion(template, step, t) : ''}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
