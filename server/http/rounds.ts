// A participant's own ballot, and ballots that a facilitator enters for people without a device. Nobody else's can be asked for,
// whatever the role.
import { Hono } from 'hono'
import { z } from 'zod'
import type { RoundStore } from '../board/roundStore.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireLead, requireParticipant } from './authenticate.ts'
import { idText, nameText, parseBody, parseValue } from './parseBody.ts'

const marks = {
  values: z.record(
    z.string().max(200),
    z.record(z.string().max(200), z.union([z.number(), z.string().max(40), z.null()])),
  ),
  finished: z.boolean(),
}
const ballot = z.strictObject(marks)
const proxy = z.strictObject({ partnerId: idText, label: nameText, ...marks })
const proxyId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

export function roundRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const app = new Hono()

  app.get('/:id/rounds/:roundId/ballot', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const own = await roundStore.ownBallot(board.id, c.req.param('roundId'), participant.id)
    return c.json({ values: own.values, finished: own.finished })
  })

  app.put('/:id/rounds/:roundId/ballot', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    const { values, finished } = await parseBody(c, ballot)
    const at = deps.now().toISOString()
    await roundStore.putBallot(participant, c.req.param('roundId'), { values, finished, at })
    return c.json({ saved: true })
  })

  app.get('/:id/rounds/:roundId/proxies', async (c) => {
    const { board, participant } = await requireLead(c, deps)
    return c.json({ ballots: await roundStore.proxies(board.id, c.req.param('roundId'), participant.id) })
  })

  app.put('/:id/rounds/:roundId/proxies/:proxyId', async (c) => {
    const { participant } = await requireLead(c, deps)
    const id = parseValue(c.req.param('proxyId'), proxyId)
    const at = deps.now().toISOString()
    await roundStore.putProxy(participant, c.req.param('roundId'), { id, at, ...(await parseBody(c, proxy)) })
    return c.json({ saved: true })
  })

  app.delete('/:id/rounds/:roundId/proxies/:proxyId', async (c) => {
    const { participant } = await requireLead(c, deps)
    await roundStore.deleteProxy(participant, c.req.param('roundId'), c.req.param('proxyId'))
    return c.json({ deleted: true })
  })

  return app
}
