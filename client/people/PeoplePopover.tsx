// Who is here, beside the button that asked, and the way to everybody.
import { useState, type ReactElement, type ReactNode } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Popover, type PopoverProps } from '../ui/Popover.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import styles from './PeopleDialog.module.css'

export type PeoplePopoverProps = Pick<PopoverProps, 'align' | 'side'> & { trigger: ReactElement; children: ReactNode }

export function PeoplePopover({ trigger, children, ...place }: PeoplePopoverProps) {
  const { t, canFacilitate } = useBoard()
  const [shown, setShown] = useState<'nothing' | 'list' | 'dialog'>('nothing')
  return (
    <>
      <Popover
        {...place}
        label={t('people.title')}
        isOpen={shown === 'list'}
        onOpenChange={(isOpen) => setShown((now) => (isOpen ? 'list' : now === 'list' ? 'nothing' : now))}
        trigger={trigger}
      >
        {children}
        <div className={styles.toAll}>
          <Button onClick={() => setShown('dialog')}>
            {t(canFacilitate ? 'people.everybody' : 'people.everybody.participant')}
          </Button>
        </div>
      </Popover>
      {shown === 'dialog' ? <PeopleDialog onClose={() => setShown('nothing')} /> : null}
    </>
  )
}
