// The server's process: environment in, address out, and an orderly end. Everything else is startServer.ts.
import packageFile from '../package.json' with { type: 'json' }
import facts from '../seeds/facts.json' with { type: 'json' }
import { CATALOG } from '../shared/catalog.ts'
import { seedMistakes } from '../shared/seedMistakes.ts'
import { seedTexts } from './board/seedTexts.ts'
import { ConfigError, parseConfig, type Config } from './config.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { prepareDataDir } from './prepareDataDir.ts'
import { hashSecret, newToken } from './secrets.ts'
import { startServer } from './startServer.ts'
import { openEmbeddedStorage } from './storage/embedded.ts'
import type { Storage } from './storage/Storage.ts'

/** The orderly end may take this long; what is acknowledged is on disk already. */
const CLOSE_MS = 4500

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function readConfig(): Config {
  try {
    return parseConfig(process.env, packageFile.version)
  } catch (error) {
    if (error instanceof ConfigError) stop(`Clusterboard cannot start: ${error.message}.`)
    throw error
  }
}

/** Who may create boards on a server that others can reach: holders of this token. Printed once, stored hashed. */
async function settleAdminToken(storage: Storage, config: Config): Promise<string | null> {
  if (config.adminToken) {
    await storage.setSetting('adminTokenHash', hashSecret(config.adminToken))
    return null
  }
  if (config.isLoopback || (await storage.getSetting('adminTokenHash')) !== null) return null
  const token = newToken()
  await storage.setSetting('adminTokenHash', hashSecret(token))
  return token
}

/** Templates are files that people edit: what is wrong in one is told at once, all of it. */
function checkSeeds(): void {
  const mistakes = seedMistakes({
    templates: CATALOG,
    text: seedTexts('en'),
    facts: new Set(facts.map(({ id }) => id)),
  })
  if (mistakes.length > 0) stop(['Clusterboard cannot start:', ...mistakes].join('\n'))
}

async function run(): Promise<void> {
  const config = readConfig()
  checkSeeds()
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  prepareDataDir(config.dataDir)
  const storage = await openEmbeddedStorage({
    dataDir: config.dataDir,
    onCommit: () => metrics.add('commits_total'),
    onFailure: (error) => {
      // What memory holds beyond the disk must not be shown or acknowledged any more.
      log.fatal({ err: error }, 'the store failed')
      stop(`Clusterboard stops, because it cannot write to ${config.dataDir}: ${error.message}`)
    },
  })
  const adminToken = await settleAdminToken(storage, config)
  const server = await startServer({ config, storage, log, metrics })

  const end = (): void => {
    setTimeout(() => process.exit(0), CLOSE_MS).unref()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => stop(`The end was not orderly: ${String(error)}`),
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)

  process.stdout.write(`Clusterboard ${config.version} is at ${config.publicUrl ?? server.url}\n`)
  if (adminToken) process.stdout.write(`Token for creating boards (shown only now): ${adminToken}\n`)
}

run().catch((error: unknown) =>
  stop(`Clusterboard cannot start: ${error instanceof Error ? error.message : String(error)}`),
)
