// What has to be said about saved work, with the file that keeps it.
import { useState } from 'react'
import { Notice } from '../ui/Notice.tsx'
import { useBoard } from './boardContext.ts'
import { boardFile } from './boardFile.ts'
import { boardPictures } from './boardPictures.ts'
import { useConnection, useSavedState } from './connectionContext.ts'
import { SavedBar } from './SavedBar.tsx'
import styles from './SavedBar.module.css'
import { fileName, saveBlob } from './saveBlob.ts'

/** @param onReopen opens the board anew */
export function SavedLine({ onReopen }: { onReopen: () => void }) {
  const { t, board, boardId } = useBoard()
  const connection = useConnection()
  const state = useSavedState()
  const [isCollecting, setIsCollecting] = useState(false)
  const [missing, setMissing] = useState(0)
  const saveFile = async () => {
    setIsCollecting(true)
    const pictures = await boardPictures(connection.doc, boardId)
    const now = new Date()
    saveBlob(boardFile(connection.doc, board.title, now, pictures.found), fileName(board.title, now, 'json'))
    setMissing(pictures.missing)
    setIsCollecting(false)
  }
  return (
    <>
      <SavedBar state={state} isBusy={isCollecting} onSaveFile={() => void saveFile()} onReload={onReopen} />
      {missing > 0 ? (
        <Notice className={styles.bar} tone="amber">
          {t('access.copy.missing', { count: missing })}
        </Notice>
      ) : null}
    </>
  )
}
