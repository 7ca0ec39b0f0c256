// Makes a new board from a file that "Download the whole board" saved.
import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { BoardError } from '../../shared/errors.ts'
import { api, type CreatedBoard } from '../api.ts'
import { useTranslate } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LIMITS } from '../../shared/protocol.ts'
import styles from './OpenSavedFile.module.css'
import { isTooLarge, readSavedFile } from './savedFile.ts'

const MEGABYTES = LIMITS.maxImportBytes / 1024 / 1024

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
      const wrong = isTooLarge(file.size) ? 'tooLarge' : null
      const text = wrong === null ? await file.text() : ''
      const read = wrong === null ? readSavedFile(text) : { wrong }
      if ('wrong' in read) setError(t(`home.file.${read.wrong}`, { name: file.name, mb: MEGABYTES }))
      else onCreated(await api.importBoard(text, adminToken || undefined), read.title)
    } catch (failure) {
      if (!(failure instanceof BoardError)) throw failure
      const isWrongFile = ['invalid_value', 'unknown_field', 'invalid_json'].includes(failure.code)
      const { message } = failure
      if (onRefused(failure)) return
      setError(isWrongFile ? t('home.file.refused', { name: file.name, reason: message }) : message)
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
