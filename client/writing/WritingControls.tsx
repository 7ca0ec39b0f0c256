// The private writing in the run-sheet: who has finished, reveal and cancel (who leads); the way to one's own notes (everybody).
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { openWriting, writerState, writingTotals } from './openWriting.ts'
import { openWritingPanel } from './writingWindow.ts'
import { WritingProgress } from './WritingProgress.tsx'
import styles from '../facilitation/RunSheet.module.css'

/** Nothing while no private writing is open. */
export function WritingControls() {
  const { board } = useBoard()
  const writing = openWriting(board.workshop)
  return writing ? <OpenWriting key={writing.id} writing={writing} /> : null
}

function OpenWriting({ writing }: { writing: Writing }) {
  const { canLead, me, t } = useBoard()
  const writer = writerState(writing, me)
  return (
    <>
      <div className={styles.section}>
        <p className={styles.roundName}>{t('writing.isOpen')}</p>
        <p className={styles.text}>{writing.question}</p>
        <p className={styles.private}>
          <EyeOff size={18} aria-hidden />
          <span>
            {t(
              canLead
                ? 'writing.private.facilitator'
                : writer !== 'writer'
                  ? `writing.${writer}`
                  : `writing.announced.${writing.naming}`,
            )}
          </span>
        </p>
        {writer === 'writer' && (
          <div className={styles.buttons}>
            <Button
              variant={canLead ? 'normal' : 'primary'}
              className={styles.grow}
              onClick={() => openWritingPanel(writing.id)}
            >
              {t('writing.write')}
            </Button>
          </div>
        )}
        {canLead && <LeadButtons writing={writing} />}
      </div>
      <div className={styles.section}>
        <WritingProgress writing={writing} />
      </div>
    </>
  )
}

function LeadButtons({ writing }: { writing: Writing }) {
  const { t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const [asks, setAsks] = useState<'reveal' | 'cancel' | null>(null)
  const totals = writingTotals(writing)
  return (
    <>
      <div className={styles.buttons}>
        <Button variant="primary" className={styles.grow} isBusy={isBusy} onClick={() => setAsks('reveal')}>
          {t('writing.reveal')}
        </Button>
        <Button variant="quiet" onClick={() => setAsks('cancel')}>
          {t('writing.cancel')}
        </Button>
      </div>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Dialog
        isOpen={asks === 'reveal'}
        onClose={() => setAsks(null)}
        size="small"
        title={t('writing.reveal.title')}
        description={`${t('writing.reveal.text', totals)} ${t(`writing.reveal.${writing.naming}`)}`}
        footer={
          <>
            <Button onClick={() => setAsks(null)}>{t('writing.keepOpen')}</Button>
            <Button
              variant="primary"
              onClick={() => {
                setAsks(null)
                send({ command: 'revealWriting', writingId: writing.id })
              }}
            >
              {t('writing.reveal')}
            </Button>
          </>
        }
      />
      <Dialog
        isOpen={asks === 'cancel'}
        onClose={() => setAsks(null)}
        size="small"
        title={t('writing.cancel.title')}
        description={t('writing.cancel.text')}
        footer={
          <>
            <Button onClick={() => setAsks(null)}>{t('writing.keepOpen')}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsks(null)
                send({ command: 'cancelWriting', writingId: writing.id })
              }}
            >
              {t('writing.cancel.do')}
            </Button>
          </>
        }
      />
    </>
  )
}
