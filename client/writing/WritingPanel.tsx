// The private writing beside the canvas; on a phone it takes the whole screen.
import { EyeOff, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { writingFrameId } from '../../shared/board/writingRecords.ts'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { WritingForm } from './WritingForm.tsx'
import styles from './Writing.module.css'

export function WritingPanel({ writing, onClose }: { writing: Writing; onClose: () => void }) {
  const { t } = useBoard()
  const canvas = useCanvas()
  const panel = useRef<HTMLElement>(null)
  const titleId = useId()
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const goThere = () => {
    // Without a canvas the notes are listed with their page.
    if (canvas.editor) canvas.goToShape(writingFrameId(writing.id))
    else canvas.setPage(writing.place.template)
    onClose()
  }
  return (
    <section
      ref={panel}
      className={styles.panel}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{t('writing.title')}</h2>
        <span className={styles.onlyYou}>
          <EyeOff size={14} aria-hidden />
          {t('writing.onlyYou')}
        </span>
        <IconButton label={t('writing.close')} icon={<X size={18} aria-hidden />} onClick={onClose} />
      </header>
      <WritingForm writing={writing} onDone={onClose} />
      {writing.state === 'revealed' && (
        <footer className={styles.foot}>
          <Button onClick={onClose}>{t('writing.close')}</Button>
          <Button variant="primary" onClick={goThere}>
            {t('writing.go')}
          </Button>
        </footer>
      )}
    </section>
  )
}
