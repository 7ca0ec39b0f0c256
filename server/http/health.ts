// For the machine that watches this process: alive, ready to serve, counters. No board and no person is named.
import { Hono } from 'hono'
import { BoardError } from '../../shared/errors.ts'
import type { AppDeps } from './AppDeps.ts'

const PING_MS = 2000

/** In words, or null when the store answers in time: a disk that hangs is as bad as one that fails. */
async function whyStoreFails(deps: AppDeps): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the store has not answered for ${PING_MS / 1000} seconds`), PING_MS)
  })
  const answered = deps.storage.ping().then(
    () => null,
    (error: unknown) => {
      deps.log.error({ err: error }, 'the store does not answer')
      return 'the store does not answer'
    },
  )
  const reason = await Promise.race([answered, late])
  clearTimeout(timer)
  return reason
}

export function healthRoutes(deps: AppDeps): Hono {
  const app = new Hono()

  app.get('/healthz', (c) => c.json({ status: 'ok', version: deps.config.version }))

  app.get('/readyz', async (c) => {
    const reason = deps.whyNotReady?.() ?? (await whyStoreFails(deps))
    return reason === null ? c.json({ status: 'ready' }) : c.json({ status: 'not ready', reason }, 503)
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
