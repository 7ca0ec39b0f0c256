// One private note as a small sticky: written in place, deleted, or shown to everybody before the others'.
import { Check, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { LIMITS } from '../../shared/protocol.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { KeptNote } from './noteKeeper.ts'
import styles from './Writing.module.css'

type Props = {
  number: number
  note: KeptNote | undefined
  isOff: boolean
  onWrite: (text: string) => void
  onNext: () => void
  onDelete: () => void
  onReveal: () => void
}

export function StickyNote({ number, note, isOff, onWrite, onNext, onDelete, onReveal }: Props) {
  const { t } = useBoard()
  const [isAsking, setAsking] = useState(false)
  const isPlaced = note?.state === 'placed'
  const text = note?.text ?? ''
  return (
    <li className={styles.sticky} data-blank={note === undefined || undefined}>
      <textarea
        aria-label={note === undefined ? t('writing.new') : t('writing.note', { number })}
        aria-invalid={note?.refusal ? true : undefined}
        placeholder={t('writing.new.placeholder')}
        enterKeyHint="next"
        rows={3}
        maxLength={LIMITS.maxTextLength}
        readOnly={isOff || isPlaced}
        value={text}
        onChange={(event) => onWrite(event.target.value)}
        onKeyDown={(event) => {
          // The board below takes no shortcut from what is written here.
          event.stopPropagation()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (text.trim() !== '') onNext()
        }}
      />
      {note?.refusal && (
        <p className={styles.refusal} role="alert">
          {note.refusal}
        </p>
      )}
      {isPlaced && (
        <p className={styles.placed}>
          <Check size={12} strokeWidth={2.5} aria-hidden />
          {t('writing.placed')}
        </p>
      )}
      {note !== undefined && !isPlaced && !isOff && (
        <div className={styles.stickyButtons}>
          <Button
            size="small"
            variant="quiet"
            icon={<Send size={13} aria-hidden />}
            aria-label={t('writing.revealMine', { number })}
            onClick={() => setAsking(true)}
          >
            {t('writing.revealMine.short')}
          </Button>
          <IconButton
            size="small"
            label={t('writing.delete', { number })}
            icon={<Trash2 size={14} aria-hidden />}
            onClick={onDelete}
          />
        </div>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        size="small"
        title={t('writing.revealMine.title')}
        description={t('writing.revealMine.text')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('writing.revealMine.keep')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false)
                onReveal()
              }}
            >
              {t('writing.revealMine.short')}
            </Button>
          </>
        }
      />
    </li>
  )
}
