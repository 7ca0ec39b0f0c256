// One job for a worker: sends it, hears how far it is, answers its file. Knows nothing of what the file is.

/** What a worker says: how much is done (0 to 1), then the file, or why there is none. */
export type WorkerAnswer<File> = { progress: number } | { file: File } | { error: string }

type Wishes = {
  /** Ends the work; the promise is then refused with an AbortError. */
  signal?: AbortSignal
  onProgress?: (share: number) => void
}

/** @throws Error when the worker fails; its reason is in the message. The worker is gone afterwards, whatever happened. */
export function runWorker<File>(open: () => Worker, job: unknown, { signal, onProgress }: Wishes): Promise<File> {
  signal?.throwIfAborted()
  const worker = open()
  return new Promise<File>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer<File>>) => {
      if ('progress' in data) onProgress?.(data.progress)
      else if ('error' in data) reject(new Error(data.error))
      else resolve(data.file)
    })
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker could not start')))
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
