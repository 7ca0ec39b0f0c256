// A text box of the board: paragraphs, lists and marks in the board's own hands.
import { directionOf } from './bidi.ts'
import type { RichParagraph, RichRun, RichText } from './frames.ts'
import { paragraphText } from './frames.ts'
import { drawInline, layoutInline, type Inline, type InlineLines, type TextLook, type TextPaper } from './inline.ts'
import type { Paper } from './Paper.ts'

/** Height of a line as a share of the size, as on the canvas. */
const LINE_HEIGHT = 1.35
/** Text may be this much (px) higher than its box before it gets smaller: rounding of the canvas. */
const TOLERANCE = 2
const LINK_COLOR = '#4465E9'
/** A text is never smaller than this share of its size on the board, however much there is of it. */
const SMALLEST = 0.2

export type RichTextPaper = TextPaper & Pick<Paper, 'turned'>

type Laid = {
  height: number
  paragraphs: { lines: InlineLines; indent: number; bullet: string | null; size: number; height: number; gap: number }[]
}

export function drawRichText(paper: RichTextPaper, text: RichText): void {
  let laid = layout(paper, text, text.size)
  for (let size = text.size * 0.96; laid.height > text.h + TOLERANCE && size > text.size * SMALLEST; size *= 0.96)
    laid = layout(paper, text, size)
  const spare = text.h - laid.height
  // Text that is higher than its box starts at its top, as on the canvas.
  const top = text.verticalAlign === 'top' || spare < 0 ? 0 : text.verticalAlign === 'bottom' ? spare : spare / 2
  paper.turned(text.x, text.y, text.rotate, () => {
    let y = top
    for (const { lines, indent, bullet, size, height, gap } of laid.paragraphs) {
      y += gap
      const width = text.w - indent
      if (bullet !== null) drawBullet(paper, text, { bullet, size, x: indent, y })
      drawInline(lines, indent, y, width, paper)
      y += height
    }
  })
}

function drawBullet(
  paper: RichTextPaper,
  text: RichText,
  { bullet, size, x, y }: { bullet: string; size: number; x: number; y: number },
): void {
  const style = { size, weight: 400, color: text.color, hand: text.hand } as const
  const baseline = y + (size * LINE_HEIGHT) / 2 + paper.middle(style)
  if (bullet.endsWith('.')) paper.text(bullet, x - size * 0.35, baseline, style, { anchor: 'end' })
  // Where browsers put the dot of a list: further out than a number.
  else paper.text(bullet, x - size * 0.5 - 7, baseline, style, { anchor: 'middle' })
}

function layout(paper: RichTextPaper, text: RichText, size: number): Laid {
  const digit = paper.width('0', { size, weight: 400, color: '', hand: text.hand })
  const counts = new Map<number, number>()
  for (const { bullet, indent } of text.paragraphs)
    if (bullet !== null && bullet.endsWith('.')) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  const step = (level: number) =>
    digit * ((counts.get(level) ?? 0) >= 100 ? 5.25 : (counts.get(level) ?? 0) >= 10 ? 4.25 : 3.25)
  const paragraphs = text.paragraphs.map((paragraph, i) => {
    const indent = Array.from({ length: paragraph.indent }, (_, level) => step(level + 1)).reduce((a, b) => a + b, 0)
    const own = size * paragraph.scale
    const look = lookOf(text, paragraph, own)
    const width = text.isWrapped ? Math.max(own, text.w - indent) : Infinity
    const lines = layoutInline(
      paragraph.runs.map((run) => inlineOf(run, text)),
      width,
      look,
      paper,
    )
    const gap = paragraph.scale > 1 && i > 0 ? 5 : 0
    return {
      lines,
      indent,
      bullet: paragraph.bullet,
      size: own,
      height: lines.height + (paragraph.scale > 1 ? 10 : 0),
      gap,
    }
  })
  return { height: paragraphs.reduce((sum, { height, gap }) => sum + height + gap, 0), paragraphs }
}

function lookOf(text: RichText, paragraph: RichParagraph, size: number): TextLook {
  const isListed = paragraph.indent > 0
  return {
    size,
    lineHeight: size * LINE_HEIGHT,
    color: text.color,
    align: isListed || text.align === 'start' ? 'left' : text.align === 'end' ? 'right' : 'center',
    isBoard: true,
    direction: directionOf(paragraphText(paragraph)),
  }
}

function inlineOf(run: RichRun, text: RichText): Inline {
  return {
    text: run.text,
    weight: run.isBold ? 700 : 400,
    italic: run.isItalic,
    color: run.link === undefined ? text.color : LINK_COLOR,
    hand: run.isCode ? 'mono' : text.hand,
    ...(run.isUnderlined === true || run.link !== undefined ? { isUnderlined: true } : {}),
    ...(run.isStruck === true ? { isStruck: true } : {}),
    ...(run.mark === undefined ? {} : { mark: run.mark }),
    ...(text.halo === undefined ? {} : { halo: text.halo }),
    ...(run.link === undefined ? {} : { link: run.link }),
  }
}
