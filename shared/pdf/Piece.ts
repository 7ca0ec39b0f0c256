// A part of a page that is never split: measured first, drawn when its place is known.

export type Piece = {
  height: number
  /** Space above, dropped at the top of a page. */
  gap: number
  keepWithNext: boolean
  draw(x: number, y: number): void
  /** A drawing, which may be drawn a little smaller to stay on its page. */
  isChart?: boolean
  /** The heading of a template, which the contents name. */
  section?: string
  /** Drawn again above this piece when it opens a page: the head of its table. */
  repeat?: Piece
}
