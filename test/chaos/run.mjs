// `npm run chaos -- KILLS [SEED]`: more SIGKILLs under load than the few of `npm test`.
import { spawnSync } from 'node:child_process'

const [kills = '200', seed = '1'] = process.argv.slice(2)
if (![kills, seed].every((argument) => /^[1-9]\d*$/.test(argument))) {
  process.stderr.write('Usage: npm run chaos -- KILLS [SEED]\n')
  process.exit(1)
}
const result = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/chaos/kill.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CHAOS_KILLS: kills, CHAOS_SEED: seed },
})
process.exit(result.status ?? 1)
