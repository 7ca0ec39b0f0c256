import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { describe, expect, it } from 'vitest'
import type { Packet } from '../../../server/relay/Peer.ts'
import { writePackets } from '../../../server/relay/socketPackets.ts'

/** What a WebSocket client reads of them. */
async function readByClient(...packets: Packet[]): Promise<Buffer[]> {
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) =>
    sockets.handleUpgrade(request, stream, head, () => writePackets(stream, packets)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const messages: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    client.on('message', (message: Buffer, isBinary: boolean) => {
      if (!isBinary) reject(new Error('a text message'))
      messages.push(message)
      if (messages.length === packets.length) resolve()
    })
    client.on('error', reject)
  })
  client.terminate()
  server.close()
  return messages
}
const bytes = (length: number, start = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 7 + start) & 255)

describe('packets on a socket', () => {
  it.each([1, 63, 64, 125, 126, 127, 65_535, 65_536, 70_001])(
    '[R10] %i bytes arrive as one message',
    async (length) => {
      expect(await readByClient(bytes(length))).toEqual([Buffer.from(bytes(length))])
    },
  )

  it('[R10] several arrive in their order, those in pieces whole, and the same one again to the next', async () => {
    const shared = bytes(300)
    const pieces = [bytes(2, 9), bytes(0), bytes(40_000), bytes(3, 1)]
    const expected = [Buffer.from(shared), Buffer.concat(pieces), Buffer.from(bytes(5))]
    expect(await readByClient(shared, pieces, bytes(5))).toEqual(expected)
    expect(await readByClient(shared, pieces, bytes(5))).toEqual(expected)
  })
})
