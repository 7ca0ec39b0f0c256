// The HTTP side in one place: which routes there are, and how an error becomes an answer. Opens no port.
import { randomInt } from 'node:crypto'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BoardError, REFUSALS, type RefusalCode } from '../../shared/errors.ts'
import { LIMITS } from '../../shared/protocol.ts'
import { createStageWatch } from '../board/createStageWatch.ts'
import { createCounting } from '../board/counting.ts'
import { createNoteStore } from '../board/noteStore.ts'
import { createPeopleStore } from '../board/peopleStore.ts'
import { createRoundStore } from '../board/roundStore.ts'
import type { AppDeps, AppParts } from './AppDeps.ts'
import { archiveRoutes } from './archive.ts'
import { assetRoutes } from './assets.ts'
import { attendanceRoutes } from './attendance.ts'
import { auditRoutes } from './audit.ts'
import { boardRoutes } from './boards.ts'
import { bodyLimit } from './bodyLimit.ts'
import { decisionRoutes } from './decisions.ts'
import { handRoutes } from './hand.ts'
import { healthRoutes } from './health.ts'
import { historyRoutes } from './history.ts'
import { inviteRoutes } from './invites.ts'
import { joinRoutes } from './join.ts'
import { noteRoutes } from './notes.ts'
import { participantRoutes } from './participants.ts'
import { createRateLimits } from '../rateLimit.ts'
import { requestLog } from './requestLog.ts'
import { systemTimers } from '../relay/Peer.ts'
import { checkHost } from './requestOrigin.ts'
import { resultRoutes } from './results.ts'
import { roomCodeRoutes } from './room.ts'
import { roomRoutes } from './rooms.ts'
import { roundRoutes } from './rounds.ts'
import { securityHeaders } from './securityHeaders.ts'
import { sessionRoutes } from './session.ts'
import { spotlightRoutes } from './spotlight.ts'
import { standInRoutes } from './standIn.ts'
import { staticRoutes } from './staticFiles.ts'

export type { AppDeps } from './AppDeps.ts'

/** A count is read by people: four times a second is often enough. */
const COUNT_PAUSE_MS = 250

function maxBytesAt(path: string): number {
  if (path === '/api/boards/import') return LIMITS.maxImportBytes
  return path.endsWith('/assets') ? LIMITS.maxAssetBytes : LIMITS.maxBodyBytes
}

const errorBody = (code: RefusalCode, message: string, field?: string) => ({
  error: { code, message, ...(field === undefined ? {} : { field }) },
})

export function createApp(parts: AppParts): Hono {
  const { storage, rooms, log, timers = systemTimers, countPauseMs = COUNT_PAUSE_MS } = parts
  const stageWatch = createStageWatch({ ...parts, timers })
  const counting = createCounting({
    pauseMs: countPauseMs,
    onError: (err) => log.error({ err }, 'a count could not be written'),
    wait: (ms, then) => void timers.later(ms, then),
  })
  const noteStore = createNoteStore(storage, rooms, counting, () => randomInt(2 ** 32))
  const deps: AppDeps = { ...parts, limits: createRateLimits(), stageWatch, noteStore }
  const app = new Hono()
  const rounds = createRoundStore(storage, rooms, counting)
  // Who leaves or changes partner counts elsewhere in votes and in writings.
  const recount = async (boardId: string): Promise<void> => {
    await rounds.recount(boardId)
    await noteStore.recount(boardId)
  }
  const roundStore = { ...rounds, recount }
  const peopleStore = createPeopleStore(deps.storage, deps.rooms, roundStore)

  app.use(requestLog(deps))
  app.use(securityHeaders(deps.config))
  app.use(async (c, next) => {
    checkHost(c, deps.config)
    await next()
  })
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  app.use(bodyLimit(maxBytesAt))

  app.route('/', healthRoutes(deps))
  app.route('/api/rooms', roomRoutes(deps))
  app.route('/api/boards', joinRoutes(deps))
  app.route('/api/boards', roomCodeRoutes(deps))
  app.route('/api/boards', attendanceRoutes(deps))
  app.route('/api/boards', inviteRoutes(deps, peopleStore))
  app.route('/api/boards', participantRoutes(deps, peopleStore))
  app.route('/api/boards', auditRoutes(deps))
  app.route('/api/boards', boardRoutes(deps, roundStore))
  app.route('/api/boards', roundRoutes(deps, roundStore))
  app.route('/api/boards', noteRoutes(deps))
  app.route('/api/boards', decisionRoutes(deps))
  app.route('/api/boards', assetRoutes(deps))
  app.route('/api/boards', archiveRoutes(deps))
  app.route('/api/boards', resultRoutes(deps))
  app.route('/api/boards', sessionRoutes(deps, roundStore))
  app.route('/api/boards', handRoutes(deps))
  app.route('/api/boards', spotlightRoutes(deps))
  app.route('/api/boards', standInRoutes(deps))
  if (deps.history) app.route('/api/boards', historyRoutes(deps, deps.history, roundStore))
  app.route('/', staticRoutes(deps.clientDir))

  app.notFound((c) => c.json(errorBody('not_found', 'There is nothing at this address.'), 404))
  app.onError((error, c) => {
    if (error instanceof BoardError) {
      const status = REFUSALS[error.code].status as ContentfulStatusCode
      return c.json(errorBody(error.code, error.message, error.field), status)
    }
    // The route's pattern, not its path: a path holds a board's id.
    deps.log.error({ err: error, method: c.req.method, route: c.req.routePath }, 'a request failed')
    return c.json(errorBody('internal', 'Something went wrong on the server. Try again in a moment.'), 500)
  })
  return app
}
