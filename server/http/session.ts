// What the facilitator does to the running workshop. One command a request; server/session/ holds them.
import { Hono } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import type { RoundStore } from '../board/roundStore.ts'
import { COMMAND_NAMES, commandOf } from '../session/commands.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import { parseBody, parseValue } from './parseBody.ts'

const named = z.looseObject({ command: z.string() })

export function sessionRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const app = new Hono()

  app.post('/:id/session', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    const { command: name, ...given } = await parseBody(c, named)
    const command = commandOf(name)
    if (!command)
      throw new BoardError('invalid_value', `There is no command "${name}": ${COMMAND_NAMES.join(', ')}.`, 'command')
    const body = parseValue(given, command.body)
    const answer = await command.run({ boardId: board.id, participant, at: deps.now(), deps, roundStore }, body)
    return c.json({ done: true, ...answer })
  })

  return app
}
