// Who did what on a board, for facilitators. Entries hold ids; names are looked up when asked, so that an erased name is
// gone here too.
import { Hono } from 'hono'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'

/** A long board has some thousand entries; the newest are what is asked for. */
const MAX_ENTRIES = 1000

export function auditRoutes(deps: AppDeps): Hono {
  const app = new Hono()
  app.get('/:id/audit', async (c) => {
    const { board } = await requireFacilitator(c, deps)
    const [entries, people] = await Promise.all([
      deps.storage.listAudit(board.id, MAX_ENTRIES),
      deps.storage.listParticipants(board.id),
    ])
    const names = new Map(people.map((person) => [person.id, person.name]))
    return c.json({
      entries: entries.map(({ at, participantId, action, detail }) => ({
        at,
        participantId,
        name: participantId === null ? null : (names.get(participantId) ?? null),
        action,
        detail,
      })),
    })
  })
  return app
}
