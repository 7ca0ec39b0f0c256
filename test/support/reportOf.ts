// What the report of a board is built from, in English, as it stands on one day.
import type { BoardState } from '../../shared/board/boardState.ts'
import { computeBoard } from '../../shared/boardResults.ts'
import { createReportContext, type ReportContext } from '../../shared/pdf/reportContext.ts'
import { t } from '../unit/pdf/examplePdf.ts'

export function reportOf(board: BoardState, day = '2027-03-01'): ReportContext {
  const { results, evidence } = computeBoard(board, board.today ?? day)
  return createReportContext({ board, results, evidence, people: [], attendance: undefined, day, language: 'en', t })
}
