// A stock y-websocket client for integration tests, as any program would use it: subprotocol with token, no code of ours.
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export type SyncClient = {
  doc: Y.Doc
  provider: WebsocketProvider
  /** Resolves with the close code when the provider gives up for good. */
  closed: Promise<number>
  /** Resolves when `isTrue` holds for the document. */
  until(isTrue: (doc: Y.Doc) => boolean): Promise<void>
  destroy(): void
}

/** Connects and waits for the first state. */
export async function connectSync(
  url: string,
  boardId: string,
  token: string,
  doc: Y.Doc = new Y.Doc(),
): Promise<SyncClient> {
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, boardId, doc, {
    protocols: ['clusterboard', token],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
  })
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event && event.code >= 4400 && event.code < 4500) resolve(event.code)
    })
  })
  await new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
  return {
    doc,
    provider,
    closed,
    until(isTrue) {
      return new Promise((resolve) => {
        const check = (): void => {
          if (!isTrue(doc)) return
          doc.off('update', check)
          resolve()
        }
        doc.on('update', check)
        check()
      })
    },
    destroy: () => provider.destroy(),
  }
}

/** Tries an upgrade; answers the HTTP status of the refusal, or 101. */
export async function upgradeStatus(
  url: string,
  path: string,
  { protocols = [], headers = {} }: { protocols?: string[]; headers?: Record<string, string> } = {},
): Promise<number> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, protocols, { headers })
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, response]) => (response as IncomingMessage).statusCode ?? 0),
  ])
  socket.on('error', () => {
    // Ending a refused handshake is reported as an error; the status is what the test asked for.
  })
  socket.terminate()
  return status
}

/** A bare socket with everything it received, for frames a stock client would not send. */
export async function connectRaw(
  url: string,
  boardId: string,
  token: string,
): Promise<{ socket: WebSocket; frames: Uint8Array[]; closed: Promise<number>; next(): Promise<Uint8Array> }> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/${boardId}?ack=1`, ['clusterboard', token])
  const frames: Uint8Array[] = []
  const readers: ((frame: Uint8Array) => void)[] = []
  let nextIndex = 0
  socket.on('message', (message: Buffer) => {
    frames.push(new Uint8Array(message))
    readers.splice(0).forEach((run) => run(frames.at(-1)!))
  })
  const closed = once(socket, 'close').then(([code]) => code as number)
  await once(socket, 'open')
  return {
    socket,
    frames,
    closed,
    async next() {
      while (frames.length <= nextIndex) await new Promise<Uint8Array>((resolve) => readers.push(resolve))
      return frames[nextIndex++]!
    },
  }
}
