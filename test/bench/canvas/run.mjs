// `npm run bench:canvas [-- pan drag join] [-- --write]`: builds the benchmark page, opens it in Chromium and prints ratios, all
// taken in one run and in turn. Absolute figures depend on the machine; the ratios are what the board promises.
import { createServer } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { writeReport } from './report.mjs'

const here = import.meta.dirname
const root = resolve(here, '../../..')
const cache = join(root, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const outDir = mkdtempSync(join(cache, 'clusterboard-bench-'))
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
const fixed = (value) => value.toFixed(1)
/** The middle of the ratios of pairs, each taken one right after the other. */
const ratioOf = (a, b) => median(a.map((value, round) => b[round] / value))

const rows = []
function report(name, ratio, bound, isLess, detail) {
  const holds = isLess ? ratio <= bound : ratio >= bound
  rows.push({ name, ratio, bound, isLess, detail, holds })
  const sign = isLess ? 'at most' : 'at least'
  process.stdout.write(`${holds ? 'ok  ' : 'MISS'} ${name}: ${ratio.toFixed(2)} (${sign} ${bound}); ${detail}\n`)
}

const server = createServer(async (request, response) => {
  const path = request.url === '/' ? '/index.html' : request.url.split('?')[0]
  try {
    const content = await readFile(join(outDir, path))
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(content)
  } catch {
    // Anything else the page asks for is not part of the benchmark.
    response.writeHead(404).end()
  }
})

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isProfiled = process.env.BENCH_PROFILE === '1'
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)

try {
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      minify: !isProfiled,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  /** A page of its own for each part, so that none inherits the heap of the one before. */
  async function measure(name, ...args) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('pageerror', (error) => process.stderr.write(`${error}\n`))
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    if (isProfiled) await exposeProfile(page)
    const result = await page.evaluate(([part, given]) => globalThis.bench[part](...given), [name, args])
    await page.close()
    return result
  }
  try {
    if (isWanted('pan')) {
      const { alone, crowded } = await measure('pan', 2000, 50, 5, 3000)
      const detail = `${fixed(median(alone))} and ${fixed(median(crowded))} frames a second`
      report(
        'frames while panning 2,000 shapes, 50 moving cursors against none',
        ratioOf(alone, crowded),
        0.85,
        false,
        detail,
      )
    }
    if (isWanted('drag')) {
      const { bare, board } = await measure('drag', 2000, 5, 60)
      const of = (results, key) => results.map((result) => result[key])
      const [a, b] = [of(bare, 'step'), of(board, 'step')]
      const work = `; work alone ${fixed(median(of(bare, 'work')))} and ${fixed(median(of(board, 'work')))} ms`
      const detail = `${fixed(median(a))} and ${fixed(median(b))} ms a step${work}`
      report('drag of 200 of 2,000 shapes, the board against bare tldraw', ratioOf(a, b), 1.15, true, detail)
      const bytes = median(of(board, 'bytesPerShape'))
      report('bytes a shape and drag step', bytes, 70, true, 'one step of 200 shapes as it goes to the server')
    }
    if (isWanted('join')) {
      const { bare, board, bytes } = await measure('join', 5000, 3)
      const detail = `${fixed(median(bare))} and ${fixed(median(board))} ms, ${Math.round(bytes / 1024)} kB`
      report(
        'opening 5,000 shapes, from bytes to painted, against bare tldraw and a snapshot',
        ratioOf(bare, board),
        1.5,
        true,
        detail,
      )
    }
  } finally {
    await browser.close()
  }
} finally {
  server.close()
  await rm(outDir, { recursive: true, force: true })
}
if (process.argv.includes('--write')) await writeReport(join(root, 'docs', 'benchmarks', 'canvas.md'), rows)
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1

/** BENCH_PROFILE=1 prints which functions took most of the main thread's own time while something was measured. */
async function exposeProfile(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 500 })
  await page.exposeFunction('profileFrom', () => session.send('Profiler.start'))
  await page.exposeFunction('profileTo', async (title) => {
    const { profile } = await session.send('Profiler.stop')
    const own = new Map()
    const byId = new Map(profile.nodes.map((node) => [node.id, node]))
    profile.samples.forEach((id, i) => {
      const { functionName, lineNumber } = byId.get(id).callFrame
      const name = `${functionName || '(anonymous)'} ${lineNumber}`
      own.set(name, (own.get(name) ?? 0) + profile.timeDeltas[i] / 1000)
    })
    const most = [...own].sort(([, a], [, b]) => b - a).slice(0, 30)
    process.stdout.write(`-- ${title}\n`)
    for (const [name, ms] of most) process.stdout.write(`${ms.toFixed(0).padStart(8)} ms  ${name}\n`)
  })
}
