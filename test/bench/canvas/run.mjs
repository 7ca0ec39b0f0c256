// `npm run bench:canvas`: builds the benchmark page, opens it in Chromium and prints ratios against bare tldraw, all taken in
// one run and in turn. Absolute figures depend on the machine; the ratios are what the board promises.
import { createServer } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const here = import.meta.dirname
const root = resolve(here, '../../..')
const cache = join(root, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const outDir = mkdtempSync(join(cache, 'clusterboard-bench-'))
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
const fixed = (value) => value.toFixed(1)

let failures = 0
function report(name, ratio, bound, isLess, detail) {
  const holds = isLess ? ratio <= bound : ratio >= bound
  if (!holds) failures++
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

try {
  await build({ root: here, configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('pageerror', (error) => process.stderr.write(`${error}\n`))
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    const wanted = process.argv.slice(2)
    const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
    if (isWanted('pan')) {
      const { bare, crowded } = await page.evaluate(() => globalThis.bench.pan(2000, 50, 3, 3000))
      const [a, b] = [median(bare), median(crowded)]
      report('pan, 2,000 shapes, 50 cursors', b / a, 0.85, false, `${fixed(a)} and ${fixed(b)} frames a second`)
    }
    if (isWanted('drag')) {
      const result = await page.evaluate(() => globalThis.bench.drag(2000, 3, 60))
      const [a, b] = [median(result.bare), median(result.bound)]
      const work = `work alone ${fixed(median(result.bareWork))} and ${fixed(median(result.boundWork))} ms`
      report('drag of 200 shapes', b / a, 1.15, true, `${fixed(a)} and ${fixed(b)} ms a step, ${work}`)
      report('bytes a shape and step', result.bytesPerShape, 70, true, 'one drag step of 200 shapes on the wire')
    }
    if (isWanted('join')) {
      const { bare, bound, bytes } = await page.evaluate(() => globalThis.bench.join(5000, 3))
      const [a, b] = [median(bare), median(bound)]
      report('opening 5,000 shapes', b / a, 1.5, true, `${fixed(a)} and ${fixed(b)} ms, ${Math.round(bytes / 1024)} kB`)
    }
  } finally {
    await browser.close()
  }
} finally {
  server.close()
  await rm(outDir, { recursive: true, force: true })
}
process.exitCode = failures > 0 ? 1 : 0
