// Pages of the preview: somebody who leafs fast sees the page last asked for, and the canvas never has two drawings at once.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openPdf } from '../../../client/export/pdfPages.ts'

const drawing = { now: new Set<number>(), most: 0, finished: [] as number[] }

/** Stands in for the library: a drawing takes a turn of the event loop, and ends a turn after it is given up. */
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  GlobalWorkerOptions: {},
  getDocument: () => ({
    promise: Promise.resolve({ numPages: 9, getPage: (number: number) => Promise.resolve(pageOf(number)) }),
    destroy: () => undefined,
  }),
}))
vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url', () => ({ default: 'worker' }))

function pageOf(number: number) {
  return {
    getViewport: ({ scale }: { scale: number }) => ({ width: 600 * scale, height: 800 * scale }),
    render: () => {
      let isGivenUp = false
      drawing.now.add(number)
      drawing.most = Math.max(drawing.most, drawing.now.size)
      const promise = new Promise<void>((resolve, reject) =>
        setImmediate(() => {
          drawing.now.delete(number)
          if (isGivenUp) return reject(Object.assign(new Error('left'), { name: 'RenderingCancelledException' }))
          drawing.finished.push(number)
          resolve()
        }),
      )
      return { promise, cancel: () => (isGivenUp = true) }
    },
  }
}

beforeEach(() => {
  vi.stubGlobal('devicePixelRatio', 1)
  Object.assign(drawing, { now: new Set(), most: 0, finished: [] })
})

describe('the pages of the preview', () => {
  it('[P89] are drawn one at a time, the last one asked for in the end', async () => {
    const pages = await openPdf(new Uint8Array())
    const canvas = { style: {} } as HTMLCanvasElement
    await pages.draw(1, canvas, { width: 300, height: 400 })
    const fast = [2, 3, 4, 5].map((number) => pages.draw(number, canvas, { width: 300, height: 400 }))
    await new Promise<void>((resolve) => setImmediate(resolve))
    await Promise.all([...fast, pages.draw(6, canvas, { width: 300, height: 400 })])
    expect(drawing.most).toBe(1)
    expect(drawing.finished.at(0)).toBe(1)
    expect(drawing.finished.at(-1)).toBe(6)
    expect([canvas.width, canvas.height]).toEqual([300, 400])
  })
})
