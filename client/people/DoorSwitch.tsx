// The door: whether anybody new may come in. Says what it does before it is pressed.
import { DoorClosed, DoorOpen } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import styles from './PeopleDialog.module.css'

export function DoorSwitch() {
  const { t, board } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const isClosed = board.workshop.door === 'closed'
  return (
    <div className={styles.door}>
      <Button
        icon={isClosed ? <DoorOpen size={16} aria-hidden /> : <DoorClosed size={16} aria-hidden />}
        isBusy={isBusy}
        onClick={() => send({ command: isClosed ? 'openDoor' : 'closeDoor' })}
      >
        {t(isClosed ? 'door.open' : 'door.close')}
      </Button>
      <span className={styles.facts} role="status">
        {t(isClosed ? 'door.isClosed' : 'door.isOpen')}
      </span>
      {refusal ? <FieldError>{refusal}</FieldError> : null}
    </div>
  )
}
