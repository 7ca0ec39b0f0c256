// The PDF is made beside the page, so that nobody's cursor stands still meanwhile. One job, one answer.
import { makePdf } from './makePdf.ts'
import type { PdfAnswer, PdfJob } from './pdfJob.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', (event: MessageEvent<PdfJob>) => {
  makePdf(event.data).then(
    ({ bytes }) => {
      const answer: PdfAnswer = { bytes: bytes as Uint8Array<ArrayBuffer> }
      scope.postMessage(answer, [bytes.buffer as ArrayBuffer])
    },
    (error: unknown) => {
      const answer: PdfAnswer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
      scope.postMessage(answer)
    },
  )
})
