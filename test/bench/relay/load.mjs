// One room under load, in its own process: a third of the people drag, the others type, everybody shows a cursor.
// Usage: node load.mjs JSON. Prints `start` and `end` around the measured window, then one line of JSON.
import { clearInterval, setInterval } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { connect } from './client.mjs'

const { place, people, seconds } = JSON.parse(process.argv[2])
const WARM_UP_MS = 1500
const DRAIN_MS = 3000
const DRAGS_PER_SECOND = 10
const KEYS_PER_SECOND = 5
const CURSORS_PER_SECOND = 15
/** Clients that note when each edit comes; the others keep the frames and count afterwards. */
const WATCHERS = 10
const TICK_MS = 2

const members = []
/** Clock each author has reached, and when each step was sent. */
const authors = new Map()

async function join(index) {
  const doc = new Y.Doc()
  doc.clientID = 1000 + Math.floor(Math.random() * 2 ** 31)
  const member = { doc, index, reached: new Map(), frames: [], latencies: [], isWatcher: index < WATCHERS, cursor: 0 }
  member.client = await connect(place, doc, (update) => take(member, update))
  members.push(member)
  const isDragging = index % 3 === 0
  const own = doc.getMap('records')
  const record = new Y.Map()
  const text = new Y.XmlText()
  member.steps = { sent: [], clock: 0 }
  authors.set(doc.clientID, member.steps)
  member.edit = (change) => {
    let made = null
    const note = (update) => (made = update)
    doc.on('update', note)
    doc.transact(change)
    doc.off('update', note)
    member.steps.clock = Y.getState(doc.store, doc.clientID)
    member.steps.sent.push({ clock: member.steps.clock, at: performance.now() })
    member.client.sendUpdate(made)
  }
  member.edit(() => {
    own.set(`shape:${doc.clientID}`, record)
    record.set('base', {
      id: `shape:${doc.clientID}`,
      typeName: 'shape',
      type: 'note',
      x: 0,
      y: 0,
      props: { color: 'yellow' },
    })
    record.set('props.richText', text)
  })
  member.act = isDragging
    ? () => member.edit(() => record.set('pos', [Math.random() * 1000, Math.random() * 1000, 0]))
    : () => member.edit(() => text.insert(text.length, 'a'))
  member.everyMs = 1000 / (isDragging ? DRAGS_PER_SECOND : KEYS_PER_SECOND)
}

function take(member, update) {
  if (!member.isWatcher) return void member.frames.push(update)
  count(member, update, performance.now())
}

/** Entries of one author arrive in order: the highest clock tells what has come. */
function count(member, update, now) {
  for (const [author, clock] of Y.parseUpdateMeta(update).to) {
    if (author === member.doc.clientID || !authors.has(author)) continue
    const before = member.reached.get(author) ?? 0
    if (clock <= before) continue
    member.reached.set(author, clock)
    if (now === null || !isMeasured) continue
    const { sent } = authors.get(author)
    for (let index = sent.length - 1; index >= 0 && sent[index].clock > before; index--)
      if (sent[index].clock <= clock && sent[index].at >= windowStart) member.latencies.push(now - sent[index].at)
  }
}

let isMeasured = false
let windowStart = Infinity

for (let index = 0; index < people; index++) await join(index)
await wait(500)
const cursorState = (index) =>
  JSON.stringify({
    user: { name: `Person ${index}`, color: '#1f6feb' },
    cursor: { x: Math.random() * 1e3, y: Math.random() * 1e3, page: 'page:T04' },
  })
const start = performance.now()
for (const member of members) {
  member.nextEdit = start + Math.random() * member.everyMs
  member.nextCursor = start + (Math.random() * 1000) / CURSORS_PER_SECOND
}
const end = start + WARM_UP_MS + seconds * 1000
await new Promise((resolve) => {
  const timer = setInterval(() => {
    const now = performance.now()
    if (!isMeasured && now >= start + WARM_UP_MS) {
      isMeasured = true
      windowStart = now
      process.stdout.write('start\n')
    }
    if (now >= end) {
      clearInterval(timer)
      return resolve()
    }
    for (const member of members) {
      if (now >= member.nextEdit) {
        member.nextEdit += member.everyMs
        member.act()
      }
      if (now >= member.nextCursor) {
        member.nextCursor += 1000 / CURSORS_PER_SECOND
        member.client.sendPresence(++member.cursor, cursorState(member.index))
      }
    }
  }, TICK_MS)
})
process.stdout.write('end\n')
const isDone = () =>
  members.every(
    (member) =>
      !member.isWatcher ||
      [...authors].every(
        ([author, { clock }]) => author === member.doc.clientID || (member.reached.get(author) ?? 0) >= clock,
      ),
  )
for (let waited = 0; waited < DRAIN_MS && !isDone(); waited += 100) await wait(100)
await wait(200)
process.stdout.write('drained\n')
for (const { client } of members) client.close()
for (const member of members) for (const update of member.frames) count(member, update, null)
let expected = 0
let delivered = 0
for (const member of members) {
  for (const [author, { sent }] of authors) {
    if (author === member.doc.clientID) continue
    const reached = member.reached.get(author) ?? 0
    expected += sent.length
    delivered += sent.filter(({ clock }) => clock <= reached).length
  }
}
const latencies = members.flatMap((member) => member.latencies).sort((a, b) => a - b)
const at = (share) => Math.round((latencies[Math.floor(share * (latencies.length - 1))] ?? NaN) * 10) / 10
const edits = [...authors.values()].reduce(
  (sum, { sent }) => sum + sent.filter(({ at: sentAt }) => sentAt >= windowStart).length,
  0,
)
process.stdout.write(
  `${JSON.stringify({ edits, delivered: delivered / expected, p50: at(0.5), p95: at(0.95), p99: at(0.99), mb: members.reduce((sum, { client }) => sum + client.bytes, 0) / 1e6 })}\n`,
  () => process.exit(0),
)
