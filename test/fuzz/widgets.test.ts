// Several people on the panels at once, over real sockets and a real server.
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newDataDir, startBuiltServer, type BuiltServer } from '../support/startServer.ts'
import { widgetRun } from './widgetRun.ts'

// FUZZ_SEEDS counts the runs of the canvas; these have a server and a restart each.
const seeds = Math.ceil(Number(process.env.FUZZ_SEEDS ?? 100) / 50)
const first = Number(process.env.FUZZ_FIRST ?? 1)
const KINDS = [
  'calendar',
  'canvas',
  'checklist',
  'heatmap',
  'indicatorTable',
  'list',
  'matrix',
  'network',
  'roadmap',
  'statement',
]

let dataDir = ''
let server: BuiltServer
beforeAll(async () => {
  dataDir = await newDataDir()
  server = await startBuiltServer(dataDir)
})
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function again(killed: BuiltServer): Promise<BuiltServer> {
  await killed.kill()
  return startBuiltServer(dataDir, { PORT: new URL(killed.url).port })
}

it(
  `[W47] in ${seeds} random runs of three people who lose their connection nothing is lost on any kind of widget`,
  { timeout: 24 * 3600_000 },
  async () => {
    const kinds = new Set<string>()
    for (let seed = first; seed < first + seeds; seed++) {
      const report = await widgetRun({ seed, steps: 240 }, server, again)
      server = report.server
      if (process.env.FUZZ_SAY) process.stdout.write(`${JSON.stringify({ ...report, server: undefined, seed })}\n`)
      expect({ seed, lost: report.lost }).toEqual({ seed, lost: [] })
      for (const kind of report.kinds) kinds.add(kind)
      expect(report.checked).toBeGreaterThan(200)
      expect(report.contested).toBeGreaterThan(0)
    }
    // Dots, votes and scores of a ballot are cast in every run.
    expect([...kinds].sort()).toEqual(KINDS)
  },
)
