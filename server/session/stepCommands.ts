// The run-sheet's commands.
import { z } from 'zod'
import { readBoard, type BoardState, type RunningStep } from '../../shared/board/boardState.ts'
import { instanceSeedOf } from '../../shared/catalog.ts'
import { BoardError } from '../../shared/errors.ts'
import { idLike, none, type CommandTable } from './command.ts'

/** @throws BoardError unknown_template, invalid_value */
function runningStep(board: BoardState, template: string, step: string, now: Date): RunningStep {
  const seed = board.templates.includes(template) ? instanceSeedOf(template) : undefined
  if (!seed) throw new BoardError('unknown_template', `The template "${template}" is not on this board.`, 'template')
  if (!seed.agenda.some((one) => one.id === step))
    throw new BoardError('invalid_value', `The agenda of ${template} has no step "${step}".`, 'step')
  return { template, step, startedAt: now.toISOString() }
}

export const stepCommands = {
  startStep: {
    body: z.strictObject({ template: idLike, step: idLike, withTimer: z.boolean().optional() }),
    async run({ deps, boardId, participant, at }, { template, step }) {
      const name = `${template} ${step}`
      await deps.history?.keep(boardId, { kind: 'step', name, participantId: participant.id })
      await deps.rooms.change(boardId, (doc) => {
        doc.getMap('session').set('step', runningStep(readBoard(doc), template, step, at))
      })
    },
  },
  endStep: {
    body: none,
    run: ({ deps, boardId }) => deps.rooms.change(boardId, (doc) => void doc.getMap('session').set('step', null)),
  },
} satisfies Partial<CommandTable>
