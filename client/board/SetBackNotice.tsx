// Says after the reload why the board looks different: a facilitator set it back. Stays until it is closed or the page is
// loaded again.
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'
import styles from './SavedBar.module.css'
import { forgetSetBack, wasSetBack } from './setBackNote.ts'

export function SetBackNotice() {
  const { t, boardId, canFacilitate } = useBoard()
  const [isShown, setIsShown] = useState(() => wasSetBack(boardId))
  useEffect(forgetSetBack, [])
  if (!isShown) return null
  const close = () => setIsShown(false)
  return (
    <Notice
      className={styles.bar}
      title={t('history.setBack.title')}
      action={<IconButton size="small" label={t('ui.close')} icon={<X size={16} aria-hidden />} onClick={close} />}
    >
      {t(canFacilitate ? 'history.setBack.facilitator' : 'history.setBack.others')}
    </Notice>
  )
}
