// The big timer: ink while it runs, amber in the last minute, red with a + when over. Nothing blinks.
import { useEffect, useRef } from 'react'
import type { Timer } from '../../shared/board/boardState.ts'
import { useBoard } from '../board/boardContext.ts'
import { classes } from '../ui/classes.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { isToneOn, playEndTone } from './endTone.ts'
import { useTimerReading } from './useServerClock.ts'
import styles from './RunSheet.module.css'

const TONES = { running: 'action', paused: 'action', lastMinute: 'discuss', over: 'error' } as const

export function TimerView({ timer }: { timer: Timer }) {
  const { t, canLead } = useBoard()
  const reading = useTimerReading(timer)
  const { phase } = reading
  const before = useRef(phase)
  useEffect(() => {
    const ended = before.current === 'lastMinute' && phase === 'over'
    before.current = phase
    // A browser that allows no sound yet refuses; the red timer says the same.
    if (ended && isToneOn(canLead)) void playEndTone().catch(() => undefined)
  }, [phase, canLead])
  return (
    <div className={styles.timer}>
      <p>
        <b
          role="timer"
          className={classes(phase === 'lastMinute' && styles.lastMinute, phase === 'over' && styles.over)}
        >
          {reading.text}
        </b>
        <span>
          {t('facilitation.timer.of', { minutes: reading.minutes })}
          {phase === 'paused' && `, ${t('facilitation.timer.paused')}`}
          {phase === 'over' && `, ${t('facilitation.timer.over')}`}
        </span>
      </p>
      <ProgressBar value={reading.used} label={t('facilitation.timer.used')} tone={TONES[phase]} />
    </div>
  )
}
