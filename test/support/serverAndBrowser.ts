// A server of its own process and a real Chromium for the test file that imports them: there from its first test to its last.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from './chromium.ts'
import { startServerProcess, type ServerProcess } from './serverProcess.ts'

export let server: ServerProcess
export let browser: Browser

// The first file of a run waits for the build.
beforeAll(async () => {
  server = await startServerProcess()
  browser = await launchChromium()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
