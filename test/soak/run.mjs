// `npm run soak -- MINUTES [EDITS_PER_SECOND]`: workshop after workshop on one server, some at a time; people come, move
// cursors, write, lose the connection, come back and leave. Prints the memory of the server and its slope. A day of ten
// workshops (25 people for three hours, an edit each five seconds) has 540,000 edits.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { connect } from '../bench/relay/client.mjs'
import { openRoom, placeOf, startServer } from '../bench/relay/servers.mjs'

const [minutes = '30', rate = '300'] = process.argv.slice(2)
if (![minutes, rate].every((argument) => /^[1-9]\d*$/.test(argument))) {
  process.stderr.write('Usage: npm run soak -- MINUTES [EDITS_PER_SECOND]\n')
  process.exit(1)
}
const EDITS_OF_A_DAY = 540_000
const WORKSHOPS_AT_ONCE = 4
const PEOPLE = 12
const WORKSHOP_MS = 45_000
const KEYS = 40
const RECONNECT_SHARE = 0.002
const SAMPLE_MS = 5000
/** Until the first rooms have been let go and the code is warm. */
const WARM_UP_SHARE = 0.3

const everyMs = (1000 * WORKSHOPS_AT_ONCE * PEOPLE) / Number(rate)
const start = performance.now()
const end = start + Number(minutes) * 60_000
const counts = { workshops: 0, edits: 0, connections: 0, lost: 0 }

/** Connects and brings what the server lacks, as a page does that was away. */
async function enter(place, doc) {
  counts.connections += 1
  const client = await connect(place, doc, (update) => Y.applyUpdate(doc, update, 'server'))
  client.sendUpdate(Y.encodeStateAsUpdate(doc))
  return client
}

async function person(place, index, until) {
  const doc = new Y.Doc()
  let client = await enter(placeOf(place, index), doc)
  doc.on('update', (update, origin) => origin !== 'server' && client.sendUpdate(update))
  const items = doc.getMap('items')
  for (let step = 0; performance.now() < until; step++) {
    await wait(everyMs * (0.5 + Math.random()))
    if (Math.random() < RECONNECT_SHARE) {
      client.close()
      client = await enter(placeOf(place, index), doc)
    }
    const key = `k${index}/${Math.floor(Math.random() * KEYS)}`
    if (Math.random() < 0.2) items.delete(key)
    else items.set(key, 'x'.repeat(Math.floor(Math.random() * 60)))
    counts.edits += 1
    client.send(client.presenceFrame(step + 1, JSON.stringify({ cursor: { x: step, y: index } })))
  }
  return { doc, client }
}

async function workshop(server) {
  const place = await openRoom(server, `workshop ${counts.workshops}`, PEOPLE)
  const until = Math.min(end, performance.now() + WORKSHOP_MS)
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => person(place, index, until)))
  await wait(1000)
  const seen = new Y.Doc()
  const reader = await connect(place, seen, (update) => Y.applyUpdate(seen, update))
  const content = (doc) => JSON.stringify(Object.entries(doc.getMap('items').toJSON()).sort())
  if (people.some(({ doc }) => content(doc) !== content(seen))) counts.lost += 1
  for (const { client } of people) client.close()
  reader.close()
  counts.workshops += 1
}

/** Least squares. @returns MB for each unit of x */
function slope(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const above = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return above / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
}

const server = await startServer('clusterboard')
const samples = []
const sampling = (async () => {
  for (;;) {
    await wait(Math.min(SAMPLE_MS, Math.max(0, end - performance.now())))
    if (performance.now() >= end) return
    samples.push({ x: counts.edits / EDITS_OF_A_DAY, y: server.memoryMb() })
    if (samples.length % 12 === 0)
      process.stdout.write(`${counts.edits} edits, ${counts.workshops} workshops, ${samples.at(-1).y.toFixed(0)} MB\n`)
  }
})()
const line = async () => {
  while (performance.now() < end - 5000) await workshop(server)
}
try {
  await Promise.all(Array.from({ length: WORKSHOPS_AT_ONCE }, line))
  await sampling
  const steady = samples.slice(Math.floor(samples.length * WARM_UP_SHARE))
  const days = counts.edits / EDITS_OF_A_DAY
  process.stdout.write(
    `${JSON.stringify(counts)}: ${days.toFixed(2)} days of ten workshops. Memory ${steady[0].y.toFixed(0)} MB at first, ` +
      `${steady.at(-1).y.toFixed(0)} MB at the end, slope ${slope(steady).toFixed(1)} MB a day\n`,
  )
  if (counts.lost > 0) process.exitCode = 1
} finally {
  await server.stop()
}
process.exit()
