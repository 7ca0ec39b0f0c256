// The running step over every part of the document: time left, and the way to what the step asks for. On a phone the
// bar at its foot has these.
import { EyeOff } from 'lucide-react'
import { Link } from 'wouter'
import { instanceName } from '../../shared/board/instances.ts'
import { sheetOf, stepTitle } from '../../shared/session/sheet.ts'
import { HandButton } from '../attention/HandButton.tsx'
import { DocumentAttention } from '../attention/DocumentAttention.tsx'
import { useBoard } from '../board/boardContext.ts'
import { openBallot } from '../facilitation/ballotWindow.ts'
import { TimerView } from '../facilitation/TimerView.tsx'
import { useIsPhone } from '../facilitation/useIsPhone.ts'
import { Button } from '../ui/Button.tsx'
import { openWriting, writerState } from '../writing/openWriting.ts'
import { openWritingPanel } from '../writing/writingWindow.ts'
import { documentPath } from './documentPlace.ts'
import styles from './DocumentStepLine.module.css'

/** Stays in sight while the document is read. */
export function DocumentStepLine() {
  return (
    <div className={styles.stay}>
      <Running />
      <div className={styles.attention}>
        <DocumentAttention />
      </div>
    </div>
  )
}

function Running() {
  const { board, boardId, t } = useBoard()
  const isPhone = useIsPhone()
  const { step, timer, workshop } = board
  const isTalking = workshop.hands.length > 0
  const isOpen = board.rounds.some(({ state }) => state === 'open') || openWriting(workshop) !== null
  if (!step && !timer && !isTalking && !isOpen) return null
  const sheet = step ? sheetOf(board, step.template) : []
  const place = sheet.findIndex(({ id }) => id === step?.step)
  const current = sheet[place]
  return (
    <section className={styles.line} aria-label={t('document.now')} data-now>
      {step && current && (
        <p className={styles.words}>
          <span>
            {t('facilitation.elsewhere', {
              number: place + 1,
              total: sheet.length,
              template: instanceName(board, step.template, t),
            })}
          </span>
          <Link href={documentPath(boardId, step.template)}>{stepTitle(step.template, current, t)}</Link>
        </p>
      )}
      {timer && (
        <div className={styles.timer}>
          <TimerView timer={timer} />
        </div>
      )}
      {!isPhone && (
        <div className={styles.actions}>
          <Asked />
          <HandButton />
        </div>
      )}
    </section>
  )
}

/** What waits for this person: the ballot of an open round, the private writing. */
function Asked() {
  const { board, me, t } = useBoard()
  const writing = openWriting(board.workshop)
  const round = board.rounds.findLast(({ state }) => state === 'open')
  const mayVote = me.partnerId !== null && me.role !== 'viewer'
  const icon = <EyeOff size={15} aria-hidden />
  return (
    <>
      {writing && writerState(writing, me) === 'writer' && (
        <Button variant="primary" icon={icon} onClick={() => openWritingPanel(writing.id)}>
          {t('writing.write')}
        </Button>
      )}
      {round && mayVote && (
        <Button variant={writing ? 'normal' : 'primary'} icon={icon} onClick={() => openBallot(round.id)}>
          {t(round.widget.endsWith('Vote') ? 'facilitation.ballot.vote' : 'facilitation.ballot.score')}
        </Button>
      )}
    </>
  )
}
