// `npm run bench:relay -- [--people 10,50,100,200] [--only NAME,NAME] [--seconds 5] [--write]`: our relay against others
// in one run on one machine. Peers are installed into a temporary folder (PEERS, if set, is used as it is).
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '10,50,100,200' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    scenarios: { type: 'string', default: 'room,rooms,storm,cold,slow' },
    write: { type: 'boolean', default: false },
  },
})

function installPeers() {
  const folder = process.env.PEERS ?? join(tmpdir(), 'clusterboard-bench-peers')
  if (!existsSync(join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(here, 'package.json'), join(folder, 'package.json'))
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error']
    if (spawnSync('npm', args, { stdio: 'inherit' }).status !== 0) throw new Error('the peers could not be installed')
  }
  process.env.PEERS = folder
}
function buildServer() {
  const start = resolve(here, '../../../server/start.mjs')
  if (spawnSync(process.execPath, [start, 'build'], { stdio: 'inherit' }).status !== 0)
    throw new Error('the server could not be built')
}
buildServer()
installPeers()
const { SERVERS } = await import('./servers.mjs')
const { oneRoom } = await import('./oneRoom.mjs')
const { coldOpen, manyRooms, joinStorm, slowPeer } = await import('./scenarios.mjs')
const { report } = await import('./report.mjs')

const names = options.only ? options.only.split(';') : Object.keys(SERVERS)
const wanted = new Set(options.scenarios.split(','))
const results = { room: [], rooms: [], storm: [], cold: [], slow: [] }
async function measure(kind, label, run) {
  try {
    const result = await run()
    results[kind].push(result)
    process.stdout.write(`${label}: ${JSON.stringify(result)}\n`)
  } catch (error) {
    process.stdout.write(`${label}: failed (${error.message})\n`)
  }
}
if (wanted.has('room'))
  for (const people of options.people.split(',').map(Number))
    for (const name of names)
      await measure('room', `${name}, ${people} people`, () => oneRoom(name, people, Number(options.seconds)))
const keeping = names.filter((name) => name !== 'raw broadcast')
if (wanted.has('rooms'))
  for (const name of keeping) await measure('rooms', `${name}, 500 rooms`, () => manyRooms(name, 500))
if (wanted.has('storm'))
  for (const name of keeping) await measure('storm', `${name}, storm`, () => joinStorm(name, 200))
if (wanted.has('cold')) for (const name of keeping) await measure('cold', `${name}, cold`, () => coldOpen(name))
if (wanted.has('slow'))
  await measure('slow', 'clusterboard, slow reader', () => slowPeer('clusterboard', 200, Number(options.seconds)))
report(results, options.write)
