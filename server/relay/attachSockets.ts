// The socket edge: upgrades requests to `/sync/BOARDID`, checks size and rate, keeps the connection alive, and hands whole
// frames to the room. Knows nothing of documents.
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { BoardError, closeCodeOf, REFUSALS, type RefusalCode } from '../../shared/errors.ts'
import { LIMITS, MESSAGE, SOCKET_PROTOCOL } from '../../shared/protocol.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { authoriseUpgrade, type UpgradeDeps, type Visitor } from './authoriseUpgrade.ts'
import { aliveFrame, isDocumentFrame, refusalFrame } from './frames.ts'
import type { OpenRooms } from './OpenRooms.ts'
import type { Peer } from './Peer.ts'
import { writePackets } from './socketPackets.ts'
import { createTokenBucket } from './tokenBucket.ts'

export type SocketDeps = UpgradeDeps & { rooms: OpenRooms; log: Log; metrics: Metrics; now: () => Date }

const PING_MS = 30_000
/** Half of the silence after which a client takes its connection for broken. */
const ALIVE_MS = 5000
/** After this the socket is cut, whether the other side has said goodbye or not. */
const GOODBYE_MS = 2000
/** Room for the frame's own header and length around the largest document. */
const FRAME_OVERHEAD = 64
const MAX_DOCUMENT_FRAME = LIMITS.maxFrameBytes + FRAME_OVERHEAD
/**
 * A frame over the limit is read up to here, only to be refused with a code that ends the tries: the socket's own refusal
 * (1009) would have stock clients send it again for ever.
 */
const MAX_READ = 4 * MAX_DOCUMENT_FRAME
/** A person drawing makes some 60 document frames a second; the burst is an offline afternoon sent frame by frame. */
const DOCUMENT_FRAMES = { perSecond: 200, burst: 6000 }
const DOCUMENT_BYTES = { perSecond: 1024 * 1024, burst: 4 * LIMITS.maxFrameBytes }
/** Each asks for the whole state or everybody's presence. */
const QUESTIONS = { perSecond: 1, burst: 30 }
const PRESENCE_FRAMES = { perSecond: 60, burst: 300 }

const bucket = ({ perSecond, burst }: { perSecond: number; burst: number }) => createTokenBucket(perSecond, burst)

function toBytes(message: RawData): Uint8Array {
  const buffer = Array.isArray(message) ? Buffer.concat(message) : message
  // Copied: parsed updates keep views into these bytes longer than ws keeps its buffer.
  return new Uint8Array(buffer)
}

