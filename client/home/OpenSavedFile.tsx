// Makes a new board from a file that "Download the whole board" saved.
import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api, type CreatedBoard } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './OpenSavedFile.module.css'

export type OpenSavedFileProps = {
  adminToken: string
  onCreated: (created: CreatedBoard, title: string) => void
  onRefused: (error: BoardError) => boolean
}

export function OpenSavedFile({ adminToken, onCreated, onRefused }: OpenSavedFileProps) {
  const t = useTranslate()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const open = async (file: File) => {
    setIsBusy(true)
    setError(null)
    try {
      const text = await file.text()
      const title = titleIn(text)
      if (title === null) setError(t('home.file.notOurs', { name: file.name }))
      else onCreated(await api.importBoard(text, adminToken || undefined), title)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      if (!onRefused(failure)) setError(failure.message)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <>
      <Button icon={<Upload size={15} aria-hidden />} isBusy={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? t('home.file.opening') : t('home.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('home.file')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void open(file)
        }}
      />
      {error ? (
        <div className={styles.error}>
          <Notice tone="red">{error}</Notice>
        </div>
      ) : null}
    </>
  )
}

/** The board's title in an export file, or null when the text is none. Everything else is the server's to check. */
function titleIn(text: string): string | null {
  try {
    const file = JSON.parse(text) as { format?: unknown; board?: { title?: unknown } } | null
    if (file?.format !== 'clusterboard') return null
    return typeof file.board?.title === 'string' ? file.board.title : ''
  } catch {
    return null
  }
}
