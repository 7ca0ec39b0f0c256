// A network as bad as in a hall full of phones: bytes of board sockets come late, a few at a time, and now and then not at all.
// Everything else (the page itself) passes as it is.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type SlowNetwork = {
  /** Where to open the board instead of at the server. */
  url: string
  /** Nothing passes until `flow`. */
  stall(): void
  flow(): void
  close(): Promise<void>
}

const TICK_MS = 50
/** What the wire itself holds; beyond it the sender is told to wait, as a real one is. */
const WIRE_BYTES = 64 * 1024

/** Stands before the server at `server`; each direction of a socket has `bytesPerSecond`, each byte takes `delayMs`. */
export async function startSlowNetwork(
  server: string,
  { bytesPerSecond, delayMs }: { bytesPerSecond: number; delayMs: number },
): Promise<SlowNetwork> {
  const { port } = new URL(server)
  const open = new Set<Socket>()
  let isStalled = false

  /** Passes what one side says to the other, slowly. */
  function drip(from: Socket, to: Socket, first: Buffer): void {
    const waiting: { bytes: Buffer; due: number }[] = [{ bytes: first, due: Date.now() + delayMs }]
    let held = first.length
    let isEnding = false
    from.on('data', (bytes: Buffer) => {
      waiting.push({ bytes, due: Date.now() + delayMs })
      held += bytes.length
      if (held > WIRE_BYTES) from.pause()
    })
    from.on('end', () => (isEnding = true))
    const tick = setInterval(() => {
      let room = (bytesPerSecond * TICK_MS) / 1000
      while (!isStalled && room > 0 && waiting[0] && waiting[0].due <= Date.now()) {
        const { bytes } = waiting[0]
        const now = bytes.subarray(0, room)
        to.write(now)
        room -= now.length
        held -= now.length
        if (now.length === bytes.length) waiting.shift()
        else waiting[0].bytes = bytes.subarray(now.length)
      }
      if (held <= WIRE_BYTES) from.resume()
      if (isEnding && waiting.length === 0) to.end()
    }, TICK_MS)
    for (const side of [from, to]) side.on('close', () => clearInterval(tick))
  }

  const proxy = createServer((client) => {
    const upstream = connect(Number(port), 'localhost')
    for (const [side, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(side)
      side.on('close', () => {
        open.delete(side)
        other.destroy()
      })
      // A browser that closes its page resets its sockets; that is no fault.
      side.on('error', () => side.destroy())
    }
    client.once('data', (first: Buffer) => {
      if (first.toString('latin1', 0, 10).startsWith('GET /sync/')) {
        drip(client, upstream, first)
        drip(upstream, client, Buffer.alloc(0))
      } else {
        upstream.write(first)
        client.pipe(upstream)
        upstream.pipe(client)
      }
    })
  })
  proxy.listen(0, 'localhost')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://localhost:${address.port}`,
    stall: () => void (isStalled = true),
    flow: () => void (isStalled = false),
    async close() {
      for (const socket of open) socket.destroy()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
