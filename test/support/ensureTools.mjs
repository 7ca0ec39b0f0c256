// The tests need a real Chromium and poppler's pdftotext. Found, else installed, else a clear error: never skipped.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath(name) {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false
  process.stdout.write(`Installing ${packages.join(', ')} with apt-get\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  return apt(['update']) && apt(['install', '-y', '--no-install-recommends', ...packages])
}

/** Path of a Chromium: CHROMIUM_PATH, else the system's, else one is installed (apt as root, otherwise Playwright's own). */
export function ensureChromium() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH names no file: ${process.env.CHROMIUM_PATH}`)
  }
  const system = SYSTEM.map(onPath).find(Boolean)
  if (system) return system
  if (aptInstall(['chromium'])) {
    const installed = onPath('chromium')
    if (installed) return installed
  }
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  const result = spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit' })
  if (result.status === 0) {
    const ask = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"
    const path = spawnSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).stdout.trim()
    if (existsSync(path)) return path
  }
  throw new Error('No Chromium found and none could be installed. Set CHROMIUM_PATH to a Chromium or Chrome.')
}

/** pdftotext, pdffonts, pdfinfo and pdftoppm, which the tests of the PDF read it with. */
export function ensurePoppler() {
  if (onPath('pdftotext') && onPath('pdffonts')) return
  if (aptInstall(['poppler-utils']) && onPath('pdftotext')) return
  throw new Error('pdftotext is missing. Install poppler (Debian: poppler-utils) to run the tests of the PDF.')
}
