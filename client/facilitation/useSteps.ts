// Moving through the run-sheet: starting a step sets its timer and shows its place on the board.
import type { TemplateId } from '../../shared/catalog.ts'
import { sheetOf } from '../../shared/session/sheet.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useSessionCommand, type CommandSender } from './useSessionCommand.ts'

export type Steps = CommandSender & {
  start: (template: TemplateId, step: SheetStep) => void
  /** The step after this one, or the end of the run-sheet. */
  next: (template: TemplateId, current: SheetStep) => void
  previous: (template: TemplateId, current: SheetStep) => void
  /** As `next`; this step counts as skipped. */
  skip: (template: TemplateId, current: SheetStep) => void
  /** Ends the running step; no other begins. */
  end: () => void
}

export function useSteps(): Steps {
  const { board } = useBoard()
  const canvas = useCanvas()
  const sender = useSessionCommand()
  const beside = (template: TemplateId, { id }: SheetStep, by: number): SheetStep | undefined => {
    const sheet = sheetOf(board, template)
    const at = sheet.findIndex((step) => step.id === id)
    return at < 0 ? undefined : sheet[at + by]
  }
  const begin = (template: TemplateId, step: SheetStep) => {
    canvas.goToScreen(template, step.screen)
    return { command: 'startStep', template, step: step.id, withTimer: true } as const
  }
  const start = (template: TemplateId, step: SheetStep) => sender.send(begin(template, step))
  const end = () => sender.send({ command: 'endStep' })
  return {
    ...sender,
    start,
    end,
    next(template, current) {
      const step = beside(template, current, 1)
      if (step) start(template, step)
      else end()
    },
    previous(template, current) {
      const step = beside(template, current, -1)
      if (step) start(template, step)
    },
    skip(template, current) {
      const step = beside(template, current, 1)
      const skip = { command: 'skipStep', template, step: current.id } as const
      if (step) sender.send(skip, begin(template, step))
      else sender.send(skip)
    },
  }
}
