// Where the workshop stands on a template's run-sheet, from the running step, the steps that ended and the rounds held. Pure.
import type { BoardState, Round } from '../../shared/board/boardState.ts'
import type { TemplateId, WidgetId } from '../../shared/catalog.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import { sheetTimes } from '../../shared/session/sheetTimes.ts'
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
export type AgendaBoard = Pick<BoardState, 'templates' | 'workshop' | 'step' | 'timer' | 'rounds'>

/**
 * Marks of all steps of a template instance. While a step runs the ones after it are ahead, and a passed one is what its
 * records say: one that was never run counts as skipped. Between two steps all are what their records say. A board without
 * records goes by its rounds: a step that should have opened one that was never held counts as skipped, where the second step
 * naming a widget needs a second round on it.
 */
export function agendaState(board: AgendaBoard, instance: TemplateId): Agenda {
  const { step: running, rounds, workshop } = board
  const sheet = sheetOf(board, instance)
  const at = running?.template === instance ? sheet.findIndex(({ id }) => id === running.step) : -1
  const hasRecords = workshop.past.some(({ template }) => template === instance)
  const times = hasRecords ? sheetTimes(board, instance, Date.parse(running?.startedAt ?? '')).steps : []
  const asked = new Map<WidgetId, number>()
  const passed = (step: SheetStep, place: number): StepMark => {
    const outcome = times[place]?.outcome
    if (outcome === 'ahead' && at < 0) return 'ahead'
    if (outcome !== undefined) return outcome === 'done' ? 'done' : 'skipped'
    if (at < 0) return 'ahead'
    return step.rounds.every((widget) => roundsHeld(rounds, widget) >= asked.get(widget)!) ? 'done' : 'skipped'
  }
  const steps = sheet.map((step, place): MarkedStep => {
    for (const widget of step.rounds) asked.set(widget, (asked.get(widget) ?? 0) + 1)
    const mark = place === at ? 'now' : at >= 0 && place > at ? 'ahead' : passed(step, place)
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
