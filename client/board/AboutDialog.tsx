// What this program is, its version, and under which licences it stands.
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useBoard } from './boardContext.ts'
import styles from './ShortcutsDialog.module.css'

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useBoard()
  const [version, setVersion] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    api.config().then(
      (config) => isCurrent && setVersion(config.version),
      () => isCurrent && setVersion(t('board.about.unknown')),
    )
    return () => {
      isCurrent = false
    }
  }, [t])
  return (
    <Dialog isOpen onClose={onClose} title={t('board.about')}>
      <div className={styles.words}>
        <p>{t('board.about.text')}</p>
        <p>{t('board.about.version', { version: version ?? '' })}</p>
        <p>{t('board.about.licence')}</p>
        <p>{t('board.about.tldraw')}</p>
      </div>
    </Dialog>
  )
}
