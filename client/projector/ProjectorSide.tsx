// The right column of the wall: the time, who speaks and who is next, the step after this one, and how to come in late.
import { Hand as HandIcon, Mic } from 'lucide-react'
import type { Timer } from '../../shared/board/boardState.ts'
import { spacedRoomCode } from '../../shared/session/roomCode.ts'
import { sheetOf, stepTitle } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { useTimerReading } from '../facilitation/useServerClock.ts'
import { QrCode } from '../join/QrCode.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { shortAddress } from './JoinScene.tsx'
import styles from './ProjectorSide.module.css'
import type { OpenRoomCode } from './useRoomCode.ts'

/** More hands than these are a number. */
const HANDS = 5

export function ProjectorSide({ room }: { room: OpenRoomCode | null }) {
  const { board, t } = useBoard()
  return (
    <aside className={styles.side} aria-label={t('projector.side')}>
      {board.timer ? <WallTimer timer={board.timer} /> : null}
      <Queue />
      <NextStep />
      {room ? (
        <section className={styles.late}>
          <QrCode text={room.link} size={160} label={t('projector.join.qr')} />
          <p>
            {shortAddress(room.link)}
            <b>{spacedRoomCode(room.code)}</b>
          </p>
        </section>
      ) : null}
    </aside>
  )
}

function WallTimer({ timer }: { timer: Timer }) {
  const { t } = useBoard()
  const { phase, text, used } = useTimerReading(timer)
  return (
    <section className={styles.timer} data-phase={phase}>
      <p role="timer" data-length={text.length > 6 ? 'long' : undefined}>
        {text}
      </p>
      <div className={styles.track}>
        <i style={{ width: `${used * 100}%` }} />
      </div>
      {phase === 'paused' || phase === 'over' ? <p>{t(`projector.timer.${phase}`)}</p> : null}
    </section>
  )
}

function Queue() {
  const { board, looks, people, t } = useBoard()
  const { hands } = board.workshop
  if (hands.length === 0) return null
  const named = hands.flatMap((hand) => {
    const person = people.find(({ participantId }) => participantId === hand.participantId)
    return person ? [{ hand, person }] : []
  })
  return (
    <section className={styles.queue} aria-live="polite">
      <h2>{t('projector.hands')}</h2>
      <ol>
        {named.slice(0, HANDS).map(({ hand, person }) => {
          const look = looks[board.partners.findIndex(({ id }) => id === person.partnerId)]
          return (
            <li key={hand.participantId} data-speaking={hand.speaking || undefined}>
              {hand.speaking ? <Mic role="img" aria-label={t('projector.hands.speaking')} /> : <HandIcon aria-hidden />}
              <span>{person.name}</span>
              {look ? <PartnerSign look={look} /> : null}
            </li>
          )
        })}
      </ol>
      {named.length > HANDS ? <p>{t('projector.more', { count: named.length - HANDS })}</p> : null}
    </section>
  )
}

function NextStep() {
  const { board, t } = useBoard()
  const { step } = board
  if (!step) return null
  const sheet = sheetOf(board, step.template)
  const next = sheet[sheet.findIndex(({ id }) => id === step.step) + 1]
  return (
    <section className={styles.next}>
      <h2>{t('projector.next')}</h2>
      <p>
        {next
          ? t('projector.next.step', { title: stepTitle(step.template, next, t), minutes: next.minutes })
          : t('projector.next.last')}
      </p>
    </section>
  )
}
