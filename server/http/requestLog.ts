// One line and one count per request: which kind, how it ended, how long it took. The route's pattern stands for the path,
// because a path names a board.
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { AppDeps } from './AppDeps.ts'

export function requestLog(deps: AppDeps): MiddlewareHandler {
  return async (c: Context, next) => {
    const startedAt = performance.now()
    await next()
    const { status } = c.res
    deps.metrics?.add?.('http_requests_total')
    if (status >= 500) deps.metrics?.add?.('http_failures_total')
    else if (status >= 400) deps.metrics?.add?.('http_refusals_total')
    const ms = Math.round(performance.now() - startedAt)
    deps.log.debug?.({ method: c.req.method, route: routePath(c, -1), status, ms }, 'request')
  }
}
