// One page for a drawn frame: fitted, with its name and its page. Text stays text, broken as on the canvas; a text that takes
// more room than there gets smaller, so that nothing is lost. What is read aloud goes row by row, whatever lies on top.
import { COLOR } from '../drawing.ts'
import type { FrameMark, FramePage, LinkMark, PictureMark, VectorMark } from './frames.ts'
import { paragraphText } from './frames.ts'
import { drawInline, layoutInline, type TextPaper } from './inline.ts'
import type { Paper } from './Paper.ts'
import { LOOK, textPiece } from './pieces.ts'
import { drawRichText } from './richText.ts'
import { A4, type Sheet } from './Sheet.ts'
import type { LaterTag } from './TagTree.ts'

/** Readers of PDF refuse pages beyond 200 inches. */
const LONGEST_SIDE = 14_400
/** 96 px of the screen are one inch. */
const PX = 0.75

/** A sheet on which the frame has the size of the screen at 100 %. */
export function frameSheet(frame: FramePage): Sheet {
  const head = 60
  const scale = Math.min(PX, (LONGEST_SIDE - 200 - head) / Math.max(frame.width, frame.height))
  const contentWidth = Math.max(360, frame.width * scale)
  const contentHeight = frame.height * scale + head
  const { side, top, contentTop } = A4
  const below = A4.height - A4.contentBottom
  return {
    width: contentWidth + 2 * side,
    height: contentTop + contentHeight + below,
    side,
    top,
    contentTop,
    contentBottom: contentTop + contentHeight,
    contentWidth,
    contentHeight,
  }
}

/** Room the frame's name and page take above it. */
const HEAD = 40

/** Points of paper for a px of the frame; never larger than the screen's own numbers. */
export function scaleOf(frame: FramePage, sheet: Sheet, room = sheet.contentHeight - HEAD): number {
  return Math.min(sheet.contentWidth / frame.width, room / frame.height, 1)
}

/**
 * @param chapter The heading above the first of all frames.
 * @param level The kind of heading a frame's name is: below a chapter's title, or the highest there is.
 */
export function drawFrame(
  paper: Paper,
  frame: FramePage,
  sheet: Sheet,
  chapter: string | null,
  level: 'H1' | 'H2',
): void {
  const { side: x, contentWidth } = sheet
  let y = sheet.contentTop
  paper.group('Sect', () => {
    if (chapter !== null) {
      const title = textPiece('H1', [chapter], LOOK.title, contentWidth, paper, { below: 8 })
      title.draw(x, y)
      y += title.height
    }
    const heading = textPiece(level, [frame.title], LOOK.heading, contentWidth, paper)
    const caption = textPiece('P', [frame.pageName], LOOK.caption, contentWidth, paper, { below: 6 })
    heading.draw(x, y)
    caption.draw(x, y + heading.height)
    y += heading.height + caption.height
    const scale = scaleOf(frame, sheet, sheet.contentBottom - y)
    const [w, h] = [frame.width * scale, frame.height * scale]
    paper.artifact(() => paper.rect(x, y, w, h, { stroke: { color: COLOR.line, width: 0.75 } }))
    paper.clipped(x, y, w, h, () => paper.translated(x, y, () => drawMarks(paper, frame), scale))
  })
}

type Read = { top: number; bottom: number; left: number; tag: LaterTag }

function drawMarks(paper: Paper, frame: FramePage): void {
  const read: Read[] = []
  let hasWords = false
  for (const one of frame.marks) {
    const tag = masked(paper, one, () => drawMark(paper, one))
    if (one.mark.kind === 'richText') hasWords = true
    if (tag !== null) read.push({ ...placeOf(one), tag })
  }
  // A drawing without a word is still something: it is called by its frame's name.
  if (!hasWords && read.length === 0)
    read.push({ top: 0, bottom: 0, left: 0, tag: paper.tagLater('Figure', () => undefined, { alt: frame.title }) })
  for (const { tag } of inReadingOrder(read)) tag.attach()
}

/** Rows from top to bottom, each from left to right; what shares half of its height with the row's first belongs to it. */
function inReadingOrder<Item extends { top: number; bottom: number; left: number }>(items: readonly Item[]): Item[] {
  const rows: Item[][] = []
  for (const item of [...items].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const first = rows.at(-1)?.[0]
    const middle = (item.top + item.bottom) / 2
    if (first && middle <= first.bottom && item.top - first.top < (first.bottom - first.top) / 2)
      rows.at(-1)!.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.left - b.left))
}

function placeOf({ mark }: FrameMark): { top: number; bottom: number; left: number } {
  if (mark.kind === 'richText') {
    const turn = (mark.rotate * Math.PI) / 180
    const corners = [
      [0, 0],
      [mark.w, 0],
      [0, mark.h],
      [mark.w, mark.h],
    ].map(([a, b]) => [
      mark.x + a! * Math.cos(turn) - b! * Math.sin(turn),
      mark.y + a! * Math.sin(turn) + b! * Math.cos(turn),
    ])
    return boxOf(corners as [number, number][])
  }
  if (mark.kind !== 'picture') return { top: 0, bottom: 0, left: 0 }
  const [a, b, c, d, e, f] = mark.matrix
  return boxOf(
    (
      [
        [0, 0],
        [mark.w, 0],
        [0, mark.h],
        [mark.w, mark.h],
      ] as const
    ).map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]),
  )
}

