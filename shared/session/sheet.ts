// The run-sheet of a template on a board: the seed's agenda until somebody changes it. Pure edits and what a step may hold.
import type { BoardState } from '../board/boardState.ts'
import { instanceSeedOf, templateOf, widgetSeedOf, instanceOf, type TemplateId, type WidgetId } from '../catalog.ts'
import type { Translate } from '../drawing.ts'
import { BoardError } from '../errors.ts'
import type { SheetStep, StepChange } from './workshop.ts'

export const SHEET_LIMITS = { maxSteps: 60, maxMinutes: 480, maxTitle: 200, maxText: 2000 } as const

export type SheetBoard = Pick<BoardState, 'templates' | 'workshop'>

/**
 * The steps of a template on this board, in their order: as changed here, else as its seed has them. Empty for a template
 * that is not on the board.
 * @param instance `T06`, or `T06~2` for its second page
 */
export function sheetOf(board: SheetBoard, instance: TemplateId): readonly SheetStep[] {
  if (!board.templates.includes(instance)) return []
  return board.workshop.sheets.get(instance) ?? instanceSeedOf(instance)?.agenda ?? []
}

/** A step by its id. @throws BoardError unknown_template, invalid_value (field `step`) */
export function stepOf(board: SheetBoard, instance: TemplateId, id: string): SheetStep {
  if (!board.templates.includes(instance))
    throw new BoardError('unknown_template', `The template "${instance}" is not on this board.`, 'template')
  return found(sheetOf(board, instance), id)
}

function found(sheet: readonly SheetStep[], id: string, field = 'step'): SheetStep {
  const step = sheet.find((one) => one.id === id)
  if (!step) throw new BoardError('invalid_value', `The run-sheet has no step "${id}". Load it again.`, field)
  return step
}

// ---- What a step says ------------------------------------------------------------------------------------------------

const wordsOf = (own: string | undefined, key: string, t: Translate): string => {
  if (own !== undefined) return own
  const text = t(key)
  return text === key ? '' : text
}
const keyOf = (instance: TemplateId, step: SheetStep, part: string): string =>
  `${templateOf(instance)}.step.${step.id}.${part}`

/** The step's title in the reader's language: its own words, else the seed's. */
export const stepTitle = (instance: TemplateId, step: SheetStep, t: Translate): string =>
  wordsOf(step.title, keyOf(instance, step, 'title'), t)
/** What to do in the step. */
export const stepText = (instance: TemplateId, step: SheetStep, t: Translate): string =>
  wordsOf(step.text, keyOf(instance, step, 'text'), t)
/** The question that a private writing (M1, M8) of this step asks first, or '' when it has none. */
export const stepQuestion = (instance: TemplateId, step: SheetStep, t: Translate): string =>
  wordsOf(step.question, keyOf(instance, step, 'question'), t)

// ---- Edits -----------------------------------------------------------------------------------------------------------

/** Whether people cast ballots on a widget: a step may open a round there. */
export function isBallotWidget(widget: WidgetId): boolean {
  const seed = widgetSeedOf(widget)
  if (!seed) return false
  return seed.kind === 'matrix' ? seed.mode === 'ballot' : seed.kind === 'dotVote' || seed.kind === 'partnerVote'
}

/** @throws BoardError invalid_value with the field (`step.screen`) when a step does not fit the template it belongs to */
function checkStep(instance: TemplateId, step: SheetStep, path: string): SheetStep {
  const refuse = (field: string, message: string): never => {
    throw new BoardError('invalid_value', message, `${path}.${field}`)
  }
  const seed = instanceSeedOf(instance)
  const { minutes } = step
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > SHEET_LIMITS.maxMinutes)
    refuse('minutes', `A step takes from 1 to ${SHEET_LIMITS.maxMinutes} minutes.`)
  if (!seed?.screens.some(({ id }) => id === step.screen))
    refuse('screen', `There is no screen "${step.screen}" on the page of ${instance}.`)
  step.rounds.forEach((widget, i) => {
    if (instanceOf(widget) !== instance || !isBallotWidget(widget))
      refuse(`rounds.${i}`, `There are no ballots on "${widget}" of ${instance}.`)
    if (step.rounds.indexOf(widget) < i) refuse(`rounds.${i}`, 'A step opens a round on a widget once.')
  })
  const isSeeds = seed?.agenda.some(({ id }) => id === step.id) === true
  if (!isSeeds && step.title === undefined) refuse('title', 'Give the step a title.')
  for (const [part, max] of TEXT_PARTS) {
    const text = step[part]
    if (text !== undefined && text.length > max) refuse(part, `"${part}" may have at most ${max} characters.`)
  }
  if (step.title?.trim() === '') refuse('title', 'Give the step a title.')
  return step
}
const TEXT_PARTS = [
  ['title', SHEET_LIMITS.maxTitle],
  ['text', SHEET_LIMITS.maxText],
  ['question', SHEET_LIMITS.maxText],
] as const

function placeOf(sheet: readonly SheetStep[], before: string | null): number {
  return before === null ? sheet.length : sheet.indexOf(found(sheet, before, 'before'))
}

/**
 * A new step before another one, or at the end.
 * @throws BoardError invalid_value when it does not fit the template, or the run-sheet is full
 */
export function withStep(
  instance: TemplateId,
  sheet: readonly SheetStep[],
  step: SheetStep,
  before: string | null,
): SheetStep[] {
  if (sheet.length >= SHEET_LIMITS.maxSteps)
    throw new BoardError('invalid_value', `A run-sheet has at most ${SHEET_LIMITS.maxSteps} steps.`, 'step')
  return sheet.toSpliced(placeOf(sheet, before), 0, checkStep(instance, step, 'step'))
}

/**
 * A step with some parts changed; null takes a method away, and own words back to those of the seed.
 * @throws BoardError invalid_value
 */
export function withChange(
  instance: TemplateId,
  sheet: readonly SheetStep[],
  id: string,
  change: StepChange,
): SheetStep[] {
  const step = found(sheet, id)
  const entries = Object.entries({ ...step, ...change }).filter(([, value]) => value !== null && value !== undefined)
  const changed = checkStep(instance, Object.fromEntries(entries) as SheetStep, 'change')
  return sheet.map((one) => (one.id === id ? changed : one))
}

/** The step before another one, or at the end. @throws BoardError invalid_value */
export function withMove(sheet: readonly SheetStep[], id: string, before: string | null): SheetStep[] {
  const step = found(sheet, id)
  if (before === id) return [...sheet]
  const rest = sheet.filter((one) => one !== step)
  return rest.toSpliced(placeOf(rest, before), 0, step)
}

/** @throws BoardError invalid_value; a run-sheet keeps one step */
export function withoutStep(sheet: readonly SheetStep[], id: string): SheetStep[] {
  const step = found(sheet, id)
  if (sheet.length === 1) throw new BoardError('invalid_value', 'A run-sheet keeps at least one step.', 'step')
  return sheet.filter((one) => one !== step)
}
