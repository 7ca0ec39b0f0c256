// The run-sheet of a template: changes of it, what a step may hold, and plan against actual time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOG, instanceSeedOf } from '../../../shared/catalog.ts'
import { BoardError } from '../../../shared/errors.ts'
import {
  sheetOf,
  stepOf,
  stepQuestion,
  stepTitle,
  withChange,
  withMove,
  withoutStep,
  withStep,
  type SheetBoard,
} from '../../../shared/session/sheet.ts'
import { sheetTimes } from '../../../shared/session/sheetTimes.ts'
import { NO_WORKSHOP, type SheetStep, type StepRecord } from '../../../shared/session/workshop.ts'

const T04 = CATALOG.get('T04')!.agenda
const ids = (sheet: readonly SheetStep[]) => sheet.map(({ id }) => id)
const BREAK: SheetStep = {
  id: 'own-1',
  minutes: 15,
  mode: 'plenary',
  screen: 'result',
  rounds: [],
  edits: 'all',
  title: 'Coffee',
}
function refusal(run: () => unknown): [string, string | undefined] {
  try {
    run()
  } catch (error) {
    if (error instanceof BoardError) return [error.code, error.field]
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the run-sheet of a board', () => {
  const board = (sheet?: SheetStep[]): SheetBoard => ({
    templates: ['T04', 'T06', 'T06~2'],
    workshop: { ...NO_WORKSHOP, sheets: new Map(sheet ? [['T04', sheet]] : []) },
  })

  it('[W110] is the agenda of the seed until it is changed, for each instance by itself', () => {
    expect(sheetOf(board(), 'T04')).toEqual(T04)
    expect(sheetOf(board([BREAK]), 'T04')).toEqual([BREAK])
    expect(sheetOf(board(), 'T02')).toEqual([])
    expect(sheetOf(board(), 'T06~2').flatMap(({ rounds }) => rounds)).toContain('T06~2.severity')
    expect(refusal(() => stepOf(board(), 'T02', 'brief'))).toEqual(['unknown_template', 'template'])
    expect(refusal(() => stepOf(board(), 'T04', 'lunch'))).toEqual(['invalid_value', 'step'])
  })

  it('[W110] says what the seed says where it has no words of its own', () => {
    const t = (key: string) => (key === 'T06.step.barriers.title' ? 'Barriers' : key)
    const barriers = stepOf(board(), 'T06~2', 'barriers')
    expect(stepTitle('T06~2', barriers, t)).toBe('Barriers')
    expect(stepTitle('T06~2', { ...barriers, title: 'Hindrances' }, t)).toBe('Hindrances')
    expect(stepQuestion('T06~2', barriers, t)).toBe('')
    expect(stepTitle('T04', BREAK, t)).toBe('Coffee')
  })

  it('[W111] takes a step in before another or at the end, moves, changes and removes it', () => {
    const added = withStep('T04', T04, BREAK, 'score')
    expect(ids(added).slice(4, 7)).toEqual(['weights', 'own-1', 'score'])
    expect(ids(withStep('T04', T04, BREAK, null)).at(-1)).toBe('own-1')
    expect(ids(withMove(added, 'own-1', 'brief'))[0]).toBe('own-1')
    expect(ids(withMove(added, 'brief', null)).at(-1)).toBe('brief')
    expect(withMove(added, 'score', 'score')).toEqual(added)
    expect(withoutStep(added, 'own-1')).toEqual(T04)
    const changed = withChange('T04', T04, 'brief', { minutes: 20, title: 'Welcome', method: null })
    expect(changed[0]).toEqual({ ...T04[0], minutes: 20, title: 'Welcome', method: undefined })
    expect('method' in changed[0]!).toBe(false)
    expect(withChange('T04', changed, 'brief', { title: null })[0]).not.toHaveProperty('title')
    expect(instanceSeedOf('T04')!.agenda).toBe(T04)
  })

  it.each<[string, Partial<SheetStep>, string]>([
    ['no minute', { minutes: 0 }, 'minutes'],
    ['more than a day of eight hours', { minutes: 481 }, 'minutes'],
    ['half a minute', { minutes: 2.5 }, 'minutes'],
    ['a screen of another template', { screen: 'portrait' }, 'screen'],
    ['a round on a list', { rounds: ['T04.markets'] }, 'rounds.0'],
    ['a round on a matrix everybody fills in together', { rounds: ['T04.facts'] }, 'rounds.0'],
    ['a round of another template', { rounds: ['T04.scores', 'T02.scores'] }, 'rounds.1'],
    ['a round twice', { rounds: ['T04.scores', 'T04.scores'] }, 'rounds.1'],
    ['no title', { title: undefined }, 'title'],
    ['a blank title', { title: '  ' }, 'title'],
    ['a title too long', { title: 'x'.repeat(201) }, 'title'],
    ['a text too long', { text: 'x'.repeat(2001) }, 'text'],
    ['a question too long', { question: 'x'.repeat(2001) }, 'question'],
  ])('[W111] refuses a step with %s', (_, part, field) => {
    expect(refusal(() => withStep('T04', T04, { ...BREAK, ...part }, null))).toEqual(['invalid_value', `step.${field}`])
  })

  it('[W111] refuses unknown steps, the 61st, and to be without any', () => {
    expect(refusal(() => withStep('T04', T04, BREAK, 'lunch'))).toEqual(['invalid_value', 'before'])
    expect(refusal(() => withMove(T04, 'lunch', null))).toEqual(['invalid_value', 'step'])
    expect(refusal(() => withoutStep([BREAK], 'own-1'))).toEqual(['invalid_value', 'step'])
    expect(refusal(() => withChange('T04', [BREAK], 'own-1', { title: null }))).toEqual([
      'invalid_value',
      'change.title',
    ])
    const full = Array.from({ length: 60 }, (_, i) => ({ ...BREAK, id: `own-${i}` }))
    expect(refusal(() => withStep('T04', full, BREAK, null))).toEqual(['invalid_value', 'step'])
  })

  it('[W111] keeps every step through any moves', () => {
    const move = fc.tuple(fc.nat(T04.length - 1), fc.option(fc.nat(T04.length - 1)))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let sheet: readonly SheetStep[] = T04
        for (const [which, to] of moves) {
          const id = T04[which]!.id
          const before = to === null ? null : T04[to]!.id
          sheet = withMove(sheet, id, before)
          const at = ids(sheet).indexOf(id)
          if (before !== id) expect(ids(sheet)[at + 1] ?? null).toBe(before)
        }
        expect([...ids(sheet)].sort()).toEqual([...ids(T04)].sort())
      }),
    )
  })
})

