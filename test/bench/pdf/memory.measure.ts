// `npm run bench:pdf`: how much memory the export takes for 20, 100 and 200 frames of sixty notes, in the worker and in the page,
// beside the size of the file.
import type { CDPSession } from 'playwright-core'
import { expect, it } from 'vitest'
import { startHarness } from '../../pdf/harnessServer.ts'
import { launchChromium } from '../../support/chromium.ts'

const COUNTS = [20, 100, 200]
const MB = 1024 * 1024
/** For each frame beyond the first twenty, in MB: notes as marks, their page, and what the file keeps of them until its end. */
const GROWTH = 0.5

it('memory for many frames', async () => {
  const server = await startHarness()
  const browser = await launchChromium()
  const highest: { frames: number; worker: number; page: number; file: number }[] = []
  for (const frames of COUNTS) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } })
    await page.goto(server.url)
    await page.waitForFunction(() => window.harness !== undefined)
    await page.evaluate((count) => window.harness!.notes(count), frames)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('HeapProfiler.collectGarbage')
    const before = usedOf(await cdp.send('Runtime.getHeapUsage'))
    const watch = await watchHeaps(cdp)
    const file = await page.evaluate(() => window.harness!.exportFrames({ paper: 'A4' }))
    const { worker, page: own } = await watch.stop()
    highest.push({ frames, worker: worker / MB, page: (own - before) / MB, file: (file.base64.length * 0.75) / MB })
    expect(file.pageCount).toBe(frames)
    await page.close()
  }
  await browser.close()
  await server.stop()
  for (const { frames, worker, page, file } of highest)
    process.stdout.write(
      `${frames} frames: worker ${worker.toFixed(0)} MB, page ${page.toFixed(0)} MB more, file ${file.toFixed(2)} MB\n`,
    )
  const [few, , many] = highest as [(typeof highest)[0], unknown, (typeof highest)[0]]
  const growth = (many.worker - few.worker) / (many.frames - few.frames)
  process.stdout.write(`each further frame: ${growth.toFixed(2)} MB in the worker, at most ${GROWTH}\n`)
  expect(growth).toBeLessThan(GROWTH)
})

type Heap = { usedSize: number; backingStorageSize?: number }

/** With the bytes of buffers, which lie outside the heap. */
const usedOf = ({ usedSize, backingStorageSize = 0 }: Heap): number => usedSize + backingStorageSize

/** Reads the heaps of the page and of every worker it starts, again and again, until `stop` answers the highest of each. */
async function watchHeaps(cdp: CDPSession): Promise<{ stop(): Promise<{ worker: number; page: number }> }> {
  const workers = new Set<string>()
  const high = { worker: 0, page: 0 }
  let next = 1
  const asked = new Map<number, { sessionId: string; answer: (used: number) => void }>()
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId)
  })
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => {
    workers.delete(sessionId)
    // A worker that has ended answers nothing any more.
    for (const one of asked.values()) if (one.sessionId === sessionId) one.answer(0)
  })
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: Heap }
    if (id !== undefined) asked.get(id)?.answer(result ? usedOf(result) : 0)
  })
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const heapOf = (sessionId: string) =>
    new Promise<number>((resolve) => {
      const id = next++
      asked.set(id, { sessionId, answer: resolve })
      const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage', params: {} })
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => resolve(0))
    })
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      for (const id of [...workers]) high.worker = Math.max(high.worker, await heapOf(id))
      high.page = Math.max(high.page, usedOf(await cdp.send('Runtime.getHeapUsage')))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return high
    },
  }
}
