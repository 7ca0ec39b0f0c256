// A job as a PDF file: texts, results, blocks, fonts, pages. Runs in the worker, and in tests.
import { computeBoard } from '../../shared/boardResults.ts'
import { createTranslate } from '../../shared/pdf/createTranslate.ts'
import { renderPdf } from '../../shared/pdf/renderPdf.ts'
import { buildReport } from '../../shared/pdf/report.ts'
import { createReportContext } from '../../shared/pdf/reportContext.ts'
import { loadFonts } from './loadFonts.ts'
import type { PdfJob } from './pdfJob.ts'

export async function makePdf(job: PdfJob): Promise<{ bytes: Uint8Array; missingLetters: string[] }> {
  const { board, people, language } = job
  const printedAt = new Date(job.printedAt)
  const t = createTranslate(language, job.texts, job.fallback)
  const { results, evidence } = computeBoard(board, board.today ?? job.printedAt.slice(0, 10))
  const context = createReportContext({ board, results, evidence, people, language, t })
  const report = buildReport(context, job.frames, printedAt)
  const printedText = JSON.stringify([
    job.texts,
    [...board.items],
    board.title,
    board.consortium,
    board.partners,
    board.notice,
    people,
    job.frames,
  ])
  return renderPdf(report, await loadFonts(printedText), context.looks, printedAt)
}
