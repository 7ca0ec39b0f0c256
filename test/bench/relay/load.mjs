// Some of the people of one room, in a process of its own: a third of them drag, the others type, everybody shows a cursor.
// Usage: node load.mjs JSON, with an IPC channel to oneRoom.mjs, which says when to go. All frames are made before.
import { clearInterval, setInterval } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { connect } from './client.mjs'
import { placeOf } from './servers.mjs'

const { place, first, count, warmUpMs, seconds, isWatching } = JSON.parse(process.argv[2])
const DRAIN_MS = 4000
const DRAGS_PER_SECOND = 10
const KEYS_PER_SECOND = 5
const CURSORS_PER_SECOND = 15
const TICK_MS = 2
const SPARE = 3

/** Milliseconds of the machine's clock, the same in all processes. */
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000
const tell = (told) => new Promise((resolve) => process.send(told, resolve))
const heard = (kind) =>
  new Promise((resolve) => {
    const listen = (told) => {
      if (told.kind !== kind) return
      process.off('message', listen)
      resolve(told)
    }
    process.on('message', listen)
  })

async function join(index) {
  const doc = new Y.Doc()
  doc.clientID = 1000 + Math.floor(Math.random() * 2 ** 31)
  const member = { doc, frames: [], reached: new Map(), read: 0, sent: [] }
  member.client = await connect(placeOf(place, index), doc, (update) =>
    member.frames.push([isWatching ? now() : 0, update]),
  )
  // What is still to come is written on a copy: the document that answers the server's questions must not have it yet.
  const script = new Y.Doc()
  script.clientID = doc.clientID
  const made = []
  script.on('update', (update) => made.push({ update, clock: Y.getState(script.store, script.clientID) }))
  const record = new Y.Map()
  const text = new Y.XmlText()
  script.transact(() => {
    script.getMap('records').set(`shape:${doc.clientID}`, record)
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
  Y.applyUpdate(doc, made[0].update)
  // Yjs takes another id when it meets its own.
  doc.clientID = script.clientID
  member.client.sendUpdate(made[0].update)
  member.sent.push([made[0].clock, 0])
  const isDragging = index % 3 === 0
  member.everyMs = 1000 / (isDragging ? DRAGS_PER_SECOND : KEYS_PER_SECOND)
  const duration = warmUpMs + seconds * 1000
  made.length = 0
  for (let edit = 0; edit < duration / member.everyMs + SPARE; edit++) {
    if (isDragging) script.transact(() => record.set('pos', [Math.random() * 1000, Math.random() * 1000, 0]))
    else text.insert(text.length, 'a')
  }
  member.edits = made.map(({ update, clock }) => ({ clock, frame: member.client.updateFrame(update) }))
  const cursors = Math.ceil((duration / 1000) * CURSORS_PER_SECOND) + SPARE
  member.cursors = Array.from({ length: cursors }, (_, cursor) =>
    member.client.presenceFrame(
      cursor + 1,
      JSON.stringify({
        user: { name: `Person ${index}`, color: '#1f6feb' },
        cursor: { x: Math.random() * 1e3, y: Math.random() * 1e3, page: 'page:T04' },
      }),
    ),
  )
  return member
}

function act(members, until) {
  const start = now()
  for (const member of members) {
    member.nextEdit = start + Math.random() * member.everyMs
    member.nextCursor = start + (Math.random() * 1000) / CURSORS_PER_SECOND
    member.edit = 0
    member.cursor = 0
  }
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const at = now()
      if (at >= until) {
        clearInterval(timer)
        return resolve()
      }
      for (const member of members) {
        if (at >= member.nextEdit) {
          member.nextEdit += member.everyMs
          const { clock, frame } = member.edits[member.edit++]
          member.sent.push([clock, at])
          member.client.send(frame)
        }
        if (at >= member.nextCursor) {
          member.nextCursor += 1000 / CURSORS_PER_SECOND
          member.client.send(member.cursors[member.cursor++])
        }
      }
    }, TICK_MS)
  })
}

/** Entries of one author arrive in order: the highest clock tells what has come. Reads what has come since the last call. */
function read(member, onReached) {
  for (; member.read < member.frames.length; member.read++) {
    const [at, update] = member.frames[member.read]
    for (const [author, clock] of Y.parseUpdateMeta(update).to) {
      const before = member.reached.get(author) ?? 0
      if (clock <= before) continue
      member.reached.set(author, clock)
      onReached(author, before, clock, at)
    }
  }
}

const members = []
for (let index = first; index < first + count; index++) members.push(await join(index))
const going = heard('go')
await tell({ kind: 'ready' })
const { at: goAt } = await going
await wait(Math.max(0, goAt - now()))
const windowStart = goAt + warmUpMs
const until = windowStart + seconds * 1000
let cpuBefore = process.cpuUsage()
const opening = wait(windowStart - now()).then(() => (cpuBefore = process.cpuUsage()))
await Promise.all([act(members, until), opening])
const { user, system } = process.cpuUsage(cpuBefore)
const answered = heard('authors')
await tell({
  kind: 'sent',
  authors: members.map(({ doc, sent }) => [doc.clientID, sent]),
  cpuPercent: (user + system) / 10 / (seconds * 1000),
})
const { authors } = await answered
const sentBy = new Map(authors)
const latencies = []
function reached(author, before, clock, at) {
  const sent = sentBy.get(author)
  for (let index = sent ? sent.length - 1 : -1; index >= 0 && sent[index][0] > before; index--)
    if (sent[index][0] <= clock && sent[index][1] >= windowStart) latencies.push(at - sent[index][1])
}
const isComplete = (member) =>
  authors.every(([author, sent]) => author === member.doc.clientID || member.reached.get(author) >= sent.at(-1)[0])
if (isWatching) {
  for (const end = now() + DRAIN_MS; now() < end; await wait(100)) {
    for (const member of members) read(member, (...entry) => reached(...entry))
    if (members.every(isComplete)) break
  }
}
const closing = heard('close')
await tell({ kind: 'drained' })
await closing
for (const { client } of members) client.close()
let expected = 0
let delivered = 0
for (const member of members) {
  read(member, isWatching ? reached : () => undefined)
  for (const [author, sent] of authors) {
    if (author === member.doc.clientID) continue
    const has = member.reached.get(author) ?? 0
    expected += sent.length
    delivered += sent.filter(([clock]) => clock <= has).length
  }
}
await tell({
  kind: 'result',
  expected,
  delivered,
  latencies: isWatching ? latencies : [],
  bytes: members.reduce((sum, { client }) => sum + client.bytes, 0),
})
process.disconnect()
process.exit(0)
