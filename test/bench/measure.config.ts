// Measurements, which are no tests: they say how long it took here and now.
import { defineConfig } from 'vitest/config'
import base from '../../vite.config.ts'

const { test: _, ...rest } = base({ command: 'serve', mode: 'test', isSsrBuild: false })

export default defineConfig({
  ...rest,
  test: { include: ['test/bench/*/*.measure.ts'], testTimeout: 600_000, hookTimeout: 300_000 },
})
