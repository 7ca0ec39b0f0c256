// Benchmarks (`npm run bench`): the same resolution as the tests, other files.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { environment: 'node', benchmark: { include: ['test/bench/**/*.bench.ts'] } },
})
