// A board as a whole: create, look at, change one's own name, erase.
import { Hono } from 'hono'
import * as Y from 'yjs'
import { z } from 'zod'
import { readBoard } from '../../shared/board/boardState.ts'
import { initialBoard } from '../../shared/board/initialBoard.ts'
import { CATALOG } from '../../shared/catalog.ts'
import { BoardError, REFUSALS } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { createBoard } from '../board/createBoard.ts'
import { createExampleBoard } from '../board/exampleBoard.ts'
import { EXAMPLES, type ExampleName } from '../board/exampleExtras.ts'
import { isActive } from '../board/peopleStore.ts'
import type { RoundStore } from '../board/roundStore.ts'
import { LOCALES, seedTexts } from '../board/seedTexts.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireCreator, requireFacilitator, requireParticipant } from './authenticate.ts'
import { idText, isoDate, nameText, parseBody, readJson, titleText } from './parseBody.ts'
import { ownOrigin } from './requestOrigin.ts'

/** A list whose entries (or their ids) occur once; the refusal names the second occurrence. */
function once<T>(list: T[], idOf: (entry: T) => string, path: string[], report: (path: (string | number)[]) => void) {
  const seen = new Set<string>()
  list.forEach((entry, i) => {
    if (seen.has(idOf(entry))) report([i, ...path])
    seen.add(idOf(entry))
  })
}

const partner = z.strictObject({
  // `common` names the shared column of checklists.
  id: idText.refine((id) => id !== 'common', { error: 'cannot be "common"; choose another id.' }),
  name: nameText,
  region: z.string().trim().max(LIMITS.maxNameLength),
  type: z.enum(['cluster', 'agency', 'other']),
})

export const partnerList = z
  .array(partner)
  .min(1)
  .max(LIMITS.maxPartners)
  .superRefine((partners, context) =>
    once(
      partners,
      (one) => one.id,
      ['id'],
      (path) => context.addIssue({ code: 'custom', path, message: 'is used twice; each partner needs its own id.' }),
    ),
  )

const templateList = z
  .array(
    z.string().refine((id) => CATALOG.has(id), {
      error: 'is not a template of this server.',
      params: { refusal: 'unknown_template' },
    }),
  )
  .min(1)
  .max(61)
  .superRefine((templates, context) =>
    once(
      templates,
      (id) => id,
      [],
      (path) => context.addIssue({ code: 'custom', path, message: 'is listed twice.' }),
    ),
  )

const creation = z.strictObject({
  title: titleText,
  consortium: z
    .strictObject({
      name: titleText,
      partners: partnerList,
      strategyStart: isoDate,
      strategyEnd: isoDate,
    })
    .refine((consortium) => consortium.strategyStart <= consortium.strategyEnd, {
      path: ['strategyEnd'],
      error: 'must not be before the start of the strategy.',
    }),
  templates: templateList,
  locale: z.enum(LOCALES as [string, ...string[]]).default('en'),
})

/** @throws BoardError invalid_value for a name that no example has */
function shownExample(name = 'worked'): ExampleName {
  const known = EXAMPLES.find((one) => one === name)
  if (known) return known
  throw new BoardError('invalid_value', `"example" is one of ${EXAMPLES.join(', ')}.`, 'example')
}

/** Stands for an empty body: a shown example. */
const NO_INPUT = Symbol('no input')

const ownEntry = z.strictObject({ name: nameText, partnerId: idText.nullable() })

export function boardRoutes(deps: AppDeps, roundStore: RoundStore): Hono {
  const { storage, rooms, now } = deps
  const app = new Hono()

  app.post('/', async (c) => {
    await requireCreator(c, deps)
    const { title, consortium, templates, locale } = await parseBody(c, creation)
    const doc = new Y.Doc()
    const { partners, ...facts } = consortium
    initialBoard(doc, { title, consortium: facts, partners, templates, locale }, seedTexts(locale))
    const at = now().toISOString()
    const { boardId, invites } = await createBoard(storage, doc, { title, at, origin: ownOrigin(c, deps.config) })
    await storage.addAudit({ boardId, at, participantId: null, action: 'create', detail: {} })
    return c.json({ boardId, invites }, 201)
  })

  app.post('/example', async (c) => {
    await requireCreator(c, deps)
    const input = await readJson(c, NO_INPUT)
    const at = now().toISOString()
    const given = input === NO_INPUT ? { example: shownExample(c.req.query('example')) } : { input }
    const { boardId, invites } = await createExampleBoard(storage, given, {
      at,
      origin: ownOrigin(c, deps.config),
    })
    await storage.addAudit({ boardId, at, participantId: null, action: 'create', detail: { isExample: true } })
    return c.json({ boardId, invites }, 201)
  })

  app.get('/:id', async (c) => {
    const { board, participant: me } = await requireParticipant(c, deps)
    const state = await rooms.read(board.id, readBoard)
    const people = await storage.listParticipants(board.id)
    const connected = rooms.connected(board.id)
    return c.json({
      boardId: board.id,
      title: state.title,
      epoch: board.epoch,
      role: me.role,
      consortium: { ...state.consortium, partners: state.partners },
      templates: state.templates,
      participants: people.filter(isActive).map((person) => ({
        participantId: person.id,
        name: person.name,
        partnerId: person.partnerId,
        role: person.role,
        isHere: connected.has(person.id),
      })),
      me: { participantId: me.id, name: me.name, partnerId: me.partnerId, role: me.role },
      serverTime: now().toISOString(),
    })
  })

  app.put('/:id/me', async (c) => {
    const { board, participant } = await requireParticipant(c, deps)
    const { name, partnerId } = await parseBody(c, ownEntry)
    const { partners } = await rooms.read(board.id, readBoard)
    if (partnerId !== null && !partners.some((one) => one.id === partnerId))
      throw new BoardError('invalid_value', `There is no partner "${partnerId}" on this board.`, 'partnerId')
    await storage.updateParticipant(board.id, participant.id, { name, partnerId })
    rooms.rename?.(board.id, participant.id, { name, partnerId })
    if (partnerId !== participant.partnerId) await roundStore.recount(board.id)
    return c.json({ participantId: participant.id, name, partnerId, role: participant.role })
  })

  app.delete('/:id', async (c) => {
    const { board, participant } = await requireFacilitator(c, deps)
    await storage.deleteBoard(board.id, now().toISOString())
    await rooms.closeRoom(board.id, REFUSALS.board_deleted.close)
    // The audit went with the board; this line is all that tells who did it.
    deps.log.info({ board: board.id, participant: participant.id }, 'board deleted')
    return c.json({ deleted: true })
  })

  return app
}
