// The decision log as a file, and what partners say against a decision. Recording one is a session command.
import { Hono } from 'hono'
import { z } from 'zod'
import { readBoard } from '../../shared/board/boardState.ts'
import { toCsv } from '../../shared/csv.ts'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { decisionTable, findDecision, withDissent } from '../../shared/session/decisions.ts'
import { sessionKey } from '../../shared/session/workshop.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireParticipant } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const dissent = z.strictObject({ text: z.string().trim().max(LIMITS.maxTextLength) })

export function decisionRoutes(deps: AppDeps): Hono {
  const { rooms, now } = deps
  const app = new Hono()

  app.get('/:id/decisions.csv', async (c) => {
    const { board } = await requireParticipant(c, deps)
    const table = await rooms.read(board.id, (doc) => decisionTable(readBoard(doc)))
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="decisions.csv"')
    return c.body(toCsv(table))
  })

  app.put('/:id/decisions/:decisionId/dissent', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const { text } = await parseBody(c, dissent)
    const { id: by, role, partnerId } = participant
    if (role === 'viewer')
      throw new BoardError('not_allowed', 'Viewers watch; they speak for no partner. Ask for a link as a participant.')
    const decisionId = c.req.param('decisionId')
    await rooms.change(board.id, (doc) => {
      const state = readBoard(doc)
      const partner = state.partners.find(({ id }) => id === partnerId)
      if (!partner) throw new BoardError('not_allowed', "A dissent is a partner's. Choose your partner first.")
      const decision = findDecision(state, decisionId)
      const later = state.workshop.decisions.find(({ id }) => id === decision.supersededBy)
      if (later)
        throw new BoardError('not_allowed', `This decision was replaced by number ${later.number}. Write it there.`)
      const changed = withDissent(decision, { partner: partner.id, text, by, at: now().toISOString() })
      doc.getMap('session').set(sessionKey.decision(decisionId), changed)
    })
    return c.json({ saved: true })
  })

  return app
}
