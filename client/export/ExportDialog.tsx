// What to print, on what paper, and how it will look: the pages shown are those of the file that is saved.
import { useState } from 'react'
import { ORIENTATIONS, PAPER_SIZES } from '../../shared/pdf/Sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { fileName, saveBlob } from '../board/saveBlob.ts'
import type { BoardTasks } from '../board/useBoardTasks.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { DocxSection } from './DocxSection.tsx'
import styles from './ExportDialog.module.css'
import { ExportPictures } from './ExportPictures.tsx'
import { ExportPreview } from './ExportPreview.tsx'
import { ExportParts, ExportScope } from './ExportScope.tsx'
import { exportOptions, firstWishes, whatIsMissing, type Wishes } from './exportWishes.ts'
import { usePdfFile } from './usePdfFile.ts'

export function ExportDialog({ tasks }: { tasks: BoardTasks }) {
  const { t, board } = useBoard()
  const { editor } = useCanvas()
  const [wishes, setWishes] = useState<Wishes>(() => firstWishes(editor))
  const missing = whatIsMissing(wishes, t)
  const options = exportOptions(wishes, board.templates)
  const made = usePdfFile(missing === null ? options : null)
  const change = (part: Partial<Wishes>) => setWishes((before) => ({ ...before, ...part }))

  const save = () => {
    if (made.state === 'ready') {
      saveBlob(new Blob([made.file.bytes], { type: 'application/pdf' }), fileName(board.title, new Date(), 'pdf'))
      tasks.closeExport()
      return
    }
    // Not made yet: it goes on beside the work on the board.
    tasks.closeExport()
    tasks.savePdf(options)
  }

  return (
    <Dialog
      isOpen
      onClose={tasks.closeExport}
      size="page"
      title={t('export.title')}
      footer={
        <>
          <Button onClick={tasks.closeExport}>{t('ui.cancel')}</Button>
          <Button variant="primary" onClick={save} disabledReason={missing}>
            {t(made.state === 'ready' || missing !== null ? 'export.save' : 'export.saveLater')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.wishes}>
          <ExportScope wishes={wishes} onChange={change} />
          <div className={styles.paper}>
            <SelectField
              label={t('export.paper')}
              value={wishes.paper}
              options={PAPER_SIZES.map((value) => ({ value, label: t(`export.paper.${value}`) }))}
              onChange={(paper) => change({ paper })}
            />
            <SelectField
              label={t('export.orientation')}
              value={wishes.orientation}
              disabled={wishes.paper === 'frame'}
              options={ORIENTATIONS.map((value) => ({ value, label: t(`export.orientation.${value}`) }))}
              onChange={(orientation) => change({ orientation })}
            />
          </div>
          <ExportParts wishes={wishes} onChange={change} />
          <ExportPictures onLeave={tasks.closeExport} />
          {made.state === 'ready'
            ? made.file.notices.map((notice) => (
                <Notice key={notice} tone="amber">
                  {notice}
                </Notice>
              ))
            : null}
          <DocxSection options={options} missing={missing} />
        </div>
        <ExportPreview made={made} missing={missing} />
      </div>
    </Dialog>
  )
}
