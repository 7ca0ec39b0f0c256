// A job as a PDF file: texts, results, blocks, fonts, pages. Runs in the worker, and in tests.
import { renderPdf } from '../../shared/pdf/renderPdf.ts'
import { buildReport } from '../../shared/pdf/report.ts'
import type { FrameMark } from '../../shared/pdf/frames.ts'
import { smallFrameNotices } from '../../shared/pdf/smallFrames.ts'
import { jobContext } from './jobContext.ts'
import { loadFonts } from './loadFonts.ts'
import type { PdfFile, PdfJob } from './pdfJob.ts'

/** Shares of the work before the pages are drawn: results, then fonts. */
const [COMPUTED, LOADED] = [0.1, 0.25]

export async function makePdf(job: PdfJob, onProgress: (share: number) => void = () => undefined): Promise<PdfFile> {
  const { choice } = job
  const printedAt = new Date(job.printedAt)
  const context = jobContext(job)
  const { t } = context
  onProgress(COMPUTED)
  const { fonts, missing, missingFallbacks } = await loadFonts(printedTexts(job), job.frames)
  onProgress(LOADED)
  const fontNotice = (names: readonly string[]): string[] =>
    names.length === 0 ? [] : [t('export.notice.font', { count: names.length, names: names.join(', ') })]
  const notices = [...job.notices, ...smallFrameNotices(job.frames, choice, t), ...fontNotice(missing)]
  const report = buildReport(context, job.frames, printedAt, choice, notices)
  const { bytes, pageCount, missingLetters } = await renderPdf(
    report,
    fonts,
    context.looks,
    printedAt,
    job.pictures,
    (share) => onProgress(LOADED + share * (1 - LOADED)),
  )
  const letters =
    missingLetters.length === 0
      ? []
      : [
          t('report.missingLettersText', { count: missingLetters.length, letters: missingLetters.join(' ') }),
          // Without a letter that it should have had, nobody misses it.
          ...fontNotice(missingFallbacks),
        ]
  return { bytes: bytes as Uint8Array<ArrayBuffer>, pageCount, notices: [...notices, ...letters] }
}

/** Every text that may be printed, and some that will not. */
function printedTexts({ board, people, attendance, frames, texts }: PdfJob): string[] {
  const drawn = frames.flatMap((frame) => [frame.title, frame.pageName, ...frame.marks.flatMap(wordsOf)])
  const written = JSON.stringify([board, [...board.items.values()], people, attendance])
  return [...drawn, written, ...Object.values(texts)]
}

function wordsOf({ mark }: FrameMark): string[] {
  switch (mark.kind) {
    case 'richText':
      return mark.paragraphs.flatMap(({ bullet, runs }) => [bullet ?? '', ...runs.map(({ text }) => text)])
    case 'picture':
      return [mark.alt]
    case 'link':
      return [mark.words]
    default:
      return []
  }
}
