// Builds the harness and serves it: a real canvas and the product's own export in a real browser.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, preview, type UserConfig } from 'vite'
import config from '../../vite.config.ts'

export type HarnessServer = { url: string; stop(): Promise<void> }

export async function startHarness(): Promise<HarnessServer> {
  const root = resolve(import.meta.dirname, 'harness')
  const outDir = mkdtempSync(join(tmpdir(), 'clusterboard-harness-'))
  // The test runner's own variables must not make the build a test build.
  const { VITEST, NODE_ENV } = process.env
  delete process.env.VITEST
  process.env.NODE_ENV = 'production'
  try {
    const base = config({ command: 'build', mode: 'production', isSsrBuild: false }) as UserConfig
    await build({
      ...base,
      configFile: false,
      root,
      logLevel: 'warn',
      mode: 'production',
      build: { ...base.build, outDir },
    })
  } finally {
    if (VITEST !== undefined) process.env.VITEST = VITEST
    if (NODE_ENV !== undefined) process.env.NODE_ENV = NODE_ENV
  }
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  return {
    url: server.resolvedUrls!.local[0]!,
    async stop() {
      await server.close()
      rmSync(outDir, { recursive: true })
    },
  }
}
