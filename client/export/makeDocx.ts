// A job as a Word document: texts, results, blocks, charts. Runs in a worker, which draws the charts.
import { renderDocx } from '../../shared/docx/renderDocx.ts'
import { buildReport } from '../../shared/pdf/report.ts'
import { createChartPainter } from './docxCharts.ts'
import type { DocxFile, DocxJob } from './docxJob.ts'
import { jobContext } from './jobContext.ts'
import { loadFonts } from './loadFonts.ts'

/** Shares of the work before the charts are drawn: results, then fonts. */
const [COMPUTED, LOADED] = [0.2, 0.4]

export async function makeDocx(job: DocxJob, onProgress: (share: number) => void): Promise<DocxFile> {
  const { board, people, choice, frames } = job
  const context = jobContext(job)
  const { t } = context
  onProgress(COMPUTED)
  const said = [board.title, board.consortium, board.partners, board.notice, people, job.attendance, job.texts]
  const { fonts, missing } = await loadFonts(JSON.stringify([...said, [...board.items.values()]]))
  onProgress(LOADED)
  const notices = [
    ...job.notices,
    ...(missing.length === 0 ? [] : [t('export.notice.font', { count: missing.length, names: missing.join(', ') })]),
  ]
  const printedAt = new Date(job.printedAt)
  const report = buildReport(context, frames, printedAt, choice, notices)
  const { measure, picture } = await createChartPainter(fonts, context.looks)
  const bytes = await renderDocx(report, context.looks, printedAt, {
    measure,
    picture,
    framePictures: job.framePictures,
    words: { figure: t('docx.figure'), table: t('docx.table') },
    onProgress: (share) => onProgress(LOADED + share * (1 - LOADED)),
  })
  return { bytes, notices }
}
