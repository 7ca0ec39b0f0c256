// The embedded store as the server sees it: a queue in front of the storage thread. Self-clocked group commit: all that
// arrives while a commit runs goes into the next one, so a busy server commits more per sync and an idle one never waits.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { BoardError } from '../../shared/errors.ts'
import type { StoreCall } from './EmbeddedStore.ts'
import type { WorkerAnswer, WorkerRequest } from './embeddedWorker.ts'
import type { Storage } from './Storage.ts'

export type EmbeddedOptions = {
  dataDir: string
  /** Called once when the store cannot be trusted any more; the process must stop acknowledging and end. */
  onFailure: (error: Error) => void
  /** Called after each commit with the number of calls in it. */
  onCommit?: (calls: number) => void
  /** The built storage worker; by default the file beside the built server. */
  workerFile?: string
}

type Waiting = { call: StoreCall; resolve: (value: unknown) => void; reject: (error: Error) => void }

/** Bounds one transaction, so that a flood cannot hold the next commit back for long. */
const MAX_CALLS_PER_COMMIT = 2000
/**
 * A sync costs the processor about the same for one edit and for a hundred. When commits follow each other closely, edits
 * wait this long for company; a busy room sends them on in batches anyway. Nothing else waits, nor does a single writer.
 */
const GATHER_MS = 6
const BUSY_COMMITS = 4
const BUSY_MS = 24

/** Opens the store. @throws Error when the directory cannot be used (in use, no rights, written by a newer version) */
export async function openEmbeddedStorage(options: EmbeddedOptions): Promise<Storage> {
  const workerFile = options.workerFile ?? fileURLToPath(new URL('./storageWorker.js', import.meta.url))
  if (!existsSync(workerFile)) throw new Error(`The storage worker is missing: ${workerFile}`)
  const worker = new Worker(workerFile, { workerData: { dataDir: options.dataDir } })
  const queue: Waiting[] = []
  let running: Waiting[] = []
  let failure: Error | null = null
  let isOpen = false
  let isClosing = false
  let settleOpening: (error: Error | null) => void
  const opening = new Promise<void>((resolve, reject) => {
    settleOpening = (error) => (error ? reject(error) : resolve())
  })
  let settleClosing: () => void
  const closed = new Promise<void>((resolve) => (settleClosing = resolve))

  const tell = (request: WorkerRequest): void => worker.postMessage(request)

  function fail(error: Error): void {
    if (failure) return
    failure = error
    for (const { reject } of [...running.splice(0), ...queue.splice(0)]) reject(error)
    settleClosing()
    if (!isOpen) settleOpening(error)
    else options.onFailure(error)
  }

  /** When the last few commits began. */
  const begun: number[] = []
  let gathering: NodeJS.Timeout | null = null

  /** How long to wait for more edits before the next commit, in ms. */
  function gatherMs(): number {
    const now = performance.now()
    const isBusy = begun.length === BUSY_COMMITS && now - begun[0]! < BUSY_MS
    if (!isBusy || isClosing || queue.some(({ call }) => call.method !== 'append')) return 0
    return Math.max(0, begun.at(-1)! + GATHER_MS - now)
  }

  function next(): void {
    if (failure || running.length > 0) return
    const wait = queue.length > 0 ? gatherMs() : 0
    if (wait > 0) {
      gathering ??= setTimeout(() => {
        gathering = null
        next()
      }, wait)
      return
    }
    if (queue.length > 0) {
      begun.push(performance.now())
      if (begun.length > BUSY_COMMITS) begun.shift()
      running = queue.splice(0, MAX_CALLS_PER_COMMIT)
      tell({ kind: 'batch', calls: running.map(({ call }) => call) })
    } else if (isClosing) {
      tell({ kind: 'close' })
    }
  }

  worker.on('message', (message: WorkerAnswer) => {
    switch (message.kind) {
      case 'ready':
        isOpen = true
        return settleOpening(null)
      case 'failed':
        return fail(new Error(message.message))
      case 'closed':
        return settleClosing()
      case 'done': {
        const finished = running
        running = []
        options.onCommit?.(finished.length)
        message.outcomes.forEach((outcome, index) => {
          const { resolve, reject } = finished[index]!
          if (outcome.ok) resolve(outcome.value)
          else reject(outcome.code ? new BoardError(outcome.code, outcome.message) : new Error(outcome.message))
        })
        next()
      }
    }
  })
  worker.on('error', fail)
  worker.on('exit', () => {
    if (!isClosing) fail(new Error('The storage thread ended.'))
    settleClosing()
  })

  function run<K extends StoreCall['method']>(method: K) {
    return (...args: Parameters<Storage[K]>): ReturnType<Storage[K]> =>
      new Promise<unknown>((resolve, reject) => {
        if (failure) return reject(failure)
        if (isClosing) return reject(new Error('The store is closed.'))
        queue.push({ call: { method, args } as StoreCall, resolve, reject })
        next()
      }) as ReturnType<Storage[K]>
  }

  await opening
  return {
    createBoard: run('createBoard'),
    findBoard: run('findBoard'),
    setTitle: run('setTitle'),
    deleteBoard: run('deleteBoard'),
    append: run('append'),
    load: run('load'),
    saveSnapshot: run('saveSnapshot'),
    addPoint: run('addPoint'),
    listPoints: run('listPoints'),
    loadPoint: run('loadPoint'),
    replaceState: run('replaceState'),
    addInvite: run('addInvite'),
    findInvite: run('findInvite'),
    listInvites: run('listInvites'),
    revokeInvite: run('revokeInvite'),
    join: run('join'),
    addParticipants: run('addParticipants'),
    findSession: run('findSession'),
    listParticipants: run('listParticipants'),
    updateParticipant: run('updateParticipant'),
    eraseParticipant: run('eraseParticipant'),
    bindClient: run('bindClient'),
    listClients: run('listClients'),
    putBallot: run('putBallot'),
    listBallots: run('listBallots'),
    deleteBallot: run('deleteBallot'),
    putNote: run('putNote'),
    deleteNote: run('deleteNote'),
    findNote: run('findNote'),
    listNotes: run('listNotes'),
    placeNotes: run('placeNotes'),
    putWriter: run('putWriter'),
    listWriters: run('listWriters'),
    deleteWriters: run('deleteWriters'),
    putVisit: run('putVisit'),
    listVisits: run('listVisits'),
    putRoomCode: run('putRoomCode'),
    findRoomCode: run('findRoomCode'),
    openRoomCode: run('openRoomCode'),
    endRoomCodes: run('endRoomCodes'),
    putAsset: run('putAsset'),
    findAsset: run('findAsset'),
    listAssets: run('listAssets'),
    addAudit: run('addAudit'),
    listAudit: run('listAudit'),
    getSetting: run('getSetting'),
    setSetting: run('setSetting'),
    ping: run('ping'),
    async close() {
      isClosing = true
      next()
      await closed
      await worker.terminate()
    },
  }
}
