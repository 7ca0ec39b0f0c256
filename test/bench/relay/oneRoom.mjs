// One room under load: a server on one core, its people in two processes on the other. Ten of the people note when each
// edit comes; they have a process to themselves, so that what is measured is not their neighbours' queue.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { onCore, openRoom, startServer } from './servers.mjs'

const WATCHERS = 10
const WARM_UP_MS = 1500
const LEAD_MS = 200
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000

function startLoad(options) {
  const args = [join(import.meta.dirname, 'load.mjs'), JSON.stringify(options)]
  const child = spawn(...onCore(1, process.execPath, args), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const queues = new Map()
  const queueOf = (kind) => {
    if (!queues.has(kind)) queues.set(kind, deferred())
    return queues.get(kind)
  }
  child.on('message', (told) => queueOf(told.kind).resolve(told))
  const exited = once(child, 'exit')
  const early = exited.then(([code]) => {
    throw new Error(`the load ended with ${code}`)
  })
  early.catch(() => 'told to whoever waits for an answer')
  return {
    exited,
    tell: (told) => child.send(told),
    hear: (kind) => Promise.race([queueOf(kind).promise, early]),
    stop: () => child.kill('SIGKILL'),
  }
}

function deferred() {
  let resolve
  const promise = new Promise((settle) => (resolve = settle))
  return { promise, resolve }
}

/**
 * `cpu`: of the server over the window, in percent of a core. `perThousand`: its processor time in ms for 1,000 edits that
 * arrived, until the last has. `loadCpu`: of all people together, in percent of their one core: near 100 the latencies are
 * those of the load, not of the server.
 */
export async function oneRoom(name, people, seconds, { slowPeer = null } = {}) {
  const server = await startServer(name)
  const loads = []
  try {
    const place = await openRoom(server, 'bench', people)
    if (name === 'raw broadcast') place.answersNothing = true
    const slow = slowPeer && (await slowPeer(place))
    const watchers = Math.min(WATCHERS, people)
    const shares = [[0, watchers, true], ...(people > watchers ? [[watchers, people - watchers, false]] : [])]
    for (const [first, count, isWatching] of shares)
      loads.push(startLoad({ place, first, count, isWatching, warmUpMs: WARM_UP_MS, seconds }))
    const all = (kind) => Promise.all(loads.map((load) => load.hear(kind)))
    const tellAll = (told) => loads.forEach((load) => load.tell(told))
    await all('ready')
    await wait(300)
    const goAt = now() + LEAD_MS
    tellAll({ kind: 'go', at: goAt })
    await wait(goAt + WARM_UP_MS - now())
    const before = { cpu: server.cpuMs(), at: performance.now() }
    await wait(seconds * 1000)
    const cpu = ((server.cpuMs() - before.cpu) / (performance.now() - before.at)) * 100
    const sent = await all('sent')
    const authors = sent.flatMap((told) => told.authors)
    tellAll({ kind: 'authors', authors })
    await all('drained')
    const cpuMs = server.cpuMs() - before.cpu
    const memoryMb = server.memoryMb()
    tellAll({ kind: 'close' })
    const results = await all('result')
    await Promise.all(loads.map((load) => load.exited))
    slow?.close()
    const latencies = results.flatMap((result) => result.latencies).sort((a, b) => a - b)
    const at = (share) => Math.round((latencies[Math.floor(share * (latencies.length - 1))] ?? NaN) * 10) / 10
    const sum = (field) => results.reduce((total, result) => total + result[field], 0)
    const edits = authors.flatMap(([, list]) => list).filter(([, sentAt]) => sentAt >= goAt + WARM_UP_MS).length
    const delivered = sum('delivered') / sum('expected')
    return {
      ...{ server: name, people, edits, delivered, p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu, memoryMb },
      perThousand: cpuMs / ((edits * delivered * (people - 1)) / 1000),
      loadCpu: sent.reduce((total, { cpuPercent }) => total + cpuPercent, 0),
      mb: sum('bytes') / 1e6,
    }
  } finally {
    for (const load of loads) load.stop()
    await server.stop()
  }
}
