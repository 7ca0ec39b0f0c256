// A server in this process whose clock the test turns, with a store on disk, the built client, and a restart on the same
// port and folder: for whole workshops in less time than they take.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics } from '../../server/metrics.ts'
import { systemTimers } from '../../server/relay/Peer.ts'
import { startServer, type RunningServer } from '../../server/startServer.ts'
import { newDataDir, openTestStorage } from './startServer.ts'

const root = resolve(import.meta.dirname, '../..')

export type WorkshopServer = {
  url: string
  /** The server's time. */
  now(): Date
  /** Lets so many minutes pass at once. */
  pass(minutes: number): void
  restart(): Promise<void>
  stop(): Promise<void>
}

/** @param startsAt ISO time of the server's clock; it runs on from there */
export async function startWorkshopServer(startsAt: string): Promise<WorkshopServer> {
  const built = spawnSync(process.execPath, [resolve(root, 'server/start.mjs'), 'build'], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the client could not be built')
  const clientDir = resolve(root, process.env.DIST_DIR ?? 'dist', 'client')
  const dataDir = await newDataDir()
  let ahead = Date.parse(startsAt) - Date.now()
  const now = (): Date => new Date(Date.now() + ahead)
  const start = async (port: string): Promise<RunningServer> =>
    startServer({
      config: parseConfig({ PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'silent' }, '0.0.0-test'),
      storage: await openTestStorage(dataDir),
      log: createLog('silent'),
      metrics: createMetrics(),
      now,
      timers: { ...systemTimers, now: () => now().getTime() },
      clientDir,
    })
  let server = await start('0')
  const { url } = server
  return {
    url,
    now,
    pass: (minutes) => void (ahead += minutes * 60_000),
    async restart() {
      await server.close()
      server = await start(new URL(url).port)
    },
    async stop() {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
