// The same document as a Word file, for those who go on writing in it: saved from here with what is chosen beside it.
import { FileText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { fileName, saveBlob } from '../board/saveBlob.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './DocxSection.module.css'
import type { ExportOptions } from './exportPdf.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Making = { state: 'idle' } | { state: 'making'; percent: number } | { state: 'failed' } | { state: 'saved' }

/** @param missing why nothing can be saved now, in words; null when something can. */
export function DocxSection({ options, missing }: { options: ExportOptions; missing: string | null }) {
  const context = useBoard()
  const { t, board } = context
  const { editor } = useCanvas()
  const [now, setNow] = useState<Making>({ state: 'idle' })
  const control = useRef<AbortController | null>(null)
  // Whoever closes the dialog does not want the file any more.
  useEffect(() => () => control.current?.abort(), [])

  const save = async () => {
    const own = new AbortController()
    control.current = own
    setNow({ state: 'making', percent: 0 })
    try {
      // Asked for now and then: what writes it is loaded then.
      const { exportDocx } = await import('./exportDocx.ts')
      const { bytes } = await exportDocx(context, editor, {
        ...options,
        signal: own.signal,
        onProgress: (share) => setNow({ state: 'making', percent: Math.round(share * 100) }),
      })
      saveBlob(new Blob([bytes], { type: DOCX }), fileName(board.title, new Date(), 'docx'))
      setNow({ state: 'saved' })
    } catch (error) {
      if (own.signal.aborted) return
      console.error('the Word document could not be made', error)
      setNow({ state: 'failed' })
    }
  }

  return (
    <section className={styles.docx} aria-label={t('docx.title')}>
      <h3 className={styles.title}>{t('docx.title')}</h3>
      <p className={styles.text}>{t('docx.text')}</p>
      <Button
        icon={<FileText size={16} aria-hidden />}
        isBusy={now.state === 'making'}
        isDisabled={missing !== null}
        onClick={() => void save()}
      >
        {now.state === 'making' ? t('docx.making', { percent: now.percent }) : t('docx.save')}
      </Button>
      <div role="status">{now.state === 'saved' ? <span className={styles.text}>{t('docx.saved')}</span> : null}</div>
      {now.state === 'failed' ? <Notice tone="red">{t('docx.failed')}</Notice> : null}
    </section>
  )
}
