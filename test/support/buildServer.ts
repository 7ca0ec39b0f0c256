// Builds parts of the server for tests that need real files: the storage thread, or a whole server in its own process.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

async function buildEntries(entries: Record<string, string>): Promise<string> {
  // Inside node_modules, so that the built files find their packages.
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'clusterboard-test-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      rollupOptions: { input: entries, output: { entryFileNames: '[name].js' } },
    },
  })
  return outDir
}

let worker: Promise<string> | null = null
let server: Promise<string> | null = null

/** Path of the built storage thread; built once per test file. */
export function buildStorageWorker(): Promise<string> {
  worker ??= buildEntries({ storageWorker: join(root, 'server/storage/embeddedWorker.ts') }).then((dir) =>
    join(dir, 'storageWorker.js'),
  )
  return worker
}

/** Path of the built `main.js`, its storage thread beside it; built once per test file. */
export function buildServer(): Promise<string> {
  server ??= buildEntries({
    main: join(root, 'server/main.ts'),
    storageWorker: join(root, 'server/storage/embeddedWorker.ts'),
  }).then((dir) => join(dir, 'main.js'))
  return server
}
