// Lists the drawings that cannot be shown, and takes them off the board for everybody when the facilitator says so.
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useBoard } from './boardContext.ts'
import type { HiddenDrawings } from './canvasContext.ts'
import styles from './HiddenDialog.module.css'

export function HiddenDialog({ hidden, onClose }: { hidden: HiddenDrawings; onClose: () => void }) {
  const { t, canEdit } = useBoard()
  const remove = () => {
    hidden.remove()
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('canvas.hidden.title')}
      description={t('canvas.hidden.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('canvas.hidden.keep')}</Button>
          <Button variant="danger" isDisabled={!canEdit} onClick={remove}>
            {t('canvas.hidden.remove')}
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {hidden.ids.map((id) => (
          <li key={id}>{id.slice(0, 80)}</li>
        ))}
      </ul>
    </Dialog>
  )
}
