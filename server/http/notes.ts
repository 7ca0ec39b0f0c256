// One's own private notes and ideas, whatever the role; nobody else's can be asked for. And the ideas that wait, for who leads:
// with the partner, never a name.
import { Hono } from 'hono'
import { z } from 'zod'
import { BoardError } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireLead, requireParticipant } from './authenticate.ts'
import { parseBody } from './parseBody.ts'

const note = z.strictObject({
  writingId: z.string().min(1).max(64).nullable(),
  text: z
    .string()
    .min(1)
    .max(LIMITS.maxTextLength)
    .transform((text) => text.replaceAll(/\r\n?/g, '\n'))
    .refine((text) => text.trim() !== '', { error: 'needs words.' })
    .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), { error: 'has characters that cannot be shown.' }),
})
const finishing = z.strictObject({ finished: z.boolean() })

/** An id that its author's page made up. @throws BoardError invalid_value */
function noteIdOf(id: string): string {
  if (!/^[A-Za-z0-9_-]{4,60}$/.test(id))
    throw new BoardError('invalid_value', 'A note\'s id has 4 to 60 letters, digits, "-" and "_".', 'noteId')
  return id
}

export function noteRoutes(deps: AppDeps): Hono {
  const { noteStore, now } = deps
  const app = new Hono()

  app.get('/:id/notes', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    return c.json(await noteStore.own(participant))
  })

  app.put('/:id/notes/:noteId', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    const noteId = noteIdOf(c.req.param('noteId'))
    await noteStore.put(participant, noteId, await parseBody(c, note), now().toISOString())
    return c.json({ saved: true })
  })

  app.delete('/:id/notes/:noteId', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    await noteStore.remove(participant, noteIdOf(c.req.param('noteId')))
    return c.json({ deleted: true })
  })

  app.post('/:id/notes/:noteId/reveal', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    await noteStore.revealOwn(participant, noteIdOf(c.req.param('noteId')), now().toISOString())
    return c.json({ placed: true })
  })

  app.put('/:id/writings/:writingId/finished', async (c) => {
    const { participant } = await requireParticipant(c, deps)
    const { finished } = await parseBody(c, finishing)
    await noteStore.finish(participant, c.req.param('writingId'), finished)
    return c.json({ finished })
  })

  app.get('/:id/ideas', async (c) => {
    const { board } = await requireLead(c, deps)
    const ideas = await noteStore.ideas(board.id)
    return c.json({ ideas: ideas.map(({ id, text, partnerId, createdAt }) => ({ id, text, partnerId, createdAt })) })
  })

  return app
}
