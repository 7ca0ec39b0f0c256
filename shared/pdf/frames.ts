// Drawn frames on their way to paper: marks in the frame's own coordinates (px, y down), made by the client from the board's
// shapes. Plain values, so that they can be sent to a worker.
import type { BoardHand } from './boardFonts.ts'
import type { Decoration, Matrix, Weight } from './look.ts'

export type RichRun = { text: string; isBold: boolean; isItalic: boolean; isCode: boolean } & Decoration
export type RichParagraph = {
  /** Sign or number of a list's entry; null within it and outside lists. */
  bullet: string | null
  /** How many lists deep. */
  indent: number
  /** Size as a share of the text's own; headings are larger. */
  scale: number
  runs: RichRun[]
}

/** A text in a box that may be turned about its top left corner; lines are broken on paper with the canvas's own fonts. */
export type RichText = {
  kind: 'richText'
  x: number
  y: number
  w: number
  h: number
  rotate: number
  size: number
  hand: BoardHand
  color: string
  /** `start` is left and `end` right, also where the writing runs from right to left: so does the canvas. */
  align: 'start' | 'center' | 'end'
  verticalAlign: 'top' | 'middle' | 'bottom'
  /** False for text that breaks only where its writer did. */
  isWrapped: boolean
  /** Colour of an edge around the letters, where they stand on a dark or hatched ground. */
  halo?: string
  paragraphs: RichParagraph[]
}

/** `box` (x, y, width, height) holds all of the path, for the lines of a pattern. */
export type VectorFill = { color: string } | { pattern: string; box: [number, number, number, number] }
export type VectorStroke = { color: string; width: number; dash?: number[]; phase?: number }

/** A path in coordinates of its own (any SVG commands), with the matrix that places it. */
export type VectorMark = {
  kind: 'vector'
  matrix: Matrix
  d: string
  fill?: VectorFill
  stroke?: VectorStroke
  /** Path in the same coordinates; nothing is drawn outside it. */
  clip?: string
}

/** A picture by its name in the job, or a box with its words when there is none. `w`, `h`: px in its own coordinates. */
export type PictureMark = {
  kind: 'picture'
  matrix: Matrix
  w: number
  h: number
  picture: string | null
  alt: string
  isRound: boolean
}

/** A click here opens the address. */
export type LinkMark = { kind: 'link'; matrix: Matrix; w: number; h: number; url: string; words: string }

/** A template's panel as it is on screen, for pictures; on paper its results have chapters. */
export type PanelMark = {
  kind: 'panel'
  matrix: Matrix
  /** Elements in the panel's own px. */
  svg: string
  /** Every text within it, for the fonts it needs. */
  texts: { text: string; weight: Weight; isItalic: boolean }[]
  alt: string
}

export type FrameMark = {
  opacity: number
  mark: VectorMark | RichText | PictureMark | LinkMark | PanelMark
  /** The outlines (paths in the frame's coordinates) of frames around it that cut it off. */
  masks?: string[]
}

export type FramePage = { title: string; pageName: string; width: number; height: number; marks: FrameMark[] }

/** Bytes of the pictures, PNG or JPEG, by name. */
export type Pictures = Record<string, Uint8Array>

export function paragraphText({ runs }: RichParagraph): string {
  return runs.map(({ text }) => text).join('')
}
