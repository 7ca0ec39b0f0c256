// The server's clock on this screen. Renders once a second while a timer runs and not at all while it stands.
import { useEffect, useState } from 'react'
import type { Timer } from '../../shared/board/boardState.ts'
import { useBoard } from '../board/boardContext.ts'
import { timerReading, untilNextSecond, type TimerReading } from './timerReading.ts'

export function useTimerReading(timer: Timer): TimerReading {
  const { clockOffsetMs } = useBoard()
  const [now, setNow] = useState(() => Date.now() + clockOffsetMs)
  useEffect(() => {
    let timeout: number | undefined
    const tick = () => {
      const time = Date.now() + clockOffsetMs
      setNow(time)
      const pause = untilNextSecond(timer, time)
      // A little late rather than a little early, so that no second is shown twice.
      if (pause !== null) timeout = window.setTimeout(tick, pause + 5)
    }
    tick()
    return () => window.clearTimeout(timeout)
  }, [timer, clockOffsetMs])
  return timerReading(timer, now)
}
