// What the facilitator does to the running workshop: rounds, steps, timer, freeze, templates, title. One command a request.
import { Hono } from 'hono'
import type * as Y from 'yjs'
import { z } from 'zod'
import { readBoard, type BoardState, type RunningStep } from '../../shared/board/boardState.ts'
import { addTemplate } from '../../shared/board/initialBoard.ts'
import { instanceSeedOf } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import type { RoundStore } from '../board/roundStore.ts'
import { seedTexts } from '../board/seedTexts.ts'
import { addTime, pauseTimer, resumeTimer, startTimer } from '../board/timer.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import { parseBody, titleText } from './parseBody.ts'

const MAX_TIMER_SECONDS = 24 * 3600
const seconds = z.number().int().min(1).max(MAX_TIMER_SECONDS)
const idLike = z.string().min(1).max(64)

const command = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('openRound'), widget: idLike }),
  z.strictObject({ command: z.literal('revealRound'), roundId: idLike }),
  z.strictObject({ command: z.literal('cancelRound'), roundId: idLike }),
  z.strictObject({ command: z.literal('startStep'), template: idLike, step: idLike }),
  z.strictObject({ command: z.literal('endStep') }),
  z.strictObject({ command: z.literal('startTimer'), seconds }),
  z.strictObject({ command: z.literal('pauseTimer') }),
  z.strictObject({ command: z.literal('resumeTimer') }),
  z.strictObject({ command: z.literal('addTime'), seconds }),
  z.strictObject({ command: z.literal('stopTimer') }),
  z.strictObject({ command: z.literal('freeze') }),
  z.strictObject({ command: z.literal('unfreeze') }),
  z.strictObject({ command: z.literal('addTemplate'), template: idLike, market: idLike.nullish() }),
  z.strictObject({ command: z.literal('setTitle'), title: titleText }),
])
type Command = z.infer<typeof command>
type DocumentCommand = Exclude<
  Command,
  { command: 'openRound' | 'revealRound' | 'cancelRound' | 'setTitle' | 'addTemplate' }
>

/** @throws BoardError not_found */
function runningStep(board: BoardState, template: string, step: string, now: Date): RunningStep {
  const seed = board.templates.includes(template) ? instanceSeedOf(template) : undefined
  if (!seed) throw new BoardError('unknown_template', `The template "${template}" is not on this board.`, 'template')
  if (!seed.agenda.some((one) => one.id === step))
    throw new BoardError('invalid_value', `The agenda of ${template} has no step "${step}".`, 'step')
  return { template, step, startedAt: now.toISOString() }
}

/** Applies a command that concerns the document alone. */
function applyCommand(doc: Y.Doc, given: DocumentCommand, now: Date): void {
  const session = doc.getMap('session')
  const board = readBoard(doc)
  switch (given.command) {
    case 'startStep':
      return void session.set('step', runningStep(board, given.template, given.step, now))
    case 'endStep':
      return void session.set('step', null)
    case 'startTimer':
      return void session.set('timer', startTimer(given.seconds, now))
    case 'pauseTimer':
      return void session.set('timer', pauseTimer(board.timer, now))
    case 'resumeTimer':
      return void session.set('timer', resumeTimer(board.timer, now))
    case 'addTime':
      return void session.set('timer', addTime(board.timer, given.seconds, now))
    case 'stopTimer':
      return void session.set('timer', null)
    case 'freeze':
      return void session.set('frozen', true)
    case 'unfreeze':
      return void session.set('frozen', false)
  }
}

export function sessionRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const { storage, rooms, now } = deps
  const app = new Hono()

  async function run(boardId: string, given: Command): Promise<object> {
    const at = now()
    switch (given.command) {
      case 'openRound':
        return { round: await roundStore.open(boardId, given.widget, at.toISOString()) }
      case 'revealRound':
        return { round: await roundStore.reveal(boardId, given.roundId, at.toISOString()) }
      case 'cancelRound':
        return { round: await roundStore.cancel(boardId, given.roundId) }
      case 'setTitle':
        await rooms.change(boardId, (doc) => void doc.getMap('meta').set('title', given.title))
        await storage.setTitle(boardId, given.title)
        return { done: true }
      case 'addTemplate': {
        let instance = ''
        await rooms.change(boardId, (doc) => {
          const text = seedTexts((doc.getMap('meta').get('locale') as string | undefined) ?? 'en')
          instance = addTemplate(doc, given.template, text, { market: given.market ?? null })
        })
        return { done: true, instance }
      }
      case 'startStep':
      case 'endStep':
      case 'startTimer':
      case 'pauseTimer':
      case 'resumeTimer':
      case 'addTime':
      case 'stopTimer':
      case 'freeze':
      case 'unfreeze':
        await rooms.change(boardId, (doc) => applyCommand(doc, given, at))
        return { done: true }
    }
  }

  app.post('/:id/session', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const given = await parseBody(c, command)
    if (given.command === 'startStep') {
      const name = `${given.template} ${given.step}`
      await deps.history?.keep(board.id, { kind: 'step', name, participantId: participant.id })
    }
    const answer = await run(board.id, given)
    if (given.command === 'freeze' || given.command === 'unfreeze')
      await storage.addAudit({
        boardId: board.id,
        at: now().toISOString(),
        participantId: participant.id,
        action: given.command,
        detail: {},
      })
    return c.json(answer)
  })

  return app
}
