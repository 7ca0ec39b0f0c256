// Many small rooms, a storm of joins, and the first visitor after a restart.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { connect } from './client.mjs'
import { openRoom, startServer } from './servers.mjs'

const SHAPES = 5000
const EDITS = 115_000
/** Updates on the way at once while a board is filled; ours answers each with an acknowledgement. */
const BATCH = 200
const round = (value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

function folderMb(folder) {
  return (
    readdirSync(folder, { recursive: true }).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1e6
  )
}

/** `count` rooms of two people who each change one thing: memory of the server for each room. */
export async function manyRooms(name, count) {
  const server = await startServer(name)
  const clients = []
  try {
    const places = []
    for (let index = 0; index < count; index++) places.push(await openRoom(server, `room-${index}`))
    const before = server.memoryMb()
    for (const place of places) {
      for (let person = 0; person < 2; person++) {
        const doc = new Y.Doc()
        const client = await connect(place, doc, (update) => Y.applyUpdate(doc, update, 'server'))
        doc.on('update', (update, origin) => origin !== 'server' && client.sendUpdate(update))
        doc.getMap('items').set(`own/${doc.clientID}`, person)
        clients.push(client)
      }
    }
    await wait(2000)
    return {
      server: name,
      kbPerRoom: round(((server.memoryMb() - before) * 1024) / count),
      memoryMb: round(server.memoryMb()),
    }
  } finally {
    for (const client of clients) client.socket.terminate()
    await server.stop()
  }
}

/** A board with 5,000 shapes, made in `edits` changes. Answers the size of its compact state in MB. */
async function fill(place, edits) {
  const doc = new Y.Doc()
  const client = await connect(place, doc, (update) => Y.applyUpdate(doc, update, 'server'))
  const records = doc.getMap('records')
  const updates = []
  doc.on('update', (update, origin) => origin !== 'server' && updates.push(update))
  for (let edit = 0; edit < edits; edit++) {
    const id = `shape:${edit % SHAPES}`
    doc.transact(() => {
      const known = records.get(id)
      if (known) return void known.set('pos', [edit % 1999, edit % 1777, 0])
      const record = new Y.Map()
      records.set(id, record)
      record.set('base', {
        id,
        typeName: 'shape',
        type: 'note',
        x: 1,
        y: 2,
        props: { color: 'yellow', size: 'm' },
        meta: {},
      })
    })
  }
  for (let first = 0; first < updates.length; first += BATCH) {
    for (const update of updates.slice(first, first + BATCH)) client.sendUpdate(update)
    // Ours ends a socket that sends faster than a person can; a program keeps to the rate.
    while (client.socket.bufferedAmount > 0) await wait(1)
    await wait(place.paceMs ?? 0)
  }
  await settled(place, doc)
  client.close()
  return Y.encodeStateAsUpdate(doc).length / 1e6
}

/** Until a newcomer is given all of it. */
async function settled(place, doc) {
  for (;;) {
    const seen = new Y.Doc()
    const client = await connect(place, seen, (update) => Y.applyUpdate(seen, update))
    client.close()
    if (Y.getState(seen.store, doc.clientID) === Y.getState(doc.store, doc.clientID)) return
    await wait(500)
  }
}

const paced = (place, name) => (name === 'clusterboard' ? { ...place, paceMs: 1000 } : place)

/** 200 people come within two seconds to a board of 5,000 shapes. */
export async function joinStorm(name, people) {
  const server = await startServer(name)
  try {
    const place = await openRoom(server, 'storm')
    await fill(paced(place, name), SHAPES)
    const before = server.cpuMs()
    const start = performance.now()
    const times = await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        await wait((index * 2000) / people)
        const from = performance.now()
        let hasContent = false
        const client = await connect(place, new Y.Doc(), (update) => (hasContent ||= update.length > 10_000))
        while (!hasContent) await wait(5)
        client.close()
        return performance.now() - from
      }),
    )
    const sorted = times.sort((a, b) => a - b)
    return {
      server: name,
      people,
      p95: round(sorted[Math.floor(0.95 * (people - 1))]),
      seconds: round((performance.now() - start) / 1000, 2),
      cpuMs: round(server.cpuMs() - before),
    }
  } finally {
    await server.stop()
  }
}

/** The first visitor of a board with a long history after the server was started again. */
export async function coldOpen(name) {
  const first = await startServer(name)
  let place = await openRoom(first, 'cold')
  const edits = name === 'clusterboard' ? Number(process.env.BENCH_EDITS ?? EDITS) : EDITS
  const compactMb = await fill(paced(place, name), edits)
  await wait(3000)
  await first.stop({ keepsFiles: true })
  const diskMb = folderMb(first.dir)
  const server = await startServer(name, first.dir)
  try {
    place = { ...place, url: place.url.replace(/\d+(?=\/)/, new URL(server.url).port) }
    place.url = place.url.replace(/:\d+\//, `:${new URL(server.url).port}/`)
    const from = performance.now()
    let answerMs = null
    let contentMs = null
    const client = await connect(place, new Y.Doc(), (update) => {
      answerMs ??= performance.now() - from
      if (update.length > 10_000) contentMs ??= performance.now() - from
    })
    while (contentMs === null) await wait(5)
    client.close()
    return {
      server: name,
      edits,
      answerMs: round(answerMs),
      contentMs: round(contentMs),
      compactMb: round(compactMb, 2),
      diskMb: round(diskMb, 2),
    }
  } finally {
    await server.stop()
  }
}
