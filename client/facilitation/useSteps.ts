// Moving through the agenda: starting a step sets its timer and shows its place on the board.
import { instanceSeedOf, type TemplateId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import type { MarkedStep } from './agendaState.ts'
import { useSessionCommand, type CommandSender } from './useSessionCommand.ts'

export type Steps = CommandSender & {
  start: (template: TemplateId, step: MarkedStep) => void
  /** The step after this one, or the end of the agenda. */
  next: (template: TemplateId, current: MarkedStep) => void
}

export function useSteps(): Steps {
  const { board } = useBoard()
  const canvas = useCanvas()
  const sender = useSessionCommand()
  const start = (template: TemplateId, { step }: Pick<MarkedStep, 'step'>) => {
    sender.send(
      { command: 'startStep', template, step: step.id },
      { command: 'startTimer', seconds: step.minutes * 60 },
    )
    canvas.goToScreen(template, step.screen)
  }
  return {
    ...sender,
    start,
    next(template, current) {
      const step = instanceSeedOf(template)?.agenda[current.number]
      if (step) start(template, { step })
      else sender.send(...(board.timer ? [{ command: 'stopTimer' } as const] : []), { command: 'endStep' })
    },
  }
}
