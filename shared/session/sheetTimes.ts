// Plan against actual time of a run-sheet: how long each step took this time and last time, and when the agenda will be
// over. Pure; what was run is in the session's records, what runs now is the running step.
import type { BoardState } from '../board/boardState.ts'
import type { TemplateId } from '../catalog.ts'
import { sheetOf } from './sheet.ts'
import type { SheetStep, StepRecord } from './workshop.ts'

/** `passed`: never run nor skipped, and a later step runs or has run. */
export type StepOutcome = 'ahead' | 'now' | 'done' | 'skipped' | 'passed'
export type StepTime = {
  step: SheetStep
  /** 1 for the first step. */
  number: number
  outcome: StepOutcome
  plannedMs: number
  /** What it has taken this time, all runs of it together; null when it has not run. */
  actualMs: number | null
  /** What it took the last time the template was run; null when it was not. */
  lastMs: number | null
}
export type SheetTimes = {
  steps: StepTime[]
  plannedMs: number
  /** Of the steps run this time. */
  actualMs: number
  /**
   * How far behind the plan (below zero: ahead of it): what the steps behind us took against their plan, where one that was
   * skipped or passed saves its time, and the running one counts once it is longer than planned.
   */
  overMs: number
  /** What the template took the last time; null when this is the first. */
  lastMs: number | null
  /** When the agenda will be over if the rest goes as planned (ISO); null while nothing of it runs or nothing is left. */
  endsAt: string | null
}

type Times = Pick<BoardState, 'templates' | 'workshop' | 'step' | 'timer'>

/** A step that runs again after a longer break than this is another workshop, not the same step continued. */
const NEW_RUN_MS = 8 * 3600_000

const tookMs = ({ startedAt, endedAt }: StepRecord): number => Math.max(0, Date.parse(endedAt) - Date.parse(startedAt))

/** The records of a template by run: a run ends when, after a long break, a step comes that it has had already. */
function runsOf(records: readonly StepRecord[], running: { step: string; startedAt: string } | null): StepRecord[][] {
  const runs: StepRecord[][] = [[]]
  const startsNew = (run: readonly StepRecord[], step: string, startedAt: string): boolean => {
    const last = run.at(-1)
    return (
      last !== undefined &&
      run.some((record) => record.step === step) &&
      Date.parse(startedAt) - Date.parse(last.endedAt) >= NEW_RUN_MS
    )
  }
  for (const record of records) {
    if (startsNew(runs.at(-1)!, record.step, record.startedAt)) runs.push([])
    runs.at(-1)!.push(record)
  }
  if (running && startsNew(runs.at(-1)!, running.step, running.startedAt)) runs.push([])
  return runs
}

/** Null when the step has not run; one that was only skipped has not. */
function sumOf(run: readonly StepRecord[], step: string): number | null {
  const own = run.filter((record) => record.step === step && (record.outcome === 'done' || tookMs(record) > 0))
  return own.length === 0 ? null : own.reduce((sum, record) => sum + tookMs(record), 0)
}

/**
 * @param instance `T06`, or `T06~2` for its second page
 * @param now milliseconds since 1970, on the server's clock
 */
export function sheetTimes(board: Times, instance: TemplateId, now: number): SheetTimes {
  const running = board.step?.template === instance ? board.step : null
  const runs = runsOf(
    board.workshop.past.filter(({ template }) => template === instance),
    running,
  )
  const run = runs.at(-1)!
  const before = runs.at(-2) ?? null
  const sheet = sheetOf(board, instance)
  const seen = new Set([...run.map(({ step }) => step), ...(running ? [running.step] : [])])
  const furthest = sheet.findLastIndex(({ id }) => seen.has(id))
  const runningMs = running ? Math.max(0, now - Date.parse(running.startedAt)) : 0
  const steps = sheet.map((step, i): StepTime => {
    const isNow = running?.step === step.id
    const past = sumOf(run, step.id)
    const last = run.findLast((record) => record.step === step.id)
    const outcome: StepOutcome = isNow ? 'now' : (last?.outcome ?? (i < furthest ? 'passed' : 'ahead'))
    return {
      step,
      number: i + 1,
      outcome,
      plannedMs: step.minutes * 60_000,
      actualMs: isNow ? (past ?? 0) + runningMs : past,
      lastMs: before && sumOf(before, step.id),
    }
  })
  const current = steps.find(({ outcome }) => outcome === 'now')
  return {
    steps,
    plannedMs: steps.reduce((sum, { plannedMs }) => sum + plannedMs, 0),
    actualMs: steps.reduce((sum, { actualMs }) => sum + (actualMs ?? 0), 0),
    overMs: steps.reduce((sum, time) => sum + overOf(time), 0),
    lastMs: before && before.reduce((sum, record) => sum + tookMs(record), 0),
    endsAt: current ? new Date(now + restMs(steps, current, board, now)).toISOString() : null,
  }
}

function overOf({ outcome, plannedMs, actualMs }: StepTime): number {
  const over = (actualMs ?? 0) - plannedMs
  if (outcome === 'now') return Math.max(0, over)
  return outcome === 'ahead' ? 0 : over
}

/** What is left of the running step (a timer that was given more time counts) and of the steps after it. */
function restMs(steps: readonly StepTime[], current: StepTime, { timer }: Times, now: number): number {
  const left = timer ? (timer.endsAt === null ? timer.remainingMs : Date.parse(timer.endsAt) - now) : 0
  const own = Math.max(0, current.plannedMs - (current.actualMs ?? 0), left)
  return steps.reduce((sum, { outcome, plannedMs }) => sum + (outcome === 'ahead' ? plannedMs : 0), own)
}
