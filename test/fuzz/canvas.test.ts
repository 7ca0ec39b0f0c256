import { expect, it } from 'vitest'
import { runCanvas } from './canvasRun.ts'

// `npm run fuzz -- 500` runs more; FUZZ_FIRST names the seed to begin with, to replay one.
const seeds = Number(process.env.FUZZ_SEEDS ?? 30)
const first = Number(process.env.FUZZ_FIRST ?? 1)
const steps = Number(process.env.FUZZ_STEPS ?? 250)

it(
  `[D9] ${seeds} random runs of three people with late messages end equal for all`,
  { timeout: 20 * 60_000 },
  async () => {
    const total = { operations: 0, texts: 0, undone: 0 }
    for (let seed = first; seed < first + seeds; seed++) {
      const report = await runCanvas(seed, steps)
      total.operations += report.operations
      total.texts += report.texts
      total.undone += report.undone
    }
    // A run in which nothing happens proves nothing.
    expect(total.operations).toBe(seeds * steps)
    expect(total.texts).toBeGreaterThan(seeds)
    expect(total.undone).toBeGreaterThan(seeds)
  },
)
