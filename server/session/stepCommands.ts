// The run-sheet's commands: running through it, and changing it.
import { z } from 'zod'
import { instanceSeedOf, type TemplateId } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import { sheetOf, stepOf, withChange, withMove, withoutStep, withStep } from '../../shared/session/sheet.ts'
import { sessionKey, type SheetStep, type StepRecord } from '../../shared/session/workshop.ts'
import { EDITS, METHODS, MODES } from '../../shared/templateSeed.ts'
import { startTimer } from '../board/timer.ts'
import { newId } from '../secrets.ts'
import { idLike, none, type Act, type CommandTable } from './command.ts'
import { changeStage, put, readStage, type Session, type Stage } from './stage.ts'

const oneStep = z.strictObject({ template: idLike, step: idLike })
const before = idLike.nullable()
const minutes = z.number()
const words = z.string().trim().max(2000)
const rounds = z.array(z.string().max(64)).max(20)
const newStep = z.strictObject({
  minutes,
  method: z.enum(METHODS).optional(),
  mode: z.enum(MODES),
  screen: idLike,
  rounds: rounds.default([]),
  edits: z.enum(EDITS).default('all'),
  title: words.optional(),
  text: words.optional(),
  question: words.optional(),
})
const stepChange = z.strictObject({
  minutes: minutes.optional(),
  method: z.enum(METHODS).nullish(),
  mode: z.enum(MODES).optional(),
  screen: idLike.optional(),
  rounds: rounds.optional(),
  edits: z.enum(EDITS).optional(),
  title: words.nullish(),
  text: words.nullish(),
  question: words.nullish(),
})

// ---- Running -----------------------------------------------------------------------------------------------------------

function keepRecord({ workshop }: Stage, session: Session, record: StepRecord): void {
  session.set(sessionKey.past(workshop.past.length + 1), record)
}

/** The running step ends: kept with its times, what it set aside given back, the stage clear. */
function leaveStep(stage: Stage, session: Session, at: Date, outcome: StepRecord['outcome']): void {
  const { step } = stage
  if (!step) return
  const planned = sheetOf(stage, step.template).find(({ id }) => id === step.step)
  keepRecord(stage, session, {
    template: step.template,
    step: step.step,
    startedAt: step.startedAt,
    endedAt: at.toISOString(),
    plannedMinutes: planned?.minutes ?? 0,
    outcome,
  })
  if (step.restore?.frozen !== undefined) put(session, 'frozen', step.restore.frozen)
  if (step.restore?.notes !== undefined) put(session, 'notes', step.restore.notes)
  put(session, 'step', null)
  clearStage(session)
}

/** Timer, groups and queue belong to a step: what was there before it is gone with it. Frames of groups stay on the board. */
function clearStage(session: Session): void {
  put(session, 'timer', null)
  if (session.has('groups')) put(session, 'groups', null)
  if (session.has('hands')) put(session, 'hands', [])
  if (session.has('spoken')) put(session, 'spoken', {})
}

/** Sets aside what participants may not change in this step, and remembers what held before. */
function restrict({ edits }: SheetStep, session: Session) {
  if (edits === 'all') return {}
  if (edits === 'nobody') {
    const frozen = session.get('frozen') === true
    put(session, 'frozen', true)
    return { restore: { frozen } }
  }
  const notes = session.get('notes') === 'own' ? ('own' as const) : ('everyones' as const)
  put(session, 'notes', 'own')
  return { restore: { notes } }
}

const isRunning = ({ step }: Pick<Stage, 'step'>, template: TemplateId, id: string): boolean =>
  step?.template === template && step.step === id

// ---- Changing ----------------------------------------------------------------------------------------------------------

function changeSheet(act: Act, template: TemplateId, edit: (sheet: readonly SheetStep[]) => SheetStep[]) {
  return changeStage(act, (stage, session) => {
    if (!stage.templates.includes(template))
      throw new BoardError('unknown_template', `The template "${template}" is not on this board.`, 'template')
    put(session, sessionKey.sheet(template), edit(sheetOf(stage, template)))
  })
}

const stillRuns = (): BoardError =>
  new BoardError('invalid_value', 'This step is running. End it first, then take it away.', 'step')

export const stepCommands = {
  startStep: {
    body: z.strictObject({ template: idLike, step: idLike, withTimer: z.boolean().optional() }),
    async run(act, { template, step: id, withTimer }) {
      const { deps, boardId, participant, at } = act
      const stage = await deps.rooms.read(boardId, readStage)
      stepOf(stage, template, id)
      if (!isRunning(stage, template, id))
        await deps.history?.keep(boardId, { kind: 'step', name: `${template} ${id}`, participantId: participant.id })
      await changeStage(act, (now, session) => {
        const step = stepOf(now, template, id)
        // Two who press "next" at the same moment start one step, once.
        if (!isRunning(now, template, id)) {
          leaveStep(now, session, at, 'done')
          clearStage(session)
          const startedAt = at.toISOString()
          session.set('step', { template, step: id, startedAt, ...restrict(step, session) })
        }
        if (withTimer === true) session.set('timer', startTimer(step.minutes * 60, at))
      })
    },
  },
  skipStep: {
    body: oneStep,
    run: (act, { template, step: id }) =>
      changeStage(act, (stage, session) => {
        const { minutes: plannedMinutes } = stepOf(stage, template, id)
        if (isRunning(stage, template, id)) return leaveStep(stage, session, act.at, 'skipped')
        const at = act.at.toISOString()
        keepRecord(stage, session, {
          template,
          step: id,
          startedAt: at,
          endedAt: at,
          plannedMinutes,
          outcome: 'skipped',
        })
      }),
  },
  endStep: {
    body: none,
    run: (act) => changeStage(act, (stage, session) => leaveStep(stage, session, act.at, 'done')),
  },
  addStep: {
    body: z.strictObject({ template: idLike, step: newStep, before }),
    async run(act, { template, step, before: other }) {
      // Letters first, as the seeds' ids have it.
      const id = `own-${newId()}`
      await changeSheet(act, template, (sheet) => withStep(template, sheet, { id, ...step }, other))
      return { id }
    },
  },
  changeStep: {
    body: z.strictObject({ template: idLike, step: idLike, change: stepChange }),
    run: (act, { template, step, change }) =>
      changeSheet(act, template, (sheet) => withChange(template, sheet, step, change)),
  },
  moveStep: {
    body: z.strictObject({ template: idLike, step: idLike, before }),
    run: (act, { template, step, before: other }) =>
      changeSheet(act, template, (sheet) => withMove(sheet, step, other)),
  },
  removeStep: {
    body: oneStep,
    run: (act, { template, step }) =>
      changeStage(act, (stage, session) => {
        stepOf(stage, template, step)
        if (isRunning(stage, template, step)) throw stillRuns()
        put(session, sessionKey.sheet(template), withoutStep(sheetOf(stage, template), step))
      }),
  },
  resetSheet: {
    body: z.strictObject({ template: idLike }),
    run: (act, { template }) =>
      changeStage(act, (stage, session) => {
        if (!stage.templates.includes(template))
          throw new BoardError('unknown_template', `The template "${template}" is not on this board.`, 'template')
        const { step } = stage
        const stays = instanceSeedOf(template)?.agenda.some(({ id }) => isRunning({ step }, template, id))
        if (step?.template === template && stays !== true) throw stillRuns()
        if (session.has(sessionKey.sheet(template))) session.delete(sessionKey.sheet(template))
      }),
  },
} satisfies Partial<CommandTable>
