// The timer's commands. The document holds an end time, never a tick.
import { z } from 'zod'
import { readBoard, type Timer } from '../../shared/board/boardState.ts'
import { addTime, pauseTimer, resumeTimer, startTimer } from '../board/timer.ts'
import { none, type Act, type CommandTable } from './command.ts'

const MAX_TIMER_SECONDS = 24 * 3600
export const timerSeconds = z.number().int().min(1).max(MAX_TIMER_SECONDS)

const setTimer = ({ deps, boardId, at }: Act, change: (timer: Timer | null, now: Date) => Timer | null) =>
  deps.rooms.change(boardId, (doc) => void doc.getMap('session').set('timer', change(readBoard(doc).timer, at)))

export const timerCommands = {
  startTimer: {
    body: z.strictObject({ seconds: timerSeconds }),
    run: (act, { seconds }) => setTimer(act, (_timer, now) => startTimer(seconds, now)),
  },
  pauseTimer: { body: none, run: (act) => setTimer(act, pauseTimer) },
  resumeTimer: { body: none, run: (act) => setTimer(act, resumeTimer) },
  addTime: {
    body: z.strictObject({ seconds: timerSeconds }),
    run: (act, { seconds }) => setTimer(act, (timer, now) => addTime(timer, seconds, now)),
  },
  stopTimer: { body: none, run: (act) => setTimer(act, () => null) },
} satisfies Partial<CommandTable>
