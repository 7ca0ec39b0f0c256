// The worker of the PDF is kept for the next file and ended by whoever gives up. The worker here is a stand-in that answers when told.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PdfAnswer, PdfJob } from '../../../client/export/pdfJob.ts'

const JOB = { frames: [] } as unknown as PdfJob
const FILE = { bytes: new Uint8Array(1), pageCount: 1, notices: [] }

class StandIn extends EventTarget {
  static all: StandIn[] = []
  sent: unknown[] = []
  isEnded = false
  constructor() {
    super()
    StandIn.all.push(this)
  }
  postMessage(message: unknown): void {
    this.sent.push(message)
  }
  terminate(): void {
    this.isEnded = true
  }
  answer(data: PdfAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
let thread: typeof import('../../../client/export/pdfThread.ts')

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('Worker', StandIn)
  StandIn.all = []
  vi.resetModules()
  thread = await import('../../../client/export/pdfThread.ts')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the worker of the PDF', () => {
  it('[P87] makes one file after the other, and goes when nobody wants more', async () => {
    const first = thread.makeInWorker(JOB, {})
    await settled()
    StandIn.all[0]!.answer(FILE)
    expect(await first).toBe(FILE)
    const second = thread.makeInWorker(JOB, {})
    await settled()
    expect(StandIn.all).toHaveLength(1)
    expect(StandIn.all[0]!.sent).toEqual([JOB, JOB])
    StandIn.all[0]!.answer(FILE)
    await second
    expect(StandIn.all[0]!.isEnded).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(StandIn.all[0]!.isEnded).toBe(true)
  })

  it('[P88] is ended at once by whoever stops it; the next file has a new one', async () => {
    const control = new AbortController()
    const seen: number[] = []
    const stopped = thread.makeInWorker(JOB, { signal: control.signal, onProgress: (share) => seen.push(share) })
    await settled()
    StandIn.all[0]!.answer({ progress: 0.3 })
    control.abort()
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect(StandIn.all[0]!.isEnded).toBe(true)
    expect(seen).toEqual([0.3])
    void thread.makeInWorker(JOB, {})
    await settled()
    expect(StandIn.all).toHaveLength(2)
  })

  it('[P88] is ended when it fails, and says why', async () => {
    const failed = thread.makeInWorker(JOB, {})
    await settled()
    StandIn.all[0]!.answer({ error: 'no font' })
    await expect(failed).rejects.toThrow('no font')
    expect(StandIn.all[0]!.isEnded).toBe(true)
  })

  it('[P87] a file asked for while it warms up waits for it instead of starting another', async () => {
    const warm = thread.warmWorker()
    const made = thread.makeInWorker(JOB, {})
    await settled()
    expect(StandIn.all[0]!.sent).toEqual(['warm'])
    StandIn.all[0]!.answer('ready')
    await warm
    await settled()
    expect(StandIn.all).toHaveLength(1)
    expect(StandIn.all[0]!.sent).toEqual(['warm', JOB])
    StandIn.all[0]!.answer(FILE)
    expect(await made).toBe(FILE)
  })

  it('[P87] two files at once have two workers, of which one stays', async () => {
    const both = [thread.makeInWorker(JOB, {}), thread.makeInWorker(JOB, {})]
    await settled()
    for (const worker of StandIn.all) worker.answer(FILE)
    await Promise.all(both)
    expect(StandIn.all.map(({ isEnded }) => isEnded)).toEqual([false, true])
  })
})
