// `npm run fuzz:relay -- FRAMES [SEED]`: more hostile frames than the few of `npm test`.
import { spawnSync } from 'node:child_process'

const [frames = '1000000', seed = '1'] = process.argv.slice(2)
if (![frames, seed].every((argument) => /^[1-9]\d*$/.test(argument))) {
  process.stderr.write('Usage: npm run fuzz:relay -- FRAMES [SEED]\n')
  process.exit(1)
}
const result = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz/relayFrames.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_FRAMES: frames, FUZZ_FIRST: seed },
})
process.exit(result.status ?? 1)
