// What the facilitator, or who stands in, does to the running workshop. One command a request; server/session/ holds them.
import { Hono } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import type { RoundStore } from '../board/roundStore.ts'
import { COMMAND_NAMES, commandOf, isForFacilitators } from '../session/commands.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireLead } from './authenticate.ts'
import { parseBody, parseValue } from './parseBody.ts'

const named = z.looseObject({ command: z.string() })

export function sessionRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const app = new Hono()

  app.post('/:id/session', async (c) => {
    const { board, participant } = await requireLead(c, deps)
    const { command: name, ...given } = await parseBody(c, named)
    const command = commandOf(name)
    if (!command)
      throw new BoardError('invalid_value', `There is no command "${name}": ${COMMAND_NAMES.join(', ')}.`, 'command')
    if (isForFacilitators(name) && participant.role !== 'facilitator')
      throw new BoardError('not_allowed', 'Only a facilitator may do this, not who stands in for one.')
    const body = parseValue(given, command.body)
    const answer = await command.run({ boardId: board.id, participant, at: deps.now(), deps, roundStore }, body)
    deps.stageWatch.look(board.id)
    return c.json({ done: true, ...answer })
  })

  return app
}
