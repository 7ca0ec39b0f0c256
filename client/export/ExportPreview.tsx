// The pages of the file one at a time, with how far it is while it is made.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import styles from './ExportDialog.module.css'
import type { PdfFile } from './pdfJob.ts'
import { openPdf, type PdfPages } from './pdfPages.ts'
import type { MadeFile } from './usePdfFile.ts'

export function ExportPreview({ made, missing }: { made: MadeFile; missing: string | null }) {
  const { t } = useBoard()
  return (
    <section className={styles.preview} aria-label={t('export.preview')}>
      {made.state === 'ready' ? (
        <Pages file={made.file} />
      ) : (
        <div className={styles.waiting} role="status">
          {made.state === 'making' ? (
            <>
              <p>{t('export.making')}</p>
              <ProgressBar value={made.progress} label={t('export.making')} />
              <Button size="small" onClick={made.stop}>
                {t('task.stop')}
              </Button>
            </>
          ) : made.state === 'none' ? (
            <p>{missing}</p>
          ) : (
            <>
              <p>{t(made.state === 'stopped' ? 'export.stopped' : 'task.pdf.failed')}</p>
              <Button size="small" onClick={made.again}>
                {t(made.state === 'stopped' ? 'export.again' : 'ui.retry')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  )
}

function Pages({ file }: { file: PdfFile }) {
  const { t } = useBoard()
  const [pages, setPages] = useState<PdfPages | null>(null)
  const [isBlind, setIsBlind] = useState(false)
  const [number, setNumber] = useState(1)
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let isGone = false
    let opened: PdfPages | null = null
    openPdf(file.bytes).then(
      (found) => {
        if (isGone) return found.close()
        opened = found
        setPages(found)
        setNumber((before) => Math.min(before, found.count))
      },
      (error: unknown) => {
        console.error('no preview', error)
        setIsBlind(true)
      },
    )
    return () => {
      isGone = true
      opened?.close()
      setPages(null)
    }
  }, [file])

  useEffect(() => {
    if (!pages || !canvas.current || !sheet.current) return
    const { clientWidth: width, clientHeight: height } = sheet.current
    pages.draw(number, canvas.current, { width: width - 24, height: height - 24 }).catch((error: unknown) => {
      console.error('no preview of the page', error)
      setIsBlind(true)
    })
  }, [pages, number])

  const words = t('export.page', { page: number, count: file.pageCount })
  return (
    <>
      <div className={styles.sheet} ref={sheet}>
        {isBlind ? (
          <p className={styles.blind}>{t('export.blind')}</p>
        ) : (
          <canvas ref={canvas} role="img" aria-label={words} />
        )}
      </div>
      <div className={styles.pager}>
        <IconButton
          label={t('export.previous')}
          icon={<ChevronLeft size={18} aria-hidden />}
          isDisabled={number <= 1}
          onClick={() => setNumber(number - 1)}
        />
        <span aria-live="polite">{words}</span>
        <IconButton
          label={t('export.next')}
          icon={<ChevronRight size={18} aria-hidden />}
          isDisabled={number >= file.pageCount}
          onClick={() => setNumber(number + 1)}
        />
        <span className={styles.size}>
          {t('export.size', { size: Math.max(1, Math.round(file.bytes.length / 1024)) })}
        </span>
      </div>
    </>
  )
}
