// Who was there and when, for facilitators. Visits hold ids; names are looked up when asked, so that an erased name is gone
// here too.
import { Hono, type Context } from 'hono'
import { readBoard } from '../../shared/board/boardState.ts'
import { toCsv } from '../../shared/csv.ts'
import { attendanceOf } from '../../shared/session/attendance.ts'
import { seedTexts } from '../board/seedTexts.ts'
import type { AppDeps } from './AppDeps.ts'
import { requireFacilitator } from './authenticate.ts'
import type { VisitRow } from '../storage/Storage.ts'

const COLUMNS = ['name', 'partner', 'role', 'from', 'to', 'minutes'] as const

/** Visits are written every few minutes; the last one of somebody who is connected lasts until now. */
function upToNow(visits: readonly VisitRow[], here: ReadonlySet<string>, now: string): VisitRow[] {
  const last = new Map<string, VisitRow>()
  for (const visit of visits)
    if (here.has(visit.participantId) && visit.from >= (last.get(visit.participantId)?.from ?? ''))
      last.set(visit.participantId, visit)
  return visits.map((visit) =>
    last.get(visit.participantId) === visit && visit.to < now ? { ...visit, to: now } : visit,
  )
}

export function attendanceRoutes(deps: AppDeps): Hono {
  const { storage, rooms } = deps
  const app = new Hono()

  async function readVisits(c: Context) {
    const { board } = await requireFacilitator(c, deps)
    const [visits, people] = await Promise.all([storage.listVisits(board.id), storage.listParticipants(board.id)])
    const byId = new Map(people.map((person) => [person.id, person]))
    // A visit of nobody who is known (a board that came from a file) says nothing.
    const known = visits.filter((visit) => byId.has(visit.participantId))
    return { boardId: board.id, byId, visits: upToNow(known, rooms.connected(board.id), deps.now().toISOString()) }
  }

  app.get('/:id/attendance', async (c) => {
    const { visits, byId } = await readVisits(c)
    return c.json({
      visits: visits.map(({ participantId, from, to }) => {
        const { name, partnerId } = byId.get(participantId)!
        return { participantId, name, partnerId, from, to }
      }),
    })
  })

  app.get('/:id/attendance.csv', async (c) => {
    const { boardId, visits, byId } = await readVisits(c)
    const { partners } = await rooms.read(boardId, readBoard)
    const locale = await rooms.read(boardId, (doc) => String(doc.getMap('meta').get('locale') ?? 'en'))
    const text = seedTexts(locale)
    const rows = attendanceOf(visits).map(({ participantId, from, to, minutes }) => {
      const { name, partnerId, role } = byId.get(participantId)!
      const partner = partners.find((one) => one.id === partnerId)?.name ?? ''
      return [name, partner, text(`share.${role}`) ?? role, from, to, minutes]
    })
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="attendance.csv"')
    return c.body(toCsv([COLUMNS.map((column) => text(`attendance.head.${column}`) ?? column), ...rows]))
  })

  return app
}
