// The example boards as Word files, for tests in Node: charts are pictures of one dot, measured with the paper's own fonts.
import { computeBoard } from '../../../shared/boardResults.ts'
import type { BoardState } from '../../../shared/board/boardState.ts'
import { renderDocx, type DocxTools } from '../../../shared/docx/renderDocx.ts'
import type { Drawing } from '../../../shared/drawing.ts'
import type { Report } from '../../../shared/pdf/blocks.ts'
import type { FramePage } from '../../../shared/pdf/frames.ts'
import { WHOLE_BOARD, type PrintChoice } from '../../../shared/pdf/printChoice.ts'
import { buildReport } from '../../../shared/pdf/report.ts'
import { createReportContext, type ReportPerson } from '../../../shared/pdf/reportContext.ts'
import { partnerLooks } from '../../../shared/signs.ts'
import { PRINTED_AT, t } from '../pdf/examplePdf.ts'

/** A transparent dot. */
export const DOT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='),
  (letter) => letter.charCodeAt(0),
)

type Given = {
  people?: ReportPerson[]
  frames?: FramePage[]
  language?: string
  choice?: PrintChoice
  notices?: string[]
}

export function reportOf(board: BoardState, given: Given = {}): Report {
  const { results, evidence } = computeBoard(board, board.today ?? '2026-11-22')
  const context = createReportContext({
    board,
    results,
    evidence,
    people: given.people ?? [],
    attendance: undefined,
    day: '2026-11-22',
    language: given.language ?? 'en',
    t,
  })
  return buildReport(context, given.frames ?? [], PRINTED_AT, given.choice ?? WHOLE_BOARD, given.notices ?? [])
}

/** Letters of half their size: close enough to place words. */
export const roughly: DocxTools['measure'] = (text, size) => text.length * size * 0.52

export function docxOf(
  report: Report,
  board: BoardState,
  tools: Partial<DocxTools> & { drawn?: Drawing[] } = {},
): Promise<Uint8Array> {
  return renderDocx(report, partnerLooks(board.partners), PRINTED_AT, {
    measure: roughly,
    picture: (drawing) => {
      tools.drawn?.push(drawing)
      return Promise.resolve(DOT)
    },
    words: { figure: 'Figure', table: 'Table' },
    ...tools,
  })
}
