// The pages of a finished PDF as pictures on a canvas, by pdf.js, which is loaded when it is first needed. What is shown is the
// file itself, not a guess of it.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import type { PDFDocumentProxy } from 'pdfjs-dist'

export type PdfPages = {
  count: number
  /** Draws a page (from 1) as large as the box (CSS px) allows. A later call overtakes it. */
  draw(page: number, canvas: HTMLCanvasElement, box: { width: number; height: number }): Promise<void>
  close(): void
}

const loadLibrary = async () => {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  library.GlobalWorkerOptions.workerSrc = workerUrl
  return library
}

/** Fetches the library's parts ahead. */
export async function warmPreview(): Promise<void> {
  await Promise.all([loadLibrary(), fetch(workerUrl, { priority: 'low' })])
}

/** @throws Error when the library cannot be loaded. */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const { getDocument } = await loadLibrary()
  // The library takes the bytes away from whoever gave them.
  const task = getDocument({ data: bytes.slice(), useWasm: false, useSystemFonts: false })
  const pdf: PDFDocumentProxy = await task.promise
  let last: { cancel(): void; promise: Promise<void> } | null = null
  let asked = 0
  return {
    count: pdf.numPages,
    async draw(number, canvas, { width, height }) {
      const turn = ++asked
      last?.cancel()
      const page = await pdf.getPage(number)
      // One canvas takes one drawing at a time: the one before ends first, and who was overtaken meanwhile does not begin.
      await last?.promise
      if (turn !== asked) return
      const natural = page.getViewport({ scale: 1 })
      const scale = Math.min(width / natural.width, height / natural.height)
      const density = Math.min(2, devicePixelRatio)
      const viewport = page.getViewport({ scale: scale * density })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      canvas.style.width = `${Math.floor(viewport.width / density)}px`
      canvas.style.height = `${Math.floor(viewport.height / density)}px`
      const render = page.render({ canvas, viewport })
      const promise = render.promise.catch((error: unknown) => {
        // A page that was left before it was drawn is no failure.
        if ((error as Error).name !== 'RenderingCancelledException') throw error
      })
      last = { cancel: () => render.cancel(), promise: promise.catch(() => undefined) }
      await promise
    },
    close: () => void task.destroy(),
  }
}
