// Puts the parts together: store, rooms, HTTP, sockets. The one place that knows them all; main.ts adds the process around
// it, tests start it on a free port.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { pageRenewal } from './board/pageRenewal.ts'
import type { Config } from './config.ts'
import { createApp } from './http/app.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createRateLimits } from './rateLimit.ts'
import { attachSockets } from './relay/attachSockets.ts'
import { BoardHistory } from './relay/BoardHistory.ts'
import { OpenRooms } from './relay/OpenRooms.ts'
import { systemTimers, type Timers } from './relay/Peer.ts'
import { recordVisits } from './relay/visits.ts'
import type { Storage } from './storage/Storage.ts'

export type ServerParts = {
  config: Config
  storage: Storage
  log: Log
  metrics: Metrics
  now?: () => Date
  timers?: Timers
  /** Folder of the built client; the one beside the built server when left out. */
  clientDir?: string
}

export type RunningServer = {
  /** Such as http://localhost:8080. */
  url: string
  rooms: OpenRooms
  /** Ends all connections; resolves when nothing is left unwritten and the store is closed. */
  close(): Promise<void>
}

const forAddress = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

/** What the person who starts the server can change about an address that cannot be listened on. */
function listenProblem(code: string | undefined, { port, host }: Config): string | null {
  if (code === 'EADDRINUSE') return `port ${port} is in use; set PORT to another`
  if (code === 'EACCES') return `port ${port} is reserved for the system; set PORT to another, such as 8080`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `this machine has no address ${host}; set HOST to one of its own, or to localhost`
  return null
}

/** Listens and answers once it does. @throws Error when the port is in use or not allowed */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, storage, log, metrics } = parts
  const now = parts.now ?? (() => new Date())
  const timers = parts.timers ?? systemTimers
  let closing: Promise<void> | null = null
  const rooms = new OpenRooms({ storage, log, metrics, timers, renewal: pageRenewal })
  const visits = recordVisits({ storage, log, timers })
  rooms.watchPeople(visits)
  const app = createApp({
    storage,
    rooms,
    history: new BoardHistory(storage, rooms, timers),
    config,
    log,
    now,
    timers,
    metrics,
    whyNotReady: () => (closing ? 'the server is closing' : null),
    ...(parts.clientDir === undefined ? {} : { clientDir: parts.clientDir }),
  })
  const listener = getRequestListener(app.fetch)
  const server = createServer((request, response) => void listener(request, response))
  server.on('clientError', (_error, stream) => stream.destroy())
  const sockets = attachSockets(server, {
    storage,
    rooms,
    log,
    metrics,
    now,
    publicUrl: config.publicUrl,
    isLoopback: config.isLoopback,
    limits: createRateLimits(),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(listenProblem(error.code, config) ?? error.message)),
    )
    server.listen(config.port, config.host.replace(/^\[|\]$/g, ''), () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo

  async function close(): Promise<void> {
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const noSockets = sockets.close()
    await rooms.close()
    await noSockets
    server.closeAllConnections()
    await stopped
    await visits.settled()
    await storage.close()
  }
  return { url: `http://${forAddress(config.host)}:${port}`, rooms, close: () => (closing ??= close()) }
}
