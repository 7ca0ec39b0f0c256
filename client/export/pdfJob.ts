// What the page sends to the worker that makes the PDF, and what comes back. Plain values only.
import type { BoardState } from '../../shared/board/boardState.ts'
import type { Texts } from '../../shared/pdf/createTranslate.ts'
import type { FramePage } from '../../shared/pdf/frames.ts'
import type { ReportPerson } from '../../shared/pdf/reportContext.ts'

export type PdfJob = {
  board: BoardState
  people: ReportPerson[]
  frames: FramePage[]
  language: string
  texts: Texts
  /** English, for keys the language lacks. */
  fallback: Texts
  /** ISO time of the export on the server's clock. */
  printedAt: string
}
export type PdfAnswer = { bytes: Uint8Array<ArrayBuffer> } | { error: string }
