// What the page sends to the worker that makes the PDF, and what comes back. Plain values only.
import type { BoardState } from '../../shared/board/boardState.ts'
import type { Texts } from '../../shared/pdf/createTranslate.ts'
import type { FramePage, Pictures } from '../../shared/pdf/frames.ts'
import type { PrintChoice } from '../../shared/pdf/printChoice.ts'
import type { ReportPerson, ReportVisit } from '../../shared/pdf/reportContext.ts'

export type PdfJob = {
  board: BoardState
  people: ReportPerson[]
  /** Who was there when; empty where the reader may not know it. */
  attendance: ReportVisit[]
  frames: FramePage[]
  pictures: Pictures
  choice: PrintChoice
  /** What could not be printed as it is on the board, in words. */
  notices: string[]
  language: string
  texts: Texts
  /** English, for keys the language lacks; empty when that is the language. */
  fallback: Texts
  /** ISO time of the export on the server's clock. */
  printedAt: string
}

export type PdfFile = { bytes: Uint8Array<ArrayBuffer>; pageCount: number; notices: string[] }
/** `ready`: the worker has been warmed. */
export type PdfAnswer = { progress: number } | PdfFile | { error: string } | 'ready'
