// The worked example as a board and as a PDF, for tests in Node.
import { createTranslate } from '../../../shared/pdf/createTranslate.ts'
import { buildReport } from '../../../shared/pdf/report.ts'
import { createReportContext, type ReportPerson, type ReportVisit } from '../../../shared/pdf/reportContext.ts'
import { renderPdf } from '../../../shared/pdf/renderPdf.ts'
import type { FramePage, Pictures } from '../../../shared/pdf/frames.ts'
import { WHOLE_BOARD, type PrintChoice } from '../../../shared/pdf/printChoice.ts'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { computeBoard } from '../../../shared/boardResults.ts'
import { loadFonts } from '../../../client/export/loadFonts.ts'

const files = import.meta.glob<Record<string, string>>('../../../seeds/locales/en/*.json', {
  eager: true,
  import: 'default',
})
export const ENGLISH: Record<string, string> = Object.assign({}, ...Object.values(files)) as Record<string, string>
export const t = createTranslate('en', ENGLISH, ENGLISH)
export const PRINTED_AT = new Date('2026-11-22T16:40:00Z')

export async function renderBoard(
  board: BoardState,
  given: {
    people?: ReportPerson[]
    attendance?: ReportVisit[]
    frames?: FramePage[]
    pictures?: Pictures
    language?: string
    choice?: PrintChoice
    notices?: string[]
  } = {},
): Promise<{ bytes: Uint8Array; missingLetters: string[] }> {
  const { results, evidence } = computeBoard(board, board.today ?? '2026-11-22')
  const context = createReportContext({
    board,
    results,
    evidence,
    people: given.people ?? [],
    attendance: given.attendance,
    day: '2026-11-22',
    language: given.language ?? 'en',
    t,
  })
  const report = buildReport(context, given.frames ?? [], PRINTED_AT, given.choice ?? WHOLE_BOARD, given.notices ?? [])
  const text = JSON.stringify([
    ENGLISH,
    [...board.items],
    board.title,
    board.consortium,
    board.partners,
    given.frames ?? [],
  ])
  const { fonts } = await loadFonts([text], given.frames ?? [])
  return renderPdf(report, fonts, context.looks, PRINTED_AT, given.pictures ?? {})
}
