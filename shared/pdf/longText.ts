// A text too long to stay in one piece: parts of a few lines each, which pages take one after the other at full size.
import { drawInline, type InlineLines } from './inline.ts'
import type { Paper } from './Paper.ts'
import type { Piece } from './Piece.ts'

/** Higher than this (pt) a text may be split; about half a low page. */
export const LONG_TEXT = 200
/** So many lines stay together. */
const LINES = 5

/** The lines of a text in parts that a page can take; one part while it is short. */
export function partsOf(laid: InlineLines): InlineLines[] {
  if (laid.height <= LONG_TEXT) return [laid]
  const { lineHeight } = laid.look
  const count = Math.ceil(laid.lines.length / LINES)
  return Array.from({ length: count }, (_, i) => {
    const lines = laid.lines.slice(i * LINES, (i + 1) * LINES)
    return { ...laid, lines, height: lines.length * lineHeight }
  })
}

/**
 * All parts belong to one element, however many pages they take.
 * @param count of the parts: the element ends with the last.
 */
export function inOneElement(type: string, count: number, paper: Paper): (draw: () => void) => void {
  let close: (() => void) | null = null
  let left = count
  return (draw) => {
    close ??= paper.openGroup(type)
    draw()
    if (--left <= 0) close()
  }
}

/** A paragraph as pieces, one for each part. The space above belongs to the first, the space below to the last. */
export function paragraphPieces(
  tag: string,
  laid: InlineLines,
  width: number,
  paper: Paper,
  space: { gap: number; below: number; keepWithNext: boolean; left?: number },
): Piece[] {
  const parts = partsOf(laid)
  const left = space.left ?? 0
  if (parts.length === 1)
    return [
      {
        height: laid.height + space.below,
        gap: space.gap,
        keepWithNext: space.keepWithNext,
        draw: (x, y) => paper.tag(tag, () => drawInline(laid, x + left, y, width, paper)),
      },
    ]
  const inParagraph = inOneElement(tag, parts.length, paper)
  return parts.map((part, i) => ({
    height: part.height + (i === parts.length - 1 ? space.below : 0),
    gap: i === 0 ? space.gap : 0,
    // Neither the first nor the last lines stand alone.
    keepWithNext: i === 0 || i === parts.length - 2 || (i === parts.length - 1 && space.keepWithNext),
    draw: (x, y) => inParagraph(() => paper.tag('Span', () => drawInline(part, x + left, y, width, paper))),
  }))
}
