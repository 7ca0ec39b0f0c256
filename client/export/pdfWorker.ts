// The PDF is made beside the page, so that nobody's cursor stands still meanwhile. For each job it tells how far it is, then
// sends the file; the next job may follow.
import { makePdf } from './makePdf.ts'
import { rehearse } from './rehearse.ts'
import type { PdfAnswer, PdfJob } from './pdfJob.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', (event: MessageEvent<PdfJob | 'warm'>) => {
  if (event.data === 'warm') return void rehearse().then(() => scope.postMessage('ready' satisfies PdfAnswer), fail)
  let last = 0
  const tell = (progress: number) => {
    // A message for every note would cost more than the note.
    if (progress - last < 0.02) return
    last = progress
    const answer: PdfAnswer = { progress }
    scope.postMessage(answer)
  }
  makePdf(event.data, tell).then((file) => {
    const answer: PdfAnswer = file
    scope.postMessage(answer, [file.bytes.buffer])
  }, fail)
})

function fail(error: unknown): void {
  const answer: PdfAnswer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  scope.postMessage(answer)
}
