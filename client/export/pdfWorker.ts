// The PDF is made beside the page, so that nobody's cursor stands still meanwhile. One job, then how far it is, then the file.
import { makePdf } from './makePdf.ts'
import { loadFonts } from './loadFonts.ts'
import type { PdfAnswer, PdfJob } from './pdfJob.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', (event: MessageEvent<PdfJob | 'warm'>) => {
  if (event.data === 'warm') return void loadFonts('').finally(() => scope.postMessage({ progress: 1 }))
  let last = 0
  const tell = (progress: number) => {
    // A message for every note would cost more than the note.
    if (progress - last < 0.02) return
    last = progress
    const answer: PdfAnswer = { progress }
    scope.postMessage(answer)
  }
  makePdf(event.data, tell).then(
    (file) => {
      const answer: PdfAnswer = file
      scope.postMessage(answer, [file.bytes.buffer])
    },
    (error: unknown) => {
      const answer: PdfAnswer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
      scope.postMessage(answer)
    },
  )
})
