// A server for integration tests: in this process on a free port, or as its own process that can be killed.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createMetrics, type Metrics } from '../../server/metrics.ts'
import type { OpenRooms } from '../../server/relay/OpenRooms.ts'
import { startServer as startParts } from '../../server/startServer.ts'
import { openEmbeddedStorage } from '../../server/storage/embedded.ts'
import { openMemoryStorage } from '../../server/storage/memory.ts'
import type { Storage } from '../../server/storage/Storage.ts'
import { buildServer, buildStorageWorker } from './buildServer.ts'

export type TestServerOptions = {
  storage?: 'memory' | 'embedded'
  /** For the embedded store; a new folder when left out. */
  dataDir?: string
  /** Stands between the server and its store, for example to hold commits back. */
  wrapStorage?: (storage: Storage) => Storage
  environment?: Record<string, string>
  now?: () => Date
  clientDir?: string
}
export type TestServer = {
  url: string
  storage: Storage
  rooms: OpenRooms
  metrics: Metrics
  dataDir: string | null
  close(): Promise<void>
}

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'clusterboard-data-'))

/** Starts a server in this process on a free port. The store is memory unless asked otherwise. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const config = parseConfig(
    { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...options.environment },
    '0.0.0-test',
  )
  const dataDir = options.storage === 'embedded' ? (options.dataDir ?? (await newDataDir())) : null
  const inner = dataDir === null ? openMemoryStorage() : await openTestStorage(dataDir)
  const storage = options.wrapStorage?.(inner) ?? inner
  const metrics = createMetrics()
  const server = await startParts({
    config,
    storage,
    log: createLog(config.logLevel),
    metrics,
    ...(options.now ? { now: options.now } : {}),
    ...(options.clientDir === undefined ? {} : { clientDir: options.clientDir }),
  })
  return { url: server.url, storage, rooms: server.rooms, metrics, dataDir, close: server.close }
}

/** Opens the embedded store with a freshly built storage thread; a failure of the store fails the test. */
export async function openTestStorage(dataDir: string, onFailure?: (error: Error) => void): Promise<Storage> {
  return openEmbeddedStorage({
    dataDir,
    workerFile: await buildStorageWorker(),
    onFailure:
      onFailure ??
      ((error) => {
        throw error
      }),
  })
}

export type BuiltServer = {
  url: string
  process: ChildProcess
  /** The next line on standard output after the address; null when there is none any more. */
  nextLine(): Promise<string | null>
  /** SIGKILL: nothing can be saved on the way out. */
  kill(): Promise<void>
  /** SIGTERM; answers the exit code. */
  close(): Promise<number | null>
}

/**
 * Starts the built server as its own process on a free port, with the embedded store in `dataDir`.
 * @param wrapper a command that runs the one after it, such as a shell that sets limits
 */
export async function startBuiltServer(
  dataDir: string,
  environment: Record<string, string> = {},
  wrapper: readonly string[] = [],
): Promise<BuiltServer> {
  const [command, ...args] = [...wrapper, process.execPath, await buildServer()]
  const child = spawn(command!, args, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string | null> => {
    const { done, value } = await lines.next()
    return done ? null : value
  }
  const address = / is at (\S+)$/.exec((await nextLine()) ?? '')
  if (!address) throw new Error('the server ended without printing its address')
  return {
    url: address[1]!,
    process: child,
    nextLine,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async close() {
      child.kill('SIGTERM')
      return (await exited)[0]
    },
  }
}
