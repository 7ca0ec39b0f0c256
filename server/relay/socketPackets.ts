// Packets as WebSocket messages on a connection: what goes to many is framed once, and all that goes out at one moment is
// one write. Knows the socket, no room.
import type { Duplex } from 'node:stream'
import { packetBytes, type Packet } from './Peer.ts'

const BINARY_MESSAGE = 0x82
/** Smaller packets go to one person: framing them again costs less than remembering them. */
const SHARED_BYTES = 64

/** The head of an unmasked binary message (RFC 6455, 5.2) with room for `more` bytes behind it. */
function head(length: number, more: number): Buffer {
  if (length < 126) {
    const buffer = Buffer.allocUnsafe(2 + more)
    buffer[1] = length
    buffer[0] = BINARY_MESSAGE
    return buffer
  }
  if (length < 65_536) {
    const buffer = Buffer.allocUnsafe(4 + more)
    buffer[0] = BINARY_MESSAGE
    buffer[1] = 126
    buffer.writeUInt16BE(length, 2)
    return buffer
  }
  const buffer = Buffer.allocUnsafe(10 + more)
  buffer[0] = BINARY_MESSAGE
  buffer[1] = 127
  buffer.writeUInt32BE(0, 2)
  buffer.writeUInt32BE(length, 6)
  return buffer
}

function framed(packet: Uint8Array): Buffer {
  const buffer = head(packet.length, packet.length)
  buffer.set(packet, buffer.length - packet.length)
  return buffer
}

/** Larger packets are not copied to stand behind their head. */
const LARGE_BYTES = 64 * 1024

/** Packets that went out lately, framed. */
const shared = new WeakMap<Uint8Array, Buffer>()

function framedOnce(packet: Uint8Array): Buffer {
  if (packet.length < SHARED_BYTES) return framed(packet)
  const known = shared.get(packet)
  if (known) return known
  const buffer = framed(packet)
  shared.set(packet, buffer)
  return buffer
}

/** Writes packets as messages. The stream must be a server's end of an open WebSocket without compression. */
export function writePackets(stream: Duplex, packets: readonly Packet[]): void {
  stream.cork()
  for (const packet of packets) {
    if (packet instanceof Uint8Array && packet.length <= LARGE_BYTES) stream.write(framedOnce(packet))
    else {
      stream.write(head(packetBytes(packet), 0))
      const pieces = packet instanceof Uint8Array ? [packet] : packet
      for (const piece of pieces) if (piece.length > 0) stream.write(piece)
    }
  }
  stream.uncork()
}
