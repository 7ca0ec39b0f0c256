// The first question of an import: which file. Says what is taken before anybody has chosen one.
import { FileSpreadsheet, Upload } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { FILE_LIMITS } from '../../shared/importing/FileTable.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import styles from './ChooseFile.module.css'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.zip'
const MEGABYTES = Math.floor(FILE_LIMITS.bytes / 1024 / 1024)

export function ChooseFile({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const { t } = useBoard()
  const limitsId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    <div
      className={classes(styles.box, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <FileSpreadsheet size={28} aria-hidden className={styles.sign} />
      <p className={styles.title}>{t('import.drop')}</p>
      <p id={limitsId} className={styles.limits}>
        {t('import.limits', { mb: MEGABYTES, rows: new Intl.NumberFormat().format(FILE_LIMITS.rows) })}
      </p>
      <Button
        variant="primary"
        icon={<Upload size={15} aria-hidden />}
        isBusy={isBusy}
        aria-describedby={limitsId}
        onClick={() => input.current?.click()}
      >
        {t(isBusy ? 'import.reading' : 'import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        aria-label={t('import.choose')}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}
