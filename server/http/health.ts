// For the machine that watches this process: alive, ready to serve, counters. No board and no person is named.
import { Hono } from 'hono'
import { BoardError } from '../../shared/errors.ts'
import type { AppDeps } from './AppDeps.ts'

export function healthRoutes(deps: AppDeps): Hono {
  const app = new Hono()

  app.get('/healthz', (c) => c.json({ status: 'ok', version: deps.config.version }))

  app.get('/readyz', async (c) => {
    try {
      await deps.storage.ping()
    } catch (error) {
      deps.log.error({ err: error }, 'the store does not answer')
      return c.json({ status: 'store does not answer' }, 503)
    }
    return c.json({ status: 'ready' })
  })

  app.get('/metrics', (c) => {
    if (!deps.metrics) throw new BoardError('not_found', 'This server keeps no counters.')
    return c.text(deps.metrics.toText(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })

  app.get('/api/config', (c) => {
    const { isLoopback, tldrawLicenseKey, version } = deps.config
    return c.json({ needsAdminToken: !isLoopback, ...(tldrawLicenseKey ? { tldrawLicenseKey } : {}), version })
  })

  return app
}
