import { expect, it } from 'vitest'
import { runCanvas } from './canvasRun.ts'

// `npm run fuzz -- 10000` runs more; FUZZ_FIRST names the seed to begin with, to replay one.
const seeds = Number(process.env.FUZZ_SEEDS ?? 100)
const first = Number(process.env.FUZZ_FIRST ?? 1)
const steps = Number(process.env.FUZZ_STEPS ?? 120)

it(
  `[D9] ${seeds} random runs of three to eight people with late, doubled and lost messages end equal for all`,
  { timeout: 24 * 3600_000 },
  async () => {
    const total = { operations: 0, texts: 0, undone: 0, restarts: 0, absences: 0 }
    for (let seed = first; seed < first + seeds; seed++) {
      const report = await runCanvas({ seed, steps })
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key]
    }
    expect(total.operations).toBe(seeds * steps)
    // A run in which nothing happens proves nothing; a single replayed seed may lack some of it.
    if (seeds < 20) return
    for (const key of ['texts', 'undone', 'restarts', 'absences'] as const)
      expect(total[key]).toBeGreaterThan(seeds / 2)
  },
)

it('[D23] a doubled message that begins with letters deleted and collected meanwhile is taken in', async () => {
  // In this run Yjs itself throws half-way through such a message.
  expect((await runCanvas({ seed: 785, steps: 120 })).operations).toBe(120)
})
