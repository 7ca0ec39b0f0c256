// The line under the head of a phone's screen: which step runs, how it is worked on, and the time that is left.
import { sheetOf, stepTitle } from '../../shared/session/sheet.ts'
import type { Timer } from '../../shared/board/boardState.ts'
import { useBoard } from '../board/boardContext.ts'
import { useTimerReading } from '../facilitation/useServerClock.ts'
import { classes } from '../ui/classes.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import styles from './PhoneRoom.module.css'

const TONES = { running: 'action', paused: 'action', lastMinute: 'discuss', over: 'error' } as const

export function RoomStep() {
  const { board, t } = useBoard()
  const { step, timer } = board
  if (!step && !timer) return null
  const sheet = step ? sheetOf(board, step.template) : []
  const place = sheet.findIndex(({ id }) => id === step?.step)
  const current = sheet[place]
  return (
    <section className={styles.step} aria-label={t('room.step')}>
      {current && step ? (
        <div className={styles.stepWords}>
          <p>
            {t('facilitation.step.kicker', {
              number: place + 1,
              total: sheet.length,
              mode: t(`facilitation.mode.${current.mode}`),
            })}
          </p>
          <h2>{stepTitle(step.template, current, t)}</h2>
        </div>
      ) : (
        <div className={styles.stepWords}>
          <h2>{t('room.timer')}</h2>
        </div>
      )}
      {timer && <Clock timer={timer} />}
    </section>
  )
}

function Clock({ timer }: { timer: Timer }) {
  const { t } = useBoard()
  const { phase, text, used } = useTimerReading(timer)
  return (
    <>
      <p className={styles.clock}>
        <b
          role="timer"
          className={classes(phase === 'lastMinute' && styles.lastMinute, phase === 'over' && styles.over)}
        >
          {text}
        </b>
        {phase === 'paused' && <span>{t('facilitation.timer.paused')}</span>}
        {phase === 'over' && <span>{t('facilitation.timer.over')}</span>}
      </p>
      <div className={styles.stepBar}>
        <ProgressBar value={used} label={t('facilitation.timer.used')} tone={TONES[phase]} />
      </div>
    </>
  )
}
