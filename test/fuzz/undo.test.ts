import { expect, it } from 'vitest'
import { runCanvas } from './canvasRun.ts'

// FUZZ_SEEDS counts the long runs; these are short, so there are twice as many.
const seeds = 2 * Number(process.env.FUZZ_SEEDS ?? 100)
const first = Number(process.env.FUZZ_FIRST ?? 1)

it(
  `[D21] in ${seeds} random schedules undo and redo never take away what another person wrote last`,
  { timeout: 24 * 3600_000 },
  async () => {
    let undone = 0
    for (let seed = first; seed < first + seeds; seed++) {
      undone += (await runCanvas({ seed, steps: 60, mix: 'undoing', most: 3 })).undone
    }
    expect(undone).toBeGreaterThan(seeds)
  },
)
