// Where the workshop stands, and what the timer shows.
import { describe, expect, it } from 'vitest'
import {
  agendaState,
  partnerProgress,
  roundWidgets,
  type AgendaBoard,
} from '../../../client/facilitation/agendaState.ts'
import { timerReading, untilNextSecond } from '../../../client/facilitation/timerReading.ts'
import type { Round, Timer } from '../../../shared/board/boardState.ts'
import { CATALOG } from '../../../shared/catalog.ts'
import { NO_WORKSHOP, type StepRecord } from '../../../shared/session/workshop.ts'

const T04 = CATALOG.get('T04')!
const at = (step: string) => ({ template: 'T04', step, startedAt: '2027-01-01T10:00:00.000Z' })
const round = (widget: string, number: number, state: Round['state'] = 'revealed'): Round => ({
  id: `${widget}-${number}`,
  widget,
  number,
  state,
  openedAt: '2027-01-01T10:00:00.000Z',
  revealedAt: null,
  progress: {},
})

/** A board with T04 at a step (or none), and what else matters here. */
const boardAt = (step: string | null, rounds: Round[] = [], past: StepRecord[] = []): AgendaBoard => ({
  templates: ['T02', 'T04'],
  step: step === null ? null : at(step),
  timer: null,
  rounds,
  workshop: { ...NO_WORKSHOP, past },
})
const record = (step: string, outcome: StepRecord['outcome'] = 'done'): StepRecord => ({
  template: 'T04',
  step,
  startedAt: '2027-01-01T09:00:00.000Z',
  endedAt: '2027-01-01T09:10:00.000Z',
  plannedMinutes: 10,
  outcome,
})

describe('agenda', () => {
  it('[J1] a passed step whose round was never held counts as skipped', () => {
    const agenda = agendaState(boardAt('decide', [round('T04.weights', 1), round('T04.scores', 1)]), 'T04')
    const marks = Object.fromEntries(agenda.steps.map(({ step, mark }) => [step.id, mark]))
    expect(marks).toMatchObject({ weights: 'done', score: 'done', reveal: 'done', rescore: 'skipped', decide: 'now' })
    expect(agenda.current?.number).toBe(11)
    expect(agenda.minutes).toBe(T04.minutes)
  })

  it('[J1] a cancelled round was not held', () => {
    const rounds = [round('T04.weights', 1), round('T04.scores', 1, 'cancelled')]
    const agenda = agendaState(boardAt('reveal', rounds), 'T04')
    expect(agenda.steps.find(({ step }) => step.id === 'score')?.mark).toBe('skipped')
  })

  it('[J1] a passed step is what its latest record says, and skipped when others have records and it has none', () => {
    const [first, second, third, fourth] = T04.agenda.map(({ id }) => id)
    const past = [record(first!, 'skipped'), record(first!), record(second!, 'skipped')]
    const agenda = agendaState(boardAt(fourth!, [], past), 'T04')
    expect(agenda.steps.slice(0, 4).map(({ step, mark }) => [step.id, mark])).toEqual([
      [first, 'done'],
      [second, 'skipped'],
      [third, 'skipped'],
      [fourth, 'now'],
    ])
  })

  it('[J1] without a running step, or with one of another template, all steps are ahead', () => {
    for (const step of [null, { ...at('decide'), template: 'T02' }]) {
      const agenda = agendaState({ ...boardAt(null), step }, 'T04')
      expect(agenda.current).toBeNull()
      expect(new Set(agenda.steps.map(({ mark }) => mark))).toEqual(new Set(['ahead']))
    }
  })

  it('[J1] the steps are those of the board where its run-sheet was changed', () => {
    const sheet = [...T04.agenda].reverse().map((step, i) => (i === 0 ? { ...step, minutes: 99 } : step))
    const board = { ...boardAt('decide'), workshop: { ...NO_WORKSHOP, sheets: new Map([['T04', sheet]]) } }
    const agenda = agendaState(board, 'T04')
    expect(agenda.current).toMatchObject({ number: 1, step: { id: 'decide', minutes: 99 } })
    expect(agenda.minutes).toBe(sheet.reduce((sum, { minutes }) => sum + minutes, 0))
  })

  it('[J2] rounds shown: of the step, still open ones, and the next step’s', () => {
    const open = round('T04.weights', 1, 'open')
    const widgets = (step: string, rounds: Round[]) =>
      roundWidgets('T04', agendaState(boardAt(step, rounds), 'T04'), rounds)
    expect(widgets('reveal', [open])).toEqual(['T04.weights', 'T04.scores'])
    expect(widgets('score', [])).toEqual(['T04.scores'])
    expect(widgets('sensitivity', [])).toEqual([])
  })

  it('[J3] progress of a partner tells counts of people only', () => {
    const open = {
      ...round('T04.scores', 1, 'open'),
      progress: { BC: { scoring: 0, finished: 2 }, BM: { scoring: 1, finished: 1 } },
    }
    expect(['BC', 'BM', 'BP'].map((partner) => partnerProgress(open, partner))).toEqual([
      'finished',
      'scoring',
      'notStarted',
    ])
  })
})

describe('timer', () => {
  const END = Date.parse('2027-01-01T10:30:00.000Z')
  const running: Timer = { durationMs: 30 * 60_000, endsAt: '2027-01-01T10:30:00.000Z', remainingMs: 0 }

  it('[J4] counts from the end time of the server’s clock', () => {
    expect(timerReading(running, END - 17 * 60_000 - 25_000)).toMatchObject({
      phase: 'running',
      text: '17:25',
      minutes: 30,
    })
    expect(timerReading(running, END - 60_000).phase).toBe('lastMinute')
    expect(timerReading(running, END)).toMatchObject({ phase: 'lastMinute', text: '00:00', used: 1 })
    expect(timerReading(running, END + 70_000)).toMatchObject({ phase: 'over', text: '+01:10', used: 1 })
  })

  it('[J4] a paused timer stands still', () => {
    const paused: Timer = { durationMs: 600_000, endsAt: null, remainingMs: 300_000 }
    expect(timerReading(paused, END)).toEqual(timerReading(paused, END + 99_000))
    expect(timerReading(paused, END)).toMatchObject({ phase: 'paused', text: '05:00', used: 0.5 })
    expect(untilNextSecond(paused, END)).toBeNull()
  })

  it('[J4] wakes at the next full second', () => {
    expect(untilNextSecond(running, END - 1500)).toBe(500)
    expect(untilNextSecond(running, END - 2000)).toBe(1000)
    expect(untilNextSecond(running, END + 300)).toBe(700)
  })
})
