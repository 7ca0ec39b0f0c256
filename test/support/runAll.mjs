// `npm test`: every check in order, then one closing line `N passed, N failed`. Exits 1 when anything failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureChromium, ensurePoppler } from './ensureTools.mjs'

const root = resolve(import.meta.dirname, '../..')
const bin = (name) => join(root, 'node_modules', '.bin', name)
const scratch = mkdtempSync(join(tmpdir(), 'clusterboard-test-'))
let passed = 0
let failed = 0

function check(name, command, args, env = {}) {
  process.stdout.write(`\n== ${name}\n`)
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return result.status === 0
}

function count(ok) {
  if (ok) passed += 1
  else failed += 1
}

function vitest(name, folders, extra = []) {
  const report = join(scratch, `${name.replace(/\W+/g, '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = check(name, bin('vitest'), ['run', ...folders, ...extra, ...reporters])
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report),
    )
    // A file that does not even load, a skipped test and an empty run all count as failures: nothing is skipped silently.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    passed += numPassedTests
    failed += numFailedTests + numPendingTests + numTodoTests + broken
    if (numPassedTests === 0 || (!ok && numFailedTests + broken === 0)) failed += 1
  } catch (error) {
    process.stdout.write(`No report of ${name}: ${error.message}\n`)
    failed += 1
  }
}

try {
  process.env.CHROMIUM_PATH = ensureChromium()
  ensurePoppler()
  count(check('build', process.execPath, ['server/start.mjs', 'build']))
  count(check('types', bin('tsc'), ['-p', 'tsconfig.json']))
  count(check('lint', bin('eslint'), ['.']))
  count(check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']))
  const borders = ['--config', '.dependency-cruiser.cjs', 'client', 'server', 'shared', 'seeds', 'test']
  count(check('borders', bin('depcruise'), borders))
  // Left to itself it keeps one processor free, which on two is half of them.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`
  vitest('unit, integration and fuzz', ['test/unit', 'test/integration', 'test/fuzz', 'test/chaos'], [workers])
  // A real browser on a busy machine may miss a time-out once; twice is a failure.
  vitest('end to end in Chromium', ['test/e2e', 'test/pdf'], ['--no-file-parallelism', '--retry=1'])
} catch (error) {
  process.stdout.write(`\n${error.message}\n`)
  failed += 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
