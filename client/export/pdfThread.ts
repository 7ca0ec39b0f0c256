// The worker that makes PDFs. It is kept a while for the next file: starting it and reading its fonts take longer than most
// files do. Whoever gives up ends it, so that nothing works on unseen.
import type { PdfAnswer, PdfFile, PdfJob } from './pdfJob.ts'

/** Somebody who tries a few choices gets each file from the same worker; after that its memory is free again. */
const KEPT_MS = 60_000

/** While it gets ready, a file waits for it rather than start another. */
let warming: Promise<void> | null = null
let idle: { worker: Worker; end: ReturnType<typeof setTimeout> } | null = null

/** @throws Error when the worker fails, with its reason; the signal's own reason when that ends it. */
export async function makeInWorker(
  job: PdfJob,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void },
): Promise<PdfFile> {
  // Why it could not get ready, the file's own attempt will say.
  await warming?.catch(() => undefined)
  signal?.throwIfAborted()
  const worker = takeWorker()
  try {
    const file = await answerOf<PdfFile>(worker, job, signal, onProgress)
    keep(worker)
    return file
  } catch (error) {
    worker.terminate()
    throw error
  }
}

/** Starts the worker and has it read the paper's own fonts, ahead of the first file. */
export function warmWorker(): Promise<void> {
  if (idle !== null) return Promise.resolve()
  warming ??= warm().finally(() => {
    warming = null
  })
  return warming
}

async function warm(): Promise<void> {
  const worker = takeWorker()
  try {
    await answerOf<'ready'>(worker, 'warm')
    keep(worker)
  } catch (error) {
    worker.terminate()
    throw error
  }
}

function answerOf<Answer extends PdfFile | 'ready'>(
  worker: Worker,
  job: PdfJob | 'warm',
  signal?: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Answer> {
  const listening = new AbortController()
  return new Promise<Answer>((resolve, reject) => {
    const on = { signal: listening.signal }
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<PdfAnswer>) => {
        if (data === 'ready') resolve(data as Answer)
        else if ('progress' in data) onProgress?.(data.progress)
        else if ('error' in data) reject(new Error(data.error))
        else resolve(data as Answer)
      },
      on,
    )
    worker.addEventListener(
      'error',
      (event) => reject(new Error(event.message || 'the PDF worker could not start')),
      on,
    )
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { ...on, once: true })
    worker.postMessage(job)
  }).finally(() => listening.abort())
}

function takeWorker(): Worker {
  if (idle === null) return new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' })
  const { worker, end } = idle
  clearTimeout(end)
  idle = null
  return worker
}

function keep(worker: Worker): void {
  // Two files at once had two workers; one is enough for the next.
  if (idle !== null) return worker.terminate()
  const end = setTimeout(() => {
    idle = null
    worker.terminate()
  }, KEPT_MS)
  idle = { worker, end }
}
