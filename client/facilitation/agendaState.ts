// Where the workshop stands on a template's agenda, from the running step and the rounds held. Pure.
import type { Round, RunningStep } from '../../shared/board/boardState.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import type { AgendaStep, TemplateSeed } from '../../shared/templateSeed.ts'

export type StepMark = 'done' | 'skipped' | 'now' | 'ahead'
export type MarkedStep = { step: AgendaStep; number: number; mark: StepMark }
export type Agenda = {
  steps: MarkedStep[]
  /** The running step when it belongs to this template. */
  current: MarkedStep | null
  /** Planned minutes of the steps that are done. */
  minutesDone: number
}

/**
 * Marks of all steps. A passed step counts as skipped when it should have opened a round and that round was never held:
 * the second step naming a widget needs a second round on it.
 */
export function agendaState(template: TemplateSeed, step: RunningStep | null, rounds: readonly Round[]): Agenda {
  const at = step?.template === template.id ? template.agenda.findIndex(({ id }) => id === step.step) : -1
  const asked = new Map<WidgetId, number>()
  const steps = template.agenda.map((agendaStep, place): MarkedStep => {
    const isHeld = agendaStep.rounds.every((widget) => {
      asked.set(widget, (asked.get(widget) ?? 0) + 1)
      return roundsHeld(rounds, widget) >= asked.get(widget)!
    })
    const mark = at < 0 || place > at ? 'ahead' : place === at ? 'now' : isHeld ? 'done' : 'skipped'
    return { step: agendaStep, number: place + 1, mark }
  })
  return {
    steps,
    current: steps[at] ?? null,
    minutesDone: steps.reduce((sum, { step, mark }) => sum + (mark === 'done' ? step.minutes : 0), 0),
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
export function roundWidgets(template: TemplateSeed, agenda: Agenda, rounds: readonly Round[]): WidgetId[] {
  const open = rounds
    .filter((round) => round.state === 'open' && round.widget.startsWith(`${template.id}.`))
    .map((round) => round.widget)
  const current = agenda.current
  const next = current ? agenda.steps[current.number] : undefined
  return [...new Set([...(current?.step.rounds ?? []), ...open, ...(next?.step.rounds ?? [])])]
}
