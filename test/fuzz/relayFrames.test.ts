import { expect, it } from 'vitest'
import { frameRun } from './frameRun.ts'

const frames = Number(process.env.FUZZ_FRAMES ?? 20_000)
const seed = Number(process.env.FUZZ_FIRST ?? 1)

it(
  `[K3] ${frames} hostile frames of all roles: no crash, no write by a viewer or to the session, boards stay whole`,
  async () => {
    const report = await frameRun(frames, seed)
    process.stdout.write(`${JSON.stringify(report)}\n`)
    expect(report.faults).toEqual([])
    expect(report.frames).toBe(frames)
    // The run is worth something only if frames of all roles were taken as well as refused.
    for (const role of ['facilitator', 'editor', 'viewer']) {
      expect(report.taken[role]).toBeGreaterThan(frames / 50)
      expect(report.refused[role]).toBeGreaterThan(frames / 50)
    }
    expect(report.heapGrowthMb).toBeLessThan(256)
  },
  60_000 + frames * 5,
)
