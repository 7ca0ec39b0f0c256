// What a person does while everybody writes in private: the question, what will stand on the notes, and the own notes. Kept on
// the server under their name as they write; used by the board, the document view and the phone's room page.
import { EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Writing } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { newItemId } from '../newItemId.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { hasUnsaved, type NotesState } from './noteKeeper.ts'
import { writerState } from './openWriting.ts'
import { StickyNote } from './StickyNote.tsx'
import { useNotes, type OwnNotes } from './useNotes.ts'
import styles from './Writing.module.css'

/** @param onDone after "I have finished", once the server knows, and when the next step begins; left out where the form stays. */
export function WritingForm({ writing, onDone }: { writing: Writing; onDone?: () => void }) {
  const { me, t } = useBoard()
  const writer = writerState(writing, me)
  return (
    <div className={styles.form}>
      <div className={styles.ask}>
        <h3>{writing.question}</h3>
        <p className={styles.announced}>
          <EyeOff size={15} aria-hidden />
          <span>{t(`writing.announced.${writing.naming}`)}</span>
        </p>
      </div>
      {writer === 'writer' ? (
        <Notes writing={writing} onDone={onDone} />
      ) : (
        <p className={styles.cannot}>{t(`writing.${writer}`)}</p>
      )}
    </div>
  )
}

function Notes({ writing, onDone }: { writing: Writing; onDone: (() => void) | undefined }) {
  const { board, t } = useBoard()
  const own = useNotes(writing)
  const { state } = own
  // Once the workshop has gone on there is nothing left to do here, unless words came too late and must not vanish.
  const isPast = writing.closedAt !== null && board.step !== null && board.step.startedAt > writing.closedAt
  const isOver = isPast && state.status === 'closed' && !hasUnsaved(state)
  useEffect(() => {
    if (isOver) onDone?.()
  }, [isOver, onDone])
  const list = useRef<HTMLUListElement>(null)
  const [blankId, setBlankId] = useState(newItemId)
  const notes = state.notes.filter(({ isRemoved }) => !isRemoved)
  // The first letter makes the empty sticky a note; another one takes its place.
  if (notes.some(({ id }) => id === blankId)) setBlankId(newItemId())
  const isOff = state.status !== 'ready'
  if (state.status === 'loading') return <Skeleton lines={5} />
  if (state.status === 'failed') {
    return (
      <Notice
        tone="red"
        title={t('writing.notLoaded')}
        action={<Button onClick={own.retry}>{t('writing.retry')}</Button>}
      >
        {state.problem}
      </Notice>
    )
  }
  const ids = [...notes.map(({ id }) => id), ...(isOff ? [] : [blankId])]
  return (
    <>
      {isOff && <Ended writing={writing} state={state} />}
      <p className="visually-hidden">{t('writing.keys')}</p>
      <ul ref={list} className={styles.notes}>
        {ids.map((id, place) => (
          <StickyNote
            key={id}
            number={place + 1}
            note={notes.find((note) => note.id === id)}
            isOff={isOff}
            onWrite={(text) => own.write(id, text)}
            onNext={() => list.current?.querySelector<HTMLElement>('[data-blank] textarea')?.focus()}
            onDelete={() => own.remove(id)}
            onReveal={() => own.reveal(id)}
          />
        ))}
      </ul>
      {!isOff && <Foot own={own} count={notes.filter(({ text }) => text.trim() !== '').length} onDone={onDone} />}
    </>
  )
}

function Ended({ writing, state }: { writing: Writing; state: NotesState }) {
  const { t } = useBoard()
  if (writing.state === 'cancelled') return <Notice title={t('writing.cancelled')} />
  const isLate = hasUnsaved(state)
  return (
    <Notice tone={isLate ? 'amber' : 'good'} title={t('writing.revealed')}>
      {isLate && t('writing.revealed.late')}
    </Notice>
  )
}

function Foot({ own, count, onDone }: { own: OwnNotes; count: number; onDone: (() => void) | undefined }) {
  const { t } = useBoard()
  const { state } = own
  const unsaved = hasUnsaved(state)
  const [isFinishing, setFinishing] = useState(false)
  useEffect(() => {
    // Only what is on the server's disk is finished; until then the notes stay open and say why.
    if (isFinishing && state.finished && !state.isTelling && !unsaved) onDone?.()
  }, [isFinishing, state.finished, state.isTelling, unsaved, onDone])
  return (
    <footer className={styles.foot}>
      {state.problem ? (
        <p className={styles.problem} role="alert">
          {t('writing.notKept')} {state.problem}{' '}
          <Button size="small" onClick={own.retry}>
            {t('writing.retry')}
          </Button>
        </p>
      ) : (
        <p className={styles.kept} role="status">
          {count > 0 && <b>{t('writing.count', { count })}</b>}
          {state.finished ? t('writing.finished') : unsaved ? t('writing.saving') : count > 0 && t('writing.saved')}
        </p>
      )}
      {state.finished ? (
        <Button onClick={() => own.setFinished(false)}>{t('writing.notFinished')}</Button>
      ) : (
        <Button
          variant="primary"
          isBusy={isFinishing && unsaved && state.problem === null}
          onClick={() => {
            setFinishing(true)
            own.setFinished(true)
          }}
        >
          {t('writing.finish')}
        </Button>
      )}
    </footer>
  )
}
