// Where the workshop stands on a template's run-sheet, from the running step, the steps that ended and the rounds held. Pure.
import type { BoardState, Round } from '../../shared/board/boardState.ts'
import type { TemplateId, WidgetId } from '../../shared/catalog.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'

export type StepMark = 'done' | 'skipped' | 'now' | 'ahead'
export type MarkedStep = { step: SheetStep; number: number; mark: StepMark }
export type Agenda = {
  steps: MarkedStep[]
  /** The running step when it belongs to this template. */
  current: MarkedStep | null
  /** Planned minutes of all steps. */
  minutes: number
}
export type AgendaBoard = Pick<BoardState, 'templates' | 'workshop' | 'step' | 'rounds'>

/**
 * Marks of all steps of a template instance. A passed step is what its record says. Without one it was never run; on a board
 * that keeps no records it counts as skipped when it should have opened a round and that round was never held: the second
 * step naming a widget needs a second round on it.
 */
export function agendaState(board: AgendaBoard, instance: TemplateId): Agenda {
  const { step: running, rounds, workshop } = board
  const sheet = sheetOf(board, instance)
  const at = running?.template === instance ? sheet.findIndex(({ id }) => id === running.step) : -1
  const past = workshop.past.filter(({ template }) => template === instance)
  const asked = new Map<WidgetId, number>()
  const passed = (step: SheetStep): StepMark => {
    const record = past.findLast((one) => one.step === step.id)
    if (record) return record.outcome
    const isHeld = step.rounds.every((widget) => roundsHeld(rounds, widget) >= asked.get(widget)!)
    return past.length === 0 && isHeld ? 'done' : 'skipped'
  }
  const steps = sheet.map((step, place): MarkedStep => {
    for (const widget of step.rounds) asked.set(widget, (asked.get(widget) ?? 0) + 1)
    const mark = at < 0 || place > at ? 'ahead' : place === at ? 'now' : passed(step)
    return { step, number: place + 1, mark }
  })
  return {
    steps,
    current: steps[at] ?? null,
    minutes: sheet.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

/** Rounds on a widget that were opened and not cancelled. */
export function roundsHeld(rounds: readonly Round[], widget: WidgetId): number {
  return rounds.filter((round) => round.widget === widget && round.state !== 'cancelled').length
}

export type PartnerProgress = 'finished' | 'scoring' | 'notStarted'

/** How far a partner is in an open round. Counts of people only; nobody learns a value before the reveal. */
export function partnerProgress(round: Round, partner: string): PartnerProgress {
  const counts = round.progress[partner]
  if (!counts) return 'notStarted'
  if (counts.scoring > 0) return 'scoring'
  return counts.finished > 0 ? 'finished' : 'notStarted'
}

/**
 * The rounds to show beside a step: those it opens, then rounds of the template that are still open, then, when the next
 * step opens one, that round as an offer. Each widget once.
 */
export function roundWidgets(instance: TemplateId, agenda: Agenda, rounds: readonly Round[]): WidgetId[] {
  const open = rounds
    .filter((round) => round.state === 'open' && round.widget.startsWith(`${instance}.`))
    .map((round) => round.widget)
  const current = agenda.current
  const next = current ? agenda.steps[current.number] : undefined
  return [...new Set([...(current?.step.rounds ?? []), ...open, ...(next?.step.rounds ?? [])])]
}
