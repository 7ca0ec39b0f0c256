// A part of a page that is never split: measured first, drawn when its place is known.

export type Piece = {
  height: number
  /** Space above, dropped at the top of a page. */
  gap: number
  keepWithNext: boolean
  draw(x: number, y: number): void
  /** A drawing, which may be drawn a little smaller to stay on its page. */
  isChart?: boolean
  /** Drawn again above this piece when it opens a page: the head of its table. */
  repeat?: Piece
}
