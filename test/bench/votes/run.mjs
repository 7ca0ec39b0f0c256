// How long a participant waits for the answer to a ballot when a whole hall scores within one second, while twenty others edit
// the board: `npm run bench:votes`. Everybody has a page open. Ends with an error when a ballot that was answered is not
// counted. Options: --people 100, --editors 20, --runs 5.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { onCore, startServer } from '../relay/servers.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '100' },
    editors: { type: 'string', default: '20' },
    runs: { type: 'string', default: '5' },
  },
})
const people = Number(options.people)
const editors = Number(options.editors)
const runs = Number(options.runs)
const EDITS_PER_SECOND = 5
const WIDGET = 'T04.scores'

const root = join(here, '../../..')
if (spawnSync(process.execPath, [join(root, 'server/start.mjs'), 'build'], { stdio: 'inherit' }).status !== 0)
  process.exit(1)
const server = await startServer('clusterboard')
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

/** Answers the body, and how long it took in ms. */
function ask(method, path, body, token) {
  return new Promise((resolve, reject) => {
    const startedAt = process.hrtime.bigint()
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const sent = request(`${server.url}${path}`, { method, headers, agent }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.once('end', () => {
        const ms = Number(process.hrtime.bigint() - startedAt) / 1e6
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode >= 300) reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
        else resolve({ ms, body: JSON.parse(text) })
      })
    })
    sent.once('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const { boardId, invites } = (await ask('POST', '/api/boards/example?example=full')).body
const path = `/api/boards/${boardId}`
const secretOf = (link) => new URL(link).hash.slice(1)
const leader = (await ask('POST', `${path}/join`, { secret: secretOf(invites.facilitator), name: 'Nita' })).body.token
const { partners } = (await ask('GET', path, undefined, leader)).body.consortium
const tokens = []
for (let i = 0; i < people + editors; i++) {
  const body = { secret: secretOf(invites.editor), name: `Person ${i}`, partnerId: partners[i % partners.length].id }
  tokens.push((await ask('POST', `${path}/join`, body)).body.token)
}
const voters = tokens.slice(0, people)

/** A whole ballot of the example's own people. */
const archive = (await ask('GET', `${path}/export.json`, undefined, leader)).body
const doc = new Y.Doc()
Y.applyUpdate(doc, Buffer.from(archive.state, 'base64'))
const widgetOf = (roundId) => doc.getMap('session').get(`round/${roundId}`).widget
const cellsOf = (values) => Object.values(values).reduce((sum, cells) => sum + Object.keys(cells).length, 0)
const { values } = archive.ballots
  .filter(({ roundId }) => widgetOf(roundId) === WIDGET)
  .reduce((most, one) => (cellsOf(one.values) > cellsOf(most.values) ? one : most))

const sockets = voters.map(
  (token) => new WebSocket(`${server.url.replace('http', 'ws')}/sync/${boardId}?ack=1`, ['clusterboard', token]),
)
await Promise.all(sockets.map((socket) => once(socket, 'open')))
const told = { url: server.url, boardId, tokens: tokens.slice(people), editsPerSecond: EDITS_PER_SECOND }
const load = spawn(...onCore(1, process.execPath, [join(here, 'editors.mjs'), JSON.stringify(told)]), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
await once(load, 'message')

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
const print = (line) => process.stdout.write(`${line}\n`)
print(
  `${people} ballots of ${WIDGET} with ${cellsOf(values)} cells on the full example, ${editors} editors with ${EDITS_PER_SECOND} edits/s each`,
)
print('pattern          p50 ms  p95 ms  max ms  server CPU ms  counted')
let isLost = false
for (const pattern of ['within a second', 'at once'])
  for (let run = 0; run < runs; run++) {
    const { round } = (await ask('POST', `${path}/session`, { command: 'openRound', widget: WIDGET }, leader)).body
    // Everybody's page asks for the own ballot when a round opens.
    await Promise.all(voters.map((token) => ask('GET', `${path}/rounds/${round.id}/ballot`, undefined, token)))
    await wait(500)
    const cpuBefore = server.cpuMs()
    const answers = await Promise.all(
      voters.map(async (token, i) => {
        if (pattern === 'within a second') await wait((i * 1000) / people)
        return ask('PUT', `${path}/rounds/${round.id}/ballot`, { values, finished: true }, token)
      }),
    )
    const cpu = server.cpuMs() - cpuBefore
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
    const closed = (await ask('POST', `${path}/session`, { command: 'revealRound', roundId: round.id }, leader)).body
      .round
    const counted = Object.values(closed.progress).reduce((sum, { finished }) => sum + finished, 0)
    isLost ||= counted < people
    const cells = [at(times, 0.5), at(times, 0.95), times.at(-1), cpu].map((ms) => ms.toFixed(0))
    print(
      `${pattern.padEnd(16)} ${cells[0].padStart(6)} ${cells[1].padStart(7)} ${cells[2].padStart(7)} ${cells[3].padStart(14)}  ${counted}`,
    )
  }

load.kill('SIGKILL')
for (const socket of sockets) socket.terminate()
agent.destroy()
await server.stop()
if (isLost) {
  process.stderr.write('Ballots that were answered are not counted.\n')
  process.exitCode = 1
}
