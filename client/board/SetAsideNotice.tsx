// What became of work that the server did not take: waiting until control ends, or left over, with the reason and a file.
// Stays until it is closed, also over a reload.
import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { RefusalCode } from '../../shared/errors.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'
import { boardFile } from './boardFile.ts'
import { useConnection } from './connectionContext.ts'
import styles from './SavedBar.module.css'
import { fileName, saveBlob } from './saveBlob.ts'

/** Named one by one up to here. */
const MOST_NAMED = 3
const REASONS: Partial<Record<RefusalCode, string>> = {
  frame_locked: 'rights.left.frame_locked',
  not_yours: 'rights.left.not_yours',
  template_fixed: 'rights.left.template_fixed',
  taken_control: 'rights.left.taken_control',
}

export function SetAsideNotice() {
  const { t, board } = useBoard()
  const { setAside } = useConnection()
  const work = useSyncExternalStore(setAside.subscribe, setAside.get)
  if (!work) return null
  if (!work.left) {
    return (
      <Notice className={styles.bar} tone="amber" title={t('rights.waiting.title')}>
        {t('rights.waiting.text')}
      </Notice>
    )
  }
  const { left } = work
  const named = left.filter(({ words }) => words !== '').slice(0, MOST_NAMED)
  const reasons = [...new Set(left.map(({ why }) => REASONS[why] ?? 'rights.left.other'))]
  const saveFile = () => {
    const now = new Date()
    saveBlob(boardFile(setAside.document(), board.title, now), fileName(board.title, now, 'json'))
  }
  return (
    <Notice
      className={styles.bar}
      tone="amber"
      title={t('rights.left.title', { count: left.length })}
      action={
        <span className={styles.actions}>
          <Button size="small" onClick={saveFile}>
            {t('access.copy')}
          </Button>
          <IconButton
            size="small"
            label={t('ui.close')}
            icon={<X size={16} aria-hidden />}
            onClick={() => setAside.forget()}
          />
        </span>
      }
    >
      {named.length > 0 ? `${named.map(({ words }) => t('rights.left.words', { words })).join(', ')}. ` : null}
      {reasons.map((reason) => t(reason)).join(' ')}
    </Notice>
  )
}