function boxOf(points: readonly (readonly [number, number])[]): { top: number; bottom: number; left: number } {
  const ys = points.map(([, y]) => y)
  return { top: Math.min(...ys), bottom: Math.max(...ys), left: Math.min(...points.map(([x]) => x)) }
}

function masked(paper: Paper, { masks = [] }: FrameMark, draw: () => LaterTag | null): LaterTag | null {
  let tag: LaterTag | null = null
  const inside = (i: number): void => {
    const mask = masks[i]
    if (mask === undefined) tag = draw()
    else paper.inPath(mask, () => inside(i + 1))
  }
  inside(0)
  return tag
}

/** @returns what is read aloud; null for decoration. */
function drawMark(paper: Paper, { mark, opacity }: FrameMark): LaterTag | null {
  switch (mark.kind) {
    case 'richText': {
      let tag: LaterTag | null = null
      paper.withOpacity(opacity, () => {
        tag = paper.tagLater('P', () => drawRichText(paper, mark))
      })
      return tag
    }
    case 'picture': {
      let tag: LaterTag | null = null
      paper.withOpacity(opacity, () => {
        tag = paper.tagLater('Figure', () => drawPicture(paper, mark), { alt: mark.alt })
      })
      return tag
    }
    case 'link':
      drawLink(paper, mark)
      return null
    case 'panel':
      // Panels are printed as chapters of results, never as pictures.
      return null
    case 'vector':
      paper.artifact(() => paper.withOpacity(opacity, () => drawVector(paper, mark)))
      return null
  }
}

function drawVector(paper: Paper, { matrix, d, fill, stroke, clip }: VectorMark): void {
  if (d === '') return
  paper.transformed(
    matrix,
    () => {
      if (fill && 'color' in fill) paper.fillPath(d, fill.color)
      else if (fill) drawPattern(paper, d, fill.pattern, fill.box)
      if (stroke) paper.stroke(d, stroke)
    },
    clip,
  )
}

/** The canvas's hatching: short strokes on an 8 px tile, as dashes of long diagonals. */
function drawPattern(paper: Paper, d: string, color: string, box: readonly [number, number, number, number]): void {
  const [x, y, w, h] = box
  paper.fillPath(d, '#FCFFFE')
  paper.inPath(d, () => {
    // Along a diagonal x + y stays the same, and x - y grows; every second diagonal starts half a tile later.
    const first = Math.floor((x + y) / (8 / 3))
    const last = Math.ceil((x + w + y + h) / (8 / 3))
    const lines: string[] = []
    for (let k = first; k <= last; k++) {
      const sum = (k * 8) / 3
      const offset = -4 / 3 + (k % 2 === 0 ? 8 : 0)
      const from = offset + Math.floor((Math.max(x - (y + h), 2 * x - sum, sum - 2 * (y + h)) - offset) / 16) * 16
      const to = Math.min(x + w - y, 2 * (x + w) - sum, sum - 2 * y)
      if (to > from)
        lines.push(
          `M${fixed((sum + from) / 2)} ${fixed((sum - from) / 2)}L${fixed((sum + to) / 2)} ${fixed((sum - to) / 2)}`,
        )
    }
    const dash = (4 / 3) * Math.SQRT2
    paper.stroke(lines.join(''), { color, width: 1.25, dash: [dash, 8 * Math.SQRT2 - dash] })
  })
}

const fixed = (value: number): string => value.toFixed(2)

function drawPicture(paper: Paper, { matrix, w, h, picture, isRound, alt }: PictureMark): void {
  paper.transformed(matrix, () => {
    const round = `M0 ${h / 2}A${w / 2} ${h / 2} 0 1 1 ${w} ${h / 2}A${w / 2} ${h / 2} 0 1 1 0 ${h / 2}Z`
    let isDrawn = false
    const draw = () => {
      isDrawn = picture !== null && paper.picture(picture, 0, 0, w, h)
    }
    if (isRound) paper.inPath(round, draw)
    else draw()
    if (!isDrawn) drawEmptyPicture(paper, w, h, alt)
  })
}

/** A picture that is not there: a box that says what would stand here. */
export function drawEmptyPicture(paper: TextPaper, w: number, h: number, alt: string): void {
  paper.rect(0, 0, w, h, { fill: { color: COLOR.surface }, stroke: { color: COLOR.controlLine, width: 1 } })
  const size = Math.max(6, Math.min(16, h / 4, w / 8))
  const look = { size, lineHeight: size * 1.35, color: COLOR.ink2, align: 'center' } as const
  const words = layoutInline([alt], Math.max(size, w - size), look, paper)
  const lines = words.lines.slice(0, Math.max(1, Math.floor(h / look.lineHeight)))
  drawInline({ ...words, lines }, size / 2, Math.max(0, (h - lines.length * look.lineHeight) / 2), w - size, paper)
}

function drawLink(paper: Paper, { matrix, w, h, url, words }: LinkMark): void {
  paper.transformed(matrix, () => paper.link(url, [0, 0, w, h], words))
}

/** The words of a frame in the order they are read. */
export function frameWords(frame: FramePage): string[] {
  return inReadingOrder(
    frame.marks.flatMap((one) =>
      one.mark.kind === 'richText'
        ? [{ ...placeOf(one), words: one.mark.paragraphs.map(paragraphText).join(' ') }]
        : [],
    ),
  ).map(({ words }) => words)
}
