// `npm run fuzz -- SEEDS [FIRST]`: random runs of the canvas beyond the few of `npm test`.
import { spawnSync } from 'node:child_process'

const [seeds = '200', first = '1'] = process.argv.slice(2)
if (![seeds, first].every((argument) => /^\d+$/.test(argument))) {
  process.stderr.write('Usage: npm run fuzz -- SEEDS [FIRST]\n')
  process.exit(1)
}
const result = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_SEEDS: seeds, FUZZ_FIRST: first },
})
process.exit(result.status ?? 1)
