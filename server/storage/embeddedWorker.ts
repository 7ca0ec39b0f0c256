// The storage thread: a batch in, one transaction, the outcomes out. Keeps SQLite's disk waits off the server's loop.
import { parentPort, workerData } from 'node:worker_threads'
import { EmbeddedStore, type StoreCall, type StoreOutcome } from './EmbeddedStore.ts'

export type WorkerRequest = { kind: 'batch'; calls: StoreCall[] } | { kind: 'close' }
export type WorkerAnswer =
  | { kind: 'ready' }
  | { kind: 'done'; outcomes: StoreOutcome[] }
  | { kind: 'failed'; message: string }
  | { kind: 'closed' }

const port = parentPort
if (!port) throw new Error('This file runs as a worker thread only.')

const answer = (message: WorkerAnswer): void => port.postMessage(message)
const failed = (error: unknown): void =>
  answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })

function open(): EmbeddedStore | null {
  try {
    return new EmbeddedStore((workerData as { dataDir: string }).dataDir)
  } catch (error) {
    failed(error)
    return null
  }
}

const store = open()
if (store) {
  port.on('message', (request: WorkerRequest) => {
    try {
      if (request.kind === 'close') {
        store.close()
        answer({ kind: 'closed' })
        port.close()
      } else {
        answer({ kind: 'done', outcomes: store.runBatch(request.calls) })
      }
    } catch (error) {
      // After a failed write nothing is known about the file: the main thread stops acknowledging and ends the process.
      failed(error)
    }
  })
  answer({ kind: 'ready' })
}
