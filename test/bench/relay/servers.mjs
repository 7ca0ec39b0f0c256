// The servers of the benchmark, each started as its own process on core 0 in a folder of its own.
import { clearTimeout, setTimeout } from 'node:timers'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const here = import.meta.dirname
const root = join(here, '../../..')
const HERTZ = 100

const hasTaskset = process.platform === 'linux'
export const onCore = (core, command, args) =>
  hasTaskset ? ['taskset', ['-c', String(core), command, ...args]] : [command, args]

/** @returns {{wire: 'plain' | 'hocuspocus', durable: boolean, command(port: number, dir: string): {args: string[], env?: object}}} */
export const SERVERS = {
  clusterboard: {
    wire: 'plain',
    ready: / is at /,
    command: (port, dir) => ({
      args: [resolve(root, process.env.DIST_DIR ?? 'dist', 'server/main.js')],
      env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dir, LOG_LEVEL: 'silent' },
    }),
  },
  'y-websocket': {
    wire: 'plain',
    ready: /running at/,
    command: (port, dir) => ({
      args: [join(process.env.PEERS, 'node_modules/y-websocket/bin/server.cjs')],
      env: { PORT: String(port), HOST: '127.0.0.1', YPERSISTENCE: join(dir, 'level') },
    }),
  },
  hocuspocus: {
    wire: 'hocuspocus',
    ready: /ready/,
    command: (port, dir) => ({ args: [join(here, 'hocuspocusServer.mjs'), String(port), join(dir, 'h.db')] }),
  },
  'hocuspocus, flushDelay 50': {
    wire: 'hocuspocus',
    ready: /ready/,
    command: (port, dir) => ({ args: [join(here, 'hocuspocusServer.mjs'), String(port), join(dir, 'h.db'), '50'] }),
  },
  'raw broadcast': {
    wire: 'plain',
    ready: /ready/,
    command: (port) => ({ args: [join(here, 'broadcastServer.mjs'), String(port)] }),
  },
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/** Starts a server; `dir` keeps its files over a restart. */
export async function startServer(name, dir = mkdtempSync(join(tmpdir(), 'clusterboard-bench-'))) {
  const { command, ready, wire } = SERVERS[name]
  const port = await freePort()
  const { args, env } = command(port, dir)
  // For a look inside: BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=/tmp/profile".
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const child = spawn(...onCore(0, process.execPath, [...flags, ...args]), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => ready.test(String(text)) && resolve())
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return {
    name,
    wire,
    dir,
    url: `http://127.0.0.1:${port}`,
    /** Processor time of the process with all its threads, in ms. */
    cpuMs() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / HERTZ
    },
    memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(status())[1]) / 1024,
    async stop({ keepsFiles = false } = {}) {
      child.kill('SIGTERM')
      const cut = setTimeout(() => child.kill('SIGKILL'), 6000)
      await exited
      clearTimeout(cut)
      if (!keepsFiles) rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function post(url, path, body) {
  const response = await globalThis.fetch(`${url}${path}`, {
    method: 'POST',
    // A connection of its own: one kept from before may just be closing.
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** Where clients connect: ours needs a board and participants, the others any name. @param people how many come */
export async function openRoom(server, room, people = 1) {
  const base = server.url.replace('http', 'ws')
  if (server.name !== 'clusterboard') return { url: `${base}/${room}`, protocols: [], room, wire: server.wire }
  const { boardId, invites } = await post(server.url, '/api/boards', {
    title: room,
    consortium: {
      name: 'Bench',
      partners: [{ id: 'A', name: 'A', region: 'A', type: 'cluster' }],
      strategyStart: '2027-01-01',
      strategyEnd: '2029-12-31',
    },
    templates: ['T04'],
  })
  const secret = invites.editor.split('#')[1]
  const tokens = []
  for (let person = 0; person < people; person++) {
    const { token } = await post(server.url, `/api/boards/${boardId}/join`, {
      secret,
      name: `Person ${person}`,
      partnerId: 'A',
    })
    tokens.push(token)
  }
  const url = `${base}/sync/${boardId}?ack=1`
  return { url, protocols: ['clusterboard', tokens[0]], tokens, room, wire: server.wire }
}

/** The place as one of its people sees it. */
export const placeOf = (place, person) =>
  place.tokens ? { ...place, protocols: ['clusterboard', place.tokens[person % place.tokens.length]] } : place
