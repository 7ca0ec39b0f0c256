// Drawn frames on their way to paper: marks in the frame's own coordinates (px, y down), made by the client from the board's
// shapes. Plain values, so that they can be sent to a worker.
import type { Mark } from '../drawing.ts'

export type RichRun = { text: string; isBold: boolean; isItalic: boolean; link: string | null }
export type RichParagraph = { bullet: string | null; indent: number; runs: RichRun[] }

/** A text in a box that may be turned about its top left corner; lines are broken on paper with the paper's own font. */
export type RichText = {
  kind: 'richText'
  x: number
  y: number
  w: number
  h: number
  rotate: number
  size: number
  color: string
  align: 'left' | 'center' | 'right'
  verticalAlign: 'top' | 'middle' | 'bottom'
  paragraphs: RichParagraph[]
}

export type FrameMark = { opacity: number; mark: Mark | RichText }

export type FramePage = { title: string; pageName: string; width: number; height: number; marks: FrameMark[] }

/** The text of a frame in reading order, for the text alternative and for the choice of fonts. */
export function frameText(frame: FramePage): string {
  return frame.marks
    .map(({ mark }) =>
      mark.kind === 'richText'
        ? mark.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')
        : mark.kind === 'text'
          ? mark.text
          : '',
    )
    .filter((text) => text.trim() !== '')
    .join('. ')
}
