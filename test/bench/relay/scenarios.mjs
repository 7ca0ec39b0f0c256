// Many small rooms, a storm of joins, and the first visitor after a restart.
import { performance } from 'node:perf_hooks'
import { clearInterval, setImmediate, setInterval } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { connect } from './client.mjs'
import { oneRoom } from './oneRoom.mjs'
import { openRoom, placeOf, startServer } from './servers.mjs'

const SHAPES = 5000
const EDITS = 115_000
/** Each time at most what fits the read buffer of 256 kB. */
const SLOW_READ_MS = 256_000
const SLOW_TURNS = 3
const MERGED = 250
const round = (value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

function folderMb(folder) {
  return (
    readdirSync(folder, { recursive: true }).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1e6
  )
}

let boardState = null
/** What a new board of ours holds: the others' rooms get the same, so that like is compared with like. */
async function newBoardState() {
  if (boardState) return boardState
  const server = await startServer('clusterboard')
  const doc = new Y.Doc()
  let client = null
  try {
    const place = placeOf(await openRoom(server, 'new'), 0)
    await new Promise((resolve) => {
      doc.getMap('records').observe(resolve)
      void connect(place, doc, (update) => Y.applyUpdate(doc, update, 'server')).then(
        (connected) => (client = connected),
      )
    })
    boardState = Y.encodeStateAsUpdate(doc)
    return boardState
  } finally {
    client?.close()
    await server.stop()
  }
}

/** `count` rooms with a new board and two people who each change one thing: memory of the server for each room. */
export async function manyRooms(name, count) {
  const state = name === 'clusterboard' ? null : await newBoardState()
  const server = await startServer(name)
  const clients = []
  try {
    const places = []
    for (let index = 0; index < count; index++) places.push(await openRoom(server, `room-${index}`))
    const before = server.memoryMb()
    for (const place of places) {
      for (let person = 0; person < 2; person++) {
        const doc = new Y.Doc()
        const client = await connect(placeOf(place, person), doc, (update) => Y.applyUpdate(doc, update, 'server'))
        if (state && person === 0) client.sendUpdate(state)
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
    for (const client of clients) client.close()
    await server.stop()
  }
}

let made = null
/** A board with 5,000 shapes, made in `edits` changes: its updates, some hundred of them merged to one frame. */
function history(edits) {
  if (made?.edits === edits) return made
  const doc = new Y.Doc()
  const records = doc.getMap('records')
  const updates = []
  doc.on('update', (update) => updates.push(update))
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
  const frames = []
  for (let first = 0; first < updates.length; first += MERGED)
    frames.push(Y.mergeUpdates(updates.slice(first, first + MERGED)))
  made = { edits, doc, frames, compactMb: Y.encodeStateAsUpdate(doc).length / 1e6 }
  return made
}

/** Brings the history to a server. Answers the size of its compact state in MB. */
async function fill(place, edits) {
  const { doc, frames, compactMb } = history(edits)
  const client = await connect(place, new Y.Doc(), () => undefined)
  for (const frame of frames) {
    client.sendUpdate(frame)
    while (client.socket.writableLength > 0) await wait(1)
  }
  await settled(place, doc)
  client.close()
  return compactMb
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

/** 200 people come within two seconds to a board of 5,000 shapes. */
export async function joinStorm(name, people) {
  const server = await startServer(name)
  try {
    const place = await openRoom(server, 'storm', people)
    await fill(place, SHAPES)
    const before = server.cpuMs()
    const start = performance.now()
    const times = await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        await wait((index * 2000) / people)
        const from = performance.now()
        let hasContent = false
        const client = await connect(
          placeOf(place, index),
          new Y.Doc(),
          (update) => (hasContent ||= update.length > 10_000),
        )
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
  const compactMb = await fill(place, EDITS)
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
      edits: EDITS,
      answerMs: round(answerMs),
      contentMs: round(contentMs),
      compactMb: round(compactMb, 2),
      diskMb: round(diskMb, 2),
    }
  } finally {
    await server.stop()
  }
}

/** A person who takes 1 kB/s off the line, and for whom the server has to hold the rest or let go. */
async function slowReader(place) {
  const client = await connect(placeOf(place, 0), new Y.Doc(), () => undefined)
  const { socket } = client
  socket.pause()
  // With the receive window full, reading a little now and then is as slow as a poor line.
  const timer = setInterval(() => {
    socket.resume()
    setImmediate(() => socket.pause())
  }, SLOW_READ_MS)
  return {
    close() {
      clearInterval(timer)
      client.close()
    },
  }
}

/** p95 of the others without and with one slow reader among them, by turns. */
export async function slowPeer(name, people, seconds) {
  const turns = { without: [], with: [] }
  for (let turn = 0; turn < SLOW_TURNS; turn++) {
    turns.without.push((await oneRoom(name, people, seconds)).p95)
    turns.with.push((await oneRoom(name, people, seconds, { slowPeer: slowReader })).p95)
  }
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const [without, withSlow] = [middle(turns.without), middle(turns.with)]
  return { server: name, people, without, with: withSlow, change: withSlow / without - 1 }
}
