// A bare client of either wire over a plain TCP socket, with as little work of its own as possible: the benchmark must not
// measure itself. Frames are made and masked before the measured time; presence of others is counted in bytes and skipped.
import { randomBytes } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const SYNC = 0
const PRESENCE = 1
const AUTH = 2
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const BINARY = 0x82
const CLOSE = 0x88
const PING = 0x89
const PONG = 0x8a
/** Enough of a message to tell its kind, document name included. */
const HEAD_BYTES = 64
const NOTHING = Buffer.alloc(0)
/** All sockets of a process read into this: what is kept is copied. */
const READ_BUFFER = Buffer.alloc(256 * 1024)

function message(prefix, write) {
  const encoder = encoding.createEncoder()
  if (prefix !== null) encoding.writeVarString(encoder, prefix)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A whole masked WebSocket frame. */
function masked(payload, opcode = BINARY) {
  const { length } = payload
  const head = length < 126 ? 6 : length < 65536 ? 8 : 14
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = opcode
  frame[1] = 0x80 | (length < 126 ? length : length < 65536 ? 126 : 127)
  if (head === 8) frame.writeUInt16BE(length, 2)
  if (head === 14) frame.writeBigUInt64BE(BigInt(length), 2)
  const key = randomBytes(4)
  key.copy(frame, head - 4)
  for (let index = 0; index < length; index++) frame[head + index] = payload[index] ^ key[index & 3]
  return frame
}

/** Cuts a stream into WebSocket messages. `onMessage` gets a copy; messages `isWanted` turns down are only counted. */
class Cutter {
  #rest = NOTHING
  #skip = 0
  #open = null
  #filled = 0
  #isWanted
  #onMessage

  constructor(isWanted, onMessage) {
    this.#isWanted = isWanted
    this.#onMessage = onMessage
  }

  take(chunk) {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    this.#rest = NOTHING
    let at = 0
    while (at < bytes.length) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, bytes.length - at)
        this.#skip -= step
        at += step
      } else if (this.#open) {
        const step = Math.min(this.#open.payload.length - this.#filled, bytes.length - at)
        bytes.copy(this.#open.payload, this.#filled, at, at + step)
        this.#filled += step
        at += step
        if (this.#filled < this.#open.payload.length) return
        const { opcode, payload } = this.#open
        this.#open = null
        this.#onMessage(opcode, payload)
      } else {
        const used = this.#begin(bytes.subarray(at))
        if (used === 0) {
          this.#rest = Buffer.from(bytes.subarray(at))
          return
        }
        at += used
      }
    }
  }

  /** Reads the head of a message. Answers the bytes taken; 0 when more are needed to decide. */
  #begin(view) {
    if (view.length < 2) return 0
    const short = view[1] & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (view.length < head) return 0
    const length = short < 126 ? short : short === 126 ? view.readUInt16BE(2) : Number(view.readBigUInt64BE(2))
    const known = view.subarray(head, head + Math.min(length, HEAD_BYTES))
    if (known.length < Math.min(length, HEAD_BYTES)) return 0
    if ((view[0] & 0x80) === 0) throw new Error('a message in pieces')
    if (view[0] === BINARY && !this.#isWanted(known)) {
      this.#skip = length
      return head
    }
    if (length === 0) {
      this.#onMessage(view[0], NOTHING)
      return head
    }
    this.#open = { opcode: view[0], payload: Buffer.allocUnsafe(length) }
    this.#filled = 0
    return head
  }
}

/** @returns position behind a variable length number, and the number */
function varUint(bytes, start) {
  let value = 0
  let factor = 1
  for (let at = start; ; at++) {
    value += (bytes[at] & 0x7f) * factor
    if (bytes[at] < 0x80) return [at + 1, value]
    factor *= 128
  }
}

/**
 * Connects, answers the server's questions, and resolves when the first state is here.
 * @param onDocument called with the bytes of every step 2 and update
 */
export function connect(place, doc, onDocument) {
  const { url, protocols, wire, room } = place
  const { hostname, port, pathname, search } = new URL(url)
  const prefix = wire === 'hocuspocus' ? room : null
  const prefixBytes = prefix === null ? 0 : 1 + Buffer.byteLength(prefix)
  const sync = (step, payload) =>
    masked(
      message(prefix, (encoder) => {
        encoding.writeVarUint(encoder, SYNC)
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, payload)
      }),
    )
  return new Promise((resolve, reject) => {
    let isOpen = false
    let headers = ''
    const cutter = new Cutter((head) => head[prefixBytes] === SYNC, take)
    const client = {
      socket: null,
      bytes: 0,
      updateFrame: (update) => sync(UPDATE, update),
      presenceFrame(clock, state) {
        const body = encoding.createEncoder()
        encoding.writeVarUint(body, 1)
        encoding.writeVarUint(body, doc.clientID)
        encoding.writeVarUint(body, clock)
        encoding.writeVarString(body, state)
        return masked(
          message(prefix, (encoder) => {
            encoding.writeVarUint(encoder, PRESENCE)
            encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
          }),
        )
      },
      send: (frame) => client.socket.write(frame),
      sendUpdate: (update) => client.send(sync(UPDATE, update)),
      close: () => client.socket.destroy(),
    }
    function take(opcode, payload) {
      if (opcode === PING) return void client.send(masked(payload, PONG))
      if (opcode === CLOSE)
        return reject(new Error(`closed with ${payload.length > 1 ? payload.readUInt16BE(0) : '-'}`))
      if (opcode !== BINARY) return
      const step = payload[prefixBytes + 1]
      const [start, length] = varUint(payload, prefixBytes + 2)
      const body = payload.subarray(start, start + length)
      if (step === STEP_1) return void client.send(sync(STEP_2, Y.encodeStateAsUpdate(doc, body)))
      onDocument(body, client)
      if (step === STEP_2) resolve(client)
    }
    function opened() {
      isOpen = true
      if (prefix !== null)
        client.send(
          masked(
            message(prefix, (encoder) => {
              encoding.writeVarUint(encoder, AUTH)
              encoding.writeVarUint(encoder, 0)
              encoding.writeVarString(encoder, 'token')
            }),
          ),
        )
      client.send(sync(STEP_1, Y.encodeStateVector(doc)))
      // A bare broadcast answers nothing.
      if (place.answersNothing) resolve(client)
    }
    function read(length, buffer) {
      let chunk = buffer.subarray(0, length)
      client.bytes += length
      if (!isOpen) {
        headers += chunk.toString('latin1')
        const end = headers.indexOf('\r\n\r\n')
        if (end < 0) return true
        if (!headers.startsWith('HTTP/1.1 101')) reject(new Error(headers.slice(0, 80)))
        chunk = Buffer.from(headers.slice(end + 4), 'latin1')
        opened()
      }
      cutter.take(chunk)
      return true
    }
    client.socket = connectTcp({ host: hostname, port: Number(port), onread: { buffer: READ_BUFFER, callback: read } })
    client.socket.setNoDelay(true)
    client.socket.on('error', reject)
    client.socket.on('close', () => reject(new Error('the connection was closed')))
    client.socket.on('connect', () => {
      const lines = [
        `GET ${pathname}${search} HTTP/1.1`,
        `Host: ${hostname}:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
      ]
      client.socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    })
  })
}
