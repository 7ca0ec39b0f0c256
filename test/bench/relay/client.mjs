// A bare client of either wire, with as little work of its own as possible: the benchmark must not measure itself.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const SYNC = 0
const PRESENCE = 1
const AUTH = 2
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

function frame(prefix, write) {
  const encoder = encoding.createEncoder()
  if (prefix !== null) encoding.writeVarString(encoder, prefix)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/**
 * Connects, answers the server's questions, and resolves when the first state is here.
 * @param onDocument called with the bytes of every step 2 and update
 */
export function connect(place, doc, onDocument) {
  const { url, protocols, wire, room } = place
  const prefix = wire === 'hocuspocus' ? room : null
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  const sync = (step, payload) =>
    frame(prefix, (encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, payload)
    })
  const client = {
    socket,
    bytes: 0,
    sendUpdate: (update) => socket.send(sync(UPDATE, update)),
    sendPresence(clock, state) {
      const body = encoding.createEncoder()
      encoding.writeVarUint(body, 1)
      encoding.writeVarUint(body, doc.clientID)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, state)
      const bytes = frame(prefix, (encoder) => {
        encoding.writeVarUint(encoder, PRESENCE)
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
      })
      socket.send(bytes)
    },
    close: () => socket.terminate(),
  }
  const askForState = () => socket.send(sync(STEP_1, Y.encodeStateVector(doc)))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('open', () => {
      if (prefix === null) return askForState()
      socket.send(
        frame(prefix, (encoder) => {
          encoding.writeVarUint(encoder, AUTH)
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, 'token')
        }),
      )
      askForState()
    })
    socket.on('message', (message) => {
      client.bytes += message.length
      const decoder = decoding.createDecoder(message)
      if (prefix !== null) decoding.readVarString(decoder)
      if (decoding.readVarUint(decoder) !== SYNC) return
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === STEP_1) return socket.send(sync(STEP_2, Y.encodeStateAsUpdate(doc, payload)))
      onDocument(payload, client)
      if (step === STEP_2) resolve(client)
    })
    // A bare broadcast answers nothing.
    if (place.answersNothing) socket.on('open', () => resolve(client))
  })
}
