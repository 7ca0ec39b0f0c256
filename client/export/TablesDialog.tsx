// Every table of the board with its number of rows: all in one file, or one of them by itself.
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { fileName, saveBlob } from '../board/saveBlob.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './TablesDialog.module.css'
import type { TableFormat } from './tableFile.ts'

/** Spreadsheets are asked for now and then: what makes them is loaded when the window opens. */
type Tools = typeof import('./tableFile.ts')

export function TablesDialog({ onClose }: { onClose: () => void }) {
  const { t, board, results, evidence } = useBoard()
  const [tools, setTools] = useState<Tools | null>(null)
  const [making, setMaking] = useState<TableFormat | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const failed = (error: unknown) => {
    console.error('the tables could not be made', error)
    setFailed(true)
  }
  useEffect(() => {
    import('./tableFile.ts').then(setTools, failed)
  }, [])
  const tables = tools?.tablesOf({ board, results, evidence, t }) ?? []

  const saveAll = (format: TableFormat) => {
    if (!tools) return
    setMaking(format)
    setFailed(false)
    tools
      .tablesFile(tables, format, new Date())
      .then((file) => saveBlob(file, fileName(board.title, new Date(), tools.endingOf(format))))
      .catch(failed)
      .finally(() => setMaking(null))
  }
  const saveButton = (format: TableFormat, words: string) => (
    <Button
      variant={format === 'xlsx' ? 'primary' : 'normal'}
      isDisabled={tools === null}
      isBusy={making === format}
      onClick={() => saveAll(format)}
    >
      {words}
    </Button>
  )

  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={t('tables.title')}
      description={t('tables.text')}
      footer={
        <>
          {saveButton('csv', t('tables.zip'))}
          {saveButton('xlsx', t('tables.xlsx'))}
        </>
      }
    >
      {hasFailed ? <Notice tone="red">{t('tables.failed')}</Notice> : null}
      <ul className={styles.tables}>
        {tables.map((table) => (
          <li key={table.id} className={styles.table}>
            <span className={styles.name}>{table.title}</span>
            <span className={styles.count}>{t('tables.rows', { count: table.rows.length })}</span>
            <Button
              size="small"
              variant="quiet"
              icon={<Download size={15} aria-hidden />}
              aria-label={t('tables.csv.of', { table: table.title })}
              onClick={() => tools && saveBlob(tools.oneTableFile(table), fileName(table.title, new Date(), 'csv'))}
            >
              {t('tables.csv')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