function refuseUpgrade(stream: Duplex, error: BoardError): void {
  const { status } = REFUSALS[error.code]
  const body = JSON.stringify({ error: { code: error.code, message: error.message } })
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

export type Sockets = {
  /** Refuses new sockets; open ones are ended by their rooms and cut soon after. */
  close(): Promise<void>
}

/** Serves sockets on an HTTP server. */
export function attachSockets(server: Server, deps: SocketDeps): Sockets {
  const { rooms, log, metrics } = deps
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_READ,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false),
  })
  let isClosing = false
  wss.on('error', (error) => log.warn({ err: error }, 'socket server'))

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    // Without a listener one broken connection would end the process.
    stream.on('error', () => stream.destroy())
    try {
      if (isClosing) throw new BoardError('internal', 'The server is closing.')
      const visitor = await authoriseUpgrade(request, deps, deps.now())
      if (stream.destroyed) return
      wss.handleUpgrade(request, stream, head, (socket) => serve(socket, stream, visitor))
    } catch (error) {
      metrics.add('upgrades_refused_total')
      if (!(error instanceof BoardError)) log.error({ err: error }, 'upgrade failed')
      refuseUpgrade(stream, error instanceof BoardError ? error : new BoardError('internal', 'Something went wrong.'))
    }
  }

  function serve(
    socket: WebSocket,
    stream: Duplex,
    { boardId, participant, session, wantsAcks, epoch }: Visitor,
  ): void {
    metrics.add('sockets_open')
    let isAlive = true
    let isQuiet = true
    let received = 0
    const { id: participantId, name, partnerId, role } = participant
    const end = (code: number, reason: string): void => {
      socket.close(code, reason)
      setTimeout(() => socket.terminate(), GOODBYE_MS).unref()
    }
    const peer: Peer = {
      user: { participantId, name, partnerId, role },
      wantsAcks,
      epoch,
      send(...packets) {
        if (socket.readyState !== socket.OPEN) return
        isQuiet = false
        metrics.add('frames_sent_total', packets.length)
        writePackets(stream, packets)
      },
      bufferedBytes: () => stream.writableLength,
      close: end,
      terminate: () => socket.terminate(),
    }
    socket.on('error', (error) => {
      // ws closes the socket itself (frame too large, not a WebSocket frame, connection reset).
      log.info({ board: boardId, reason: error.message }, 'socket error')
    })
    socket.on('close', () => metrics.add('sockets_open', -1))
    const link = enter(boardId, peer)
    if (!link) return
    /** [A18] Nothing of this sender has an effect any more, and it is told why. */
    const refuse = (code: RefusalCode, reason: string): void => {
      link.leave()
      metrics.add('refusals_total')
      log.info({ board: boardId, participant: participantId, code }, 'refused')
      peer.send(refusalFrame(received, closeCodeOf(code), code))
      end(closeCodeOf(code), reason)
    }
    const isWithinRate = createRateCheck()
    socket.on('message', (message, isBinary) => {
      if (socket.readyState !== socket.OPEN) return
      metrics.add('frames_received_total')
      if (!isBinary) return refuse('bad_frame', 'Only binary frames are understood.')
      const frame = toBytes(message)
      if (isDocumentFrame(frame)) received += 1
      if (frame.length > MAX_DOCUMENT_FRAME) return refuse('too_large', 'The change is too large.')
      switch (isWithinRate(frame, deps.now().getTime())) {
        case 'pass':
          return link.receive(frame)
        case 'ignore':
          return
        case 'close':
          return refuse('too_fast', 'Too much at once.')
      }
    })
    socket.on('pong', () => (isAlive = true))
    const alive = setInterval(() => {
      if (isQuiet) peer.send(aliveFrame())
      isQuiet = true
    }, ALIVE_MS)
    alive.unref()
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      if (Date.parse(session.expiresAt) <= deps.now().getTime())
        return refuse('not_signed_in', 'Your access has ended.')
      isAlive = false
      socket.ping()
    }, PING_MS)
    heartbeat.unref()
    socket.on('close', () => {
      clearInterval(heartbeat)
      clearInterval(alive)
      link.leave()
    })
  }

  function enter(boardId: string, peer: Peer): ReturnType<OpenRooms['enter']> | null {
    try {
      return rooms.enter(boardId, peer)
    } catch (error) {
      log.info({ board: boardId, err: error }, 'room not entered')
      peer.send(refusalFrame(0, REFUSALS.internal.close, 'internal'))
      peer.close(REFUSALS.internal.close, 'The server is closing.')
      return null
    }
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => void upgrade(request, stream, head))
  return {
    close() {
      isClosing = true
      for (const socket of wss.clients) setTimeout(() => socket.terminate(), GOODBYE_MS)
      return new Promise((resolve) => wss.close(() => resolve()))
    },
  }
}

/** Presence over the rate is left out, because the next one replaces it; anything else over the rate ends the socket. */
function createRateCheck(): (frame: Uint8Array, nowMs: number) => 'pass' | 'ignore' | 'close' {
  const frames = bucket(DOCUMENT_FRAMES)
  const bytes = bucket(DOCUMENT_BYTES)
  const questions = bucket(QUESTIONS)
  const presence = bucket(PRESENCE_FRAMES)
  return (frame, nowMs) => {
    if (isDocumentFrame(frame)) return frames.take(1, nowMs) && bytes.take(frame.length, nowMs) ? 'pass' : 'close'
    if (frame[0] === MESSAGE.awareness) return presence.take(1, nowMs) ? 'pass' : 'ignore'
    return questions.take(1, nowMs) ? 'pass' : 'close'
  }
}
