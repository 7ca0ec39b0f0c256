// What the report is built from, out of the plain values a worker gets.
import { computeBoard } from '../../shared/boardResults.ts'
import { createTranslate } from '../../shared/pdf/createTranslate.ts'
import { createReportContext, type ReportContext } from '../../shared/pdf/reportContext.ts'
import type { PdfJob } from './pdfJob.ts'

export function jobContext(job: PdfJob): ReportContext {
  const { board, people, language, attendance, printedAt } = job
  const day = printedAt.slice(0, 10)
  const { results, evidence } = computeBoard(board, board.today ?? day)
  const t = createTranslate(language, job.texts, job.fallback)
  return createReportContext({ board, results, evidence, people, language, t, attendance, day })
}
