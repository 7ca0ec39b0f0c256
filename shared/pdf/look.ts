// How text and shapes look on paper: the plain values that drawing code and jobs share.
import type { BoardHand } from './boardFonts.ts'

export type Weight = 400 | 500 | 600 | 700
export type TextStyle = {
  size: number
  weight: Weight
  color: string
  italic?: boolean
  /** A hand of the board; without one the paper's own font. */
  hand?: BoardHand
}

/** What a run of text carries besides its letters. */
export type Decoration = {
  isUnderlined?: boolean
  isStruck?: boolean
  /** Colour behind the letters. */
  mark?: string
  /** Colour of an edge around the letters, where the ground behind them is dark or hatched. */
  halo?: string
  link?: string
}

/** Scale, turn and move, as in SVG: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number]
