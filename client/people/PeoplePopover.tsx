// Who is here, beside the button that asked, and the way to everybody.
import { useState, type ReactElement } from 'react'
import { PeopleList } from '../board/PeopleBar.tsx'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Popover, type PopoverProps } from '../ui/Popover.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import styles from './PeopleDialog.module.css'

export type PeoplePopoverProps = Pick<PopoverProps, 'align' | 'side'> & { trigger: ReactElement }

export function PeoplePopover({ trigger, ...place }: PeoplePopoverProps) {
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
        <PeopleList />
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
