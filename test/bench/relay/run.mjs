// `npm run bench:relay -- [--people 10,50,100,200] [--only NAME,NAME] [--seconds 5] [--write]`: our relay against others
// in one run on one machine. Peers are installed into a temporary folder (PEERS, if set, is used as it is).
import { performance } from 'node:perf_hooks'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const here = import.meta.dirname
const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '10,50,100,200' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    scenarios: { type: 'string', default: 'room,rooms,storm,cold' },
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
installPeers()
const { openRoom, onCore, SERVERS, startServer } = await import('./servers.mjs')
const { coldOpen, manyRooms, joinStorm } = await import('./scenarios.mjs')
const { report } = await import('./report.mjs')

/**
 * One room with `people` in it. `cpu`: of the server over the window, in percent of a core. `perThousand`: its processor time
 * in ms for 1,000 edits that arrived, until the last has; on a busy machine the more telling figure.
 */
async function oneRoom(name, people) {
  const server = await startServer(name)
  try {
    const place = await openRoom(server, 'bench')
    if (name === 'raw broadcast') place.answersNothing = true
    const argument = JSON.stringify({ place, people, seconds: Number(options.seconds) })
    const child = spawn(...onCore(1, process.execPath, [join(here, 'load.mjs'), argument]), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    let before = { cpu: 0, at: 0 }
    let cpu = NaN
    let cpuMs = NaN
    let result = null
    for await (const line of createInterface({ input: child.stdout })) {
      const now = { cpu: server.cpuMs(), at: performance.now() }
      if (line === 'start') before = now
      else if (line === 'end') cpu = ((now.cpu - before.cpu) / (now.at - before.at)) * 100
      else if (line === 'drained') cpuMs = now.cpu - before.cpu
      else result = JSON.parse(line)
    }
    await exited
    if (!result) throw new Error('the load ended without a result')
    const perThousand = cpuMs / ((result.edits * result.delivered * (people - 1)) / 1000)
    return { server: name, people, cpu, perThousand, memoryMb: server.memoryMb(), ...result }
  } finally {
    await server.stop()
  }
}

const names = options.only ? options.only.split(',') : Object.keys(SERVERS)
const wanted = new Set(options.scenarios.split(','))
const results = { room: [], rooms: [], storm: [], cold: [] }
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
    for (const name of names) await measure('room', `${name}, ${people} people`, () => oneRoom(name, people))
const keeping = names.filter((name) => name !== 'raw broadcast')
if (wanted.has('rooms'))
  for (const name of keeping) await measure('rooms', `${name}, 500 rooms`, () => manyRooms(name, 500))
if (wanted.has('storm'))
  for (const name of keeping) await measure('storm', `${name}, storm`, () => joinStorm(name, 200))
if (wanted.has('cold')) for (const name of keeping) await measure('cold', `${name}, cold`, () => coldOpen(name))
report(results, options.write)
