// Plan against actual time of a template's run-sheet, on the server's clock. Counts in minutes, so it looks again every few
// seconds while a step runs, and not at all while none does.
import { useEffect, useMemo, useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { sheetTimes, type SheetTimes } from '../../shared/session/sheetTimes.ts'
import { useBoard } from '../board/boardContext.ts'

const LOOK_EVERY_MS = 5000

export function useSheetTimes(template: TemplateId): SheetTimes {
  const { board, clockOffsetMs } = useBoard()
  const { templates, workshop, step, timer } = board
  const isRunning = step?.template === template
  const [now, setNow] = useState(() => Date.now() + clockOffsetMs)
  useEffect(() => {
    const look = () => setNow(Date.now() + clockOffsetMs)
    look()
    if (!isRunning) return
    const interval = window.setInterval(look, LOOK_EVERY_MS)
    return () => window.clearInterval(interval)
  }, [isRunning, clockOffsetMs, step, timer])
  return useMemo(
    () => sheetTimes({ templates, workshop, step, timer }, template, now),
    [templates, workshop, step, timer, template, now],
  )
}

const MINUTE_MS = 60_000
export const inMinutes = (ms: number): number => Math.round(ms / MINUTE_MS)
