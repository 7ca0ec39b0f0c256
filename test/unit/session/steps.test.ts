// Running through the run-sheet over HTTP: records, timer, rights of a step, and changes of the run-sheet.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { sheetOf } from '../../../shared/session/sheet.ts'
import type { SheetStep } from '../../../shared/session/workshop.ts'
import { openWorkshop } from './workshopKit.ts'

const MINUTE = 60_000
const start = (step: string, withTimer?: boolean) =>
  ({ command: 'startStep', template: 'T04', step, ...(withTimer === undefined ? {} : { withTimer }) }) as const

describe('running the run-sheet', () => {
  it('[W114] a step that ends is kept with plan and actual time, and its timer starts and ends with it', async () => {
    const { run, state, pass } = await openWorkshop()
    await run(start('brief', true))
    expect((await state()).timer).toMatchObject({ durationMs: 10 * MINUTE, endsAt: '2027-03-01T09:10:00.000Z' })
    await pass(12 * MINUTE)
    await run(start('candidates'))
    const now = await state()
    expect(now.step).toMatchObject({ step: 'candidates', startedAt: '2027-03-01T09:12:00.000Z' })
    expect(now.timer).toBeNull()
    await run({ command: 'skipStep', template: 'T04', step: 'merge' })
    await pass(3 * MINUTE)
    await run({ command: 'skipStep', template: 'T04', step: 'candidates' })
    await run({ command: 'endStep' })
    const { step, workshop } = await state()
    expect(step).toBeNull()
    const time = (minutes: number) => new Date(Date.UTC(2027, 2, 1, 9, minutes)).toISOString()
    const record = (id: string, from: number, to: number, plannedMinutes: number, outcome: string) => ({
      template: 'T04',
      step: id,
      startedAt: time(from),
      endedAt: time(to),
      plannedMinutes,
      outcome,
    })
    expect(workshop.past).toEqual([
      record('brief', 0, 12, 10, 'done'),
      record('merge', 12, 12, 5, 'skipped'),
      record('candidates', 12, 15, 10, 'skipped'),
    ])
  })

  it('[W114] starting the step that runs again changes nothing but the timer', async () => {
    const { run, state, pass } = await openWorkshop()
    await run(start('brief'))
    await pass(MINUTE)
    await run(start('brief', true))
    const { step, workshop, timer } = await state()
    expect(step?.startedAt).toBe('2027-03-01T09:00:00.000Z')
    expect(workshop.past).toEqual([])
    expect(timer?.endsAt).toBe('2027-03-01T09:11:00.000Z')
  })

  it('[W114] groups and raised hands go with the step, their frames stay', async () => {
    const { run, state, hand, come, record, omar, iva } = await openWorkshop()
    await come(omar, iva)
    await run(start('brief'))
    await run({ command: 'startGroups', question: 'Why?', place: { template: 'T04' } })
    await run({ command: 'nextGroupStage' })
    await hand(true, omar)
    const frame = (await state()).workshop.groups!.groups[0]!.frame!
    await run(start('candidates'))
    const { workshop, timer } = await state()
    expect([workshop.groups, workshop.hands, timer]).toEqual([null, [], null])
    expect(await record(frame)).not.toBeNull()
  })

  it('[W115] a step that lets nobody edit, or only their own, gives back at its end what held before', async () => {
    const { run, state } = await openWorkshop()
    const rights = async () => {
      const { isFrozen, workshop } = await state()
      return [isFrozen, workshop.notes]
    }
    const change = (step: string, edits: 'nobody' | 'own') =>
      run({ command: 'changeStep', template: 'T04', step, change: { edits } })
    await change('merge', 'nobody')
    await run(start('candidates'))
    expect(await rights()).toEqual([false, 'own'])
    await run(start('merge'))
    expect(await rights()).toEqual([true, 'everyones'])
    await run(start('criteria'))
    expect(await rights()).toEqual([false, 'everyones'])

    // What was set before the step, or by hand during it, holds after it.
    await run({ command: 'freeze' })
    await run({ command: 'setNotes', notes: 'own' })
    await run(start('merge'))
    await run({ command: 'endStep' })
    expect(await rights()).toEqual([true, 'own'])
    await run(start('merge'))
    await run({ command: 'unfreeze' })
    expect(await rights()).toEqual([false, 'own'])
    await run({ command: 'endStep' })
    expect(await rights()).toEqual([false, 'own'])
    await run(start('candidates'))
    await run({ command: 'setNotes', notes: 'everyones' })
    await run({ command: 'skipStep', template: 'T04', step: 'candidates' })
    expect(await rights()).toEqual([false, 'everyones'])
  })

  it('[W116] facilitators change the run-sheet of one board', async () => {
    const { run, send, state } = await openWorkshop()
    const steps = async () => sheetOf(await state(), 'T04').map(({ id }) => id)
    const seeds = await steps()
    const coffee: Omit<SheetStep, 'id'> = {
      minutes: 15,
      mode: 'plenary',
      screen: 'result',
      rounds: [],
      edits: 'all',
      title: 'Coffee',
    }
    const { id } = await run({ command: 'addStep', template: 'T04', step: coffee, before: 'score' })
    expect((await steps())[5]).toBe(id)
    await run({ command: 'changeStep', template: 'T04', step: id!, change: { minutes: 20, text: 'In the yard.' } })
    expect(sheetOf(await state(), 'T04')[5]).toEqual({ ...coffee, id, minutes: 20, text: 'In the yard.' })
    await run({ command: 'moveStep', template: 'T04', step: id!, before: null })
    expect((await steps()).at(-1)).toBe(id)
    await run(start(id!))
    expect((await send({ command: 'removeStep', template: 'T04', step: id })).body.error).toMatchObject({
      code: 'invalid_value',
      field: 'step',
    })
    expect((await send({ command: 'resetSheet', template: 'T04' })).status).toBe(400)
    await run({ command: 'endStep' })
    await run({ command: 'removeStep', template: 'T04', step: 'brief' })
    expect((await steps()).includes('brief')).toBe(false)
    expect((await state()).workshop.past).toHaveLength(1)
    await run({ command: 'resetSheet', template: 'T04' })
    expect(await steps()).toEqual(seeds)
    expect(sheetOf(await state(), 'T02')[0]?.id).toBe('brief')
  })

  it.each([
    [
      'a step without words',
      { command: 'addStep', template: 'T04', step: { minutes: 5, mode: 'alone', screen: 'result' }, before: null },
      'step.title',
    ],
    ['a step nobody has heard of', { command: 'skipStep', template: 'T04', step: 'lunch' }, 'step'],
    ['a place behind nothing', { command: 'moveStep', template: 'T04', step: 'brief', before: 'lunch' }, 'before'],
    ['another id', { command: 'changeStep', template: 'T04', step: 'brief', change: { id: 'x' } }, 'change.id'],
    ['no minutes', { command: 'changeStep', template: 'T04', step: 'brief', change: { minutes: 0 } }, 'change.minutes'],
    [
      'a strange mode',
      { command: 'changeStep', template: 'T04', step: 'brief', change: { mode: 'dance' } },
      'change.mode',
    ],
    ['a template that is not here', { command: 'resetSheet', template: 'T16' }, 'template'],
    ['a template that is not here', { command: 'changeStep', template: 'T16', step: 'read', change: {} }, 'template'],
  ])('[W116] refuse %s and change nothing', async (_, command, field) => {
    const { send, read } = await openWorkshop()
    const bytes = () => read((doc) => Y.encodeStateAsUpdate(doc))
    const before = await bytes()
    const answer = await send(command)
    expect([answer.status, answer.body.error?.field]).toEqual([400, field])
    expect(await bytes()).toEqual(before)
  })
})