describe('plan against actual time', () => {
  const MINUTE = 60_000
  const at = (minutes: number, day = 1) => new Date(Date.UTC(2027, 2, day, 9, minutes)).toISOString()
  const record = (step: string, from: number, to: number, rest: Partial<StepRecord> = {}): StepRecord => ({
    template: 'T04',
    step,
    startedAt: at(from),
    endedAt: at(to),
    plannedMinutes: 10,
    outcome: 'done',
    ...rest,
  })
  const times = (past: StepRecord[], step: string | null, from: number, now: number, timer: number | null = null) =>
    sheetTimes(
      {
        templates: ['T04'],
        workshop: { ...NO_WORKSHOP, past },
        step: step === null ? null : { template: 'T04', step, startedAt: at(from) },
        timer: timer === null ? null : { durationMs: 0, endsAt: at(timer), remainingMs: 0 },
      },
      'T04',
      Date.parse(at(now)),
    )
  const outcomes = (result: ReturnType<typeof sheetTimes>) => result.steps.map(({ outcome }) => outcome)

  it('[W112] before anything runs there is the plan only', () => {
    const result = times([], null, 0, 0)
    expect(new Set(outcomes(result))).toEqual(new Set(['ahead']))
    expect(result).toMatchObject({ plannedMs: 150 * MINUTE, actualMs: 0, overMs: 0, lastMs: null, endsAt: null })
  })

  it('[W112] steps behind us count against their plan, skipped ones save theirs, and the end moves accordingly', () => {
    // brief 10 planned, took 16; candidates 10 skipped; merge 5 passed over; criteria 15 runs for 4.
    const past = [record('brief', 0, 16), record('candidates', 16, 16, { outcome: 'skipped' })]
    const result = times(past, 'criteria', 16, 20)
    expect(outcomes(result).slice(0, 5)).toEqual(['done', 'skipped', 'passed', 'now', 'ahead'])
    expect(result.steps[0]).toMatchObject({ plannedMs: 10 * MINUTE, actualMs: 16 * MINUTE, lastMs: null })
    expect(result.steps[3]!.actualMs).toBe(4 * MINUTE)
    expect(result.actualMs).toBe(20 * MINUTE)
    expect(result.overMs).toBe((6 - 10 - 5) * MINUTE)
    // 11 minutes of the step are left, and 110 of the seven after it.
    expect(result.endsAt).toBe(at(20 + 11 + 110))
  })

  it('[W112] a running step over its plan is behind, and time given to it moves the end', () => {
    const late = times([], 'brief', 0, 13)
    expect(late.overMs).toBe(3 * MINUTE)
    expect(late.endsAt).toBe(at(13 + 140))
    expect(times([], 'brief', 0, 13, 18).endsAt).toBe(at(18 + 140))
  })

  it('[W112] a step run twice counts together', () => {
    const result = times([record('brief', 0, 8), record('candidates', 8, 12)], 'brief', 12, 15)
    expect(result.steps[0]).toMatchObject({ outcome: 'now', actualMs: 11 * MINUTE })
    expect(outcomes(result)[1]).toBe('done')
  })

  it('[W113] another workshop with the template shows what it took the last time', () => {
    const first = [record('brief', 0, 16), record('candidates', 16, 20)]
    const nextDay = 24 * 60
    // Going on the next day is the same workshop ...
    expect(times(first, 'merge', nextDay, nextDay + 1).lastMs).toBeNull()
    // ... beginning again is another.
    const again = times(first, 'brief', nextDay, nextDay + 2)
    expect(again.lastMs).toBe(20 * MINUTE)
    expect(again.steps[0]).toMatchObject({ outcome: 'now', actualMs: 2 * MINUTE, lastMs: 16 * MINUTE })
    expect(again.steps[1]).toMatchObject({ outcome: 'ahead', actualMs: null, lastMs: 4 * MINUTE })
    const over = times([...first, record('brief', nextDay, nextDay + 9)], null, 0, nextDay + 10)
    expect(over.steps[0]).toMatchObject({ outcome: 'done', actualMs: 9 * MINUTE, lastMs: 16 * MINUTE })
  })
})
