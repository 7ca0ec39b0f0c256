// The facilitator's commands: steps, timer, freeze, templates, title.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/boardState.ts'
import { createTestApp, createTestBoard } from './testApp.ts'

async function start() {
  const test = createTestApp()
  const board = await createTestBoard(test)
  const send = (given: unknown) => test.call('POST', `${board.path}/session`, given, board.nita)
  const state = () => test.rooms.read(board.boardId, readBoard)
  const at = (time: string) => (test.clock.now = new Date(`2027-03-01T${time}.000Z`))
  return { test, board, send, state, at }
}

describe('session commands', () => {
  it('[H16] start and end a step of a template on the board', async () => {
    const { send, state } = await start()
    expect((await send({ command: 'startStep', template: 'T04', step: 'score' })).status).toBe(200)
    expect((await state()).step).toEqual({ template: 'T04', step: 'score', startedAt: '2027-03-01T09:00:00.000Z' })
    await send({ command: 'startStep', template: 'T04', step: 'reveal' })
    expect((await state()).step?.step).toBe('reveal')
    await send({ command: 'endStep' })
    expect((await state()).step).toBeNull()
  })

  it('[H16] run a timer by its end time: pause, go on, more time, stop', async () => {
    const { send, state, at } = await start()
    await send({ command: 'startTimer', seconds: 600 })
    expect((await state()).timer).toEqual({
      durationMs: 600_000,
      endsAt: '2027-03-01T09:10:00.000Z',
      remainingMs: 600_000,
    })
    at('09:04:00')
    await send({ command: 'pauseTimer' })
    expect((await state()).timer).toEqual({ durationMs: 600_000, endsAt: null, remainingMs: 360_000 })
    at('09:20:00')
    await send({ command: 'pauseTimer' })
    await send({ command: 'addTime', seconds: 60 })
    expect((await state()).timer).toEqual({ durationMs: 660_000, endsAt: null, remainingMs: 420_000 })
    await send({ command: 'resumeTimer' })
    expect((await state()).timer?.endsAt).toBe('2027-03-01T09:27:00.000Z')
    at('09:30:00')
    await send({ command: 'addTime', seconds: 60 })
    expect((await state()).timer?.endsAt).toBe('2027-03-01T09:31:00.000Z')
    await send({ command: 'stopTimer' })
    expect((await state()).timer).toBeNull()
    expect((await send({ command: 'pauseTimer' })).body.error?.code).toBe('not_found')
  })

  it('[H16] freeze and unfreeze', async () => {
    const { send, state } = await start()
    await send({ command: 'freeze' })
    expect((await state()).isFrozen).toBe(true)
    await send({ command: 'unfreeze' })
    expect((await state()).isFrozen).toBe(false)
  })

  it('[H16] set the title on the board and in the list of boards', async () => {
    const { test, board, send, state } = await start()
    await send({ command: 'setTitle', title: ' Autumn workshop ' })
    expect((await state()).title).toBe('Autumn workshop')
    expect((await test.storage.findBoard(board.boardId))?.title).toBe('Autumn workshop')
  })

  it('[H16] add a template once', async () => {
    const test = createTestApp()
    const created = await test.call('POST', '/api/boards/example', {
      consortium: 'C',
      partners: ['A'],
      T02: { needs: [{ id: 'N01', label: 'Advice', segment: 'sme' }] },
    })
    const { boardId, invites } = created.body as unknown as { boardId: string; invites: { facilitator: string } }
    const nita = await test.join(invites.facilitator, 'Nita')
    const add = () =>
      test.call('POST', `/api/boards/${boardId}/session`, { command: 'addTemplate', template: 'T08' }, nita)
    expect((await add()).status).toBe(200)
    const board = await test.rooms.read(boardId, readBoard)
    expect(board.templates).toEqual(['T02', 'T08'])
    expect((await add()).body.error).toMatchObject({ code: 'invalid_value', field: 'template' })
  })

  it.each([
    ['an unknown command', { command: 'dance' }, 'invalid_value', 'command'],
    ['no command', {}, 'invalid_value', 'command'],
    ['an unknown field', { command: 'freeze', hard: true }, 'unknown_field', 'hard'],
    [
      'a step of another template',
      { command: 'startStep', template: 'T02', step: 'premortem' },
      'invalid_value',
      'step',
    ],
    ['an unknown template', { command: 'startStep', template: 'T16', step: 'brief' }, 'unknown_template', 'template'],
    ['an unknown template to add', { command: 'addTemplate', template: 'T99' }, 'unknown_template', 'template'],
    ['a timer of no time', { command: 'startTimer', seconds: 0 }, 'invalid_value', 'seconds'],
    ['a timer of two days', { command: 'startTimer', seconds: 172_800 }, 'invalid_value', 'seconds'],
    ['a timer in words', { command: 'startTimer', seconds: 'ten' }, 'invalid_value', 'seconds'],
    ['a blank title', { command: 'setTitle', title: ' ' }, 'invalid_value', 'title'],
    ['a list', [], 'invalid_value', undefined],
  ])('[H16] refuse %s and change nothing', async (_, given, code, field) => {
    const { test, board, send } = await start()
    const bytes = () => test.rooms.read(board.boardId, (doc) => Y.encodeStateAsUpdate(doc))
    const before = await bytes()
    const answer = await send(given)
    expect([answer.status, answer.body.error?.code, answer.body.error?.field]).toEqual([400, code, field])
    expect(await bytes()).toEqual(before)
  })
})
