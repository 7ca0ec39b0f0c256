// What a person wants printed: which part of the board, what of it, on what paper. Plain values, sent to the worker as they are.
import type { TemplateId } from '../catalog.ts'
import type { Orientation, PaperSize } from './Sheet.ts'

/** Parts of the document that can be left out. */
export const PRINT_PARTS = [
  'results',
  'frames',
  'votes',
  'decisions',
  'attendance',
  'comments',
  'sources',
  'values',
] as const
export type PrintPart = (typeof PRINT_PARTS)[number]

export type PrintScope =
  | { kind: 'board' }
  /** Only these pages: `templates` are instances (`T04`, `T06~2`), drawn frames come with them. */
  | { kind: 'pages'; templates: TemplateId[] }
  /** Only drawn shapes, which the client has chosen. */
  | { kind: 'drawn' }

export type PrintChoice = { scope: PrintScope; parts: PrintPart[]; paper: PaperSize; orientation: Orientation }

/** The strategy document: everything, on A4. */
export const WHOLE_BOARD: PrintChoice = {
  scope: { kind: 'board' },
  parts: [...PRINT_PARTS],
  paper: 'A4',
  orientation: 'portrait',
}
