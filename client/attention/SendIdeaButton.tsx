// "Send idea" for people on the board: the same form as on a phone, in a window.
import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { IdeaTab } from '../room/IdeaTab.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './SendIdea.module.css'

export function SendIdeaButton({ className }: { className?: string | undefined }) {
  const { t } = useBoard()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className={className} icon={<MessageSquare size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('hands.idea')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('room.idea.title')}>
        <div className={styles.idea}>
          <IdeaTab />
        </div>
      </Dialog>
    </>
  )
}
