// The one script that runs without a build: builds what is missing or out of date, then runs an entry of the server build.
// Usage: node server/start.mjs main | evaluate | export | backup | build | dev [arguments]. Build messages go to standard
// error, so that an entry owns standard output.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = resolve(root, process.env.DIST_DIR ?? 'dist')
const [, , entry = 'main', ...rest] = process.argv

const parts = {
  server: { sources: ['server', 'shared', 'seeds'], args: ['build', '--ssr'] },
  client: { sources: ['client', 'shared', 'seeds'], args: ['build'] },
}

function newestChange(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stat.mtimeMs)
}

function ensureBuilt(name) {
  const { sources, args } = parts[name]
  const stamp = join(dist, name, '.built')
  const changed = ['package-lock.json', 'vite.config.ts', ...sources].map((source) => newestChange(join(root, source)))
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...changed)) return
  process.stderr.write(`Building the ${name} (once after each change)\n`)
  const startedAt = new Date()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const result = spawnSync(process.execPath, [vite, ...args, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    // Whoever asks for the build, a test runner or a shell set up for development: it is the one that people use.
    env: { ...process.env, VITEST: '', NODE_ENV: 'production' },
  })
  if (result.status !== 0) {
    process.stderr.write(`The ${name} could not be built; the lines above say why.\n`)
    process.exit(1)
  }
  writeFileSync(stamp, '')
  utimesSync(stamp, startedAt, startedAt)
}

/** Builds again at every change and restarts the server after its own. Ends with the terminal. */
function watch() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const run = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  for (const part of Object.values(parts)) run([vite, ...part.args, '--watch', '--logLevel', 'warn'])
  run(['--watch', join(dist, 'server', 'main.js')])
}

/** A comma too many would stop the build with a page of its own words; here it is one sentence about the file. */
function checkSeedFiles() {
  const mistakes = readdirSync(join(root, 'seeds'), { recursive: true })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const text = readFileSync(join(root, 'seeds', file), 'utf8')
      try {
        JSON.parse(text)
        return []
      } catch (error) {
        const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length)
        const line = text.slice(0, position).split('\n').length
        return [`seeds/${file}: line ${line}: this is no JSON; look for a comma, quote or bracket here or just before`]
      }
    })
  if (mistakes.length === 0) return
  process.stderr.write(['Clusterboard cannot start:', ...mistakes, ''].join('\n'))
  process.exit(1)
}

checkSeedFiles()
ensureBuilt('server')
// The export opens the board of a running server, whose client must not change under it.
if (['main', 'build', 'dev'].includes(entry)) ensureBuilt('client')
if (entry === 'dev') watch()
else if (entry !== 'build') {
  process.argv = [process.argv[0], join(dist, 'server', `${entry}.js`), ...rest]
  try {
    await import(pathToFileURL(process.argv[1]).href)
  } catch (error) {
    // Seeds are read while the program loads; a mistake in one is told as a sentence, not as a place in the program.
    if (!(error instanceof Error) || !error.message.startsWith('seeds/')) throw error
    process.stderr.write(`Clusterboard cannot start:\n${error.message}\n`)
    process.exit(1)
  }
}
