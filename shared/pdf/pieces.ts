// Blocks as pieces that pages are filled with. A piece is never split; what may be split (tables, lists) gives one piece a
// row. Measures of the design language: text 9.5/14, tables 8.6, captions 8, hairlines 0.4, main rules 0.75 pt.
import { COLOR, type Drawing } from '../drawing.ts'
import { drawBadges } from './badges.ts'
import type { Block } from './blocks.ts'
import { drawInline, layoutInline, type Inline, type InlineLines, type TextLook } from './inline.ts'
import { inOneElement, LONG_TEXT, paragraphPieces, partsOf } from './longText.ts'
import type { Paper } from './Paper.ts'
import type { Piece } from './Piece.ts'
import { MM } from './Sheet.ts'
import { tablePieces } from './tables.ts'

export const LOOK = {
  body: { size: 9.5, lineHeight: 14 },
  small: { size: 8.6, lineHeight: 12.4 },
  caption: { size: 8, lineHeight: 11.6, color: COLOR.ink2 },
  strong: { size: 12, lineHeight: 15.5, weight: 600 },
  lead: { size: 11, lineHeight: 15.4, color: COLOR.ink2 },
  section: { size: 14.5, lineHeight: 18.5, weight: 600 },
  heading: { size: 12, lineHeight: 15, weight: 600 },
  subheading: { size: 10.5, lineHeight: 13.5, weight: 600 },
  title: { size: 20, lineHeight: 24, weight: 600 },
  statement: { size: 14, lineHeight: 18.2, weight: 600 },
} as const satisfies Record<string, TextLook>

/** Pieces of blocks in a column of this width, in reading order. Chapters, contents and gaps are the page builder's. */
export function piecesOf(blocks: readonly Block[], width: number, paper: Paper, above: Above = { level: 1 }): Piece[] {
  return blocks.flatMap((block, i) => {
    const pieces = blockPieces(block, width, paper, above)
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (first && follows(blocks[i - 1], block)) first.gap = Math.max(first.gap, BELOW_ANOTHER)
    if (last && belongsTo(block, blocks.slice(i + 1))) last.keepWithNext = true
    return pieces
  })
}

/** Between a list, table or chart and the next one, where no heading stands between them. */
const BELOW_ANOTHER = 10
const follows = (before: Block | undefined, { kind }: Block): boolean =>
  (kind === 'table' || kind === 'chart' || kind === 'beside') &&
  before !== undefined &&
  ['table', 'chart', 'beside', 'list', 'figures', 'badges', 'columns'].includes(before.kind)

/** Whether a block stays with the one after it: a decision with all that says how it was taken, a table with its caption, a chart with what it
 * says. */
function belongsTo(block: Block, after: readonly Block[]): boolean {
  const [next] = after
  if (block.kind === 'table') return next?.kind === 'text' && next.style === 'caption'
  if (block.kind === 'chart') return next?.kind === 'text'
  if (block.kind === 'decision' && next?.kind === 'text' && next.style === 'caption') return true
  if (block.kind !== 'decision' && block.kind !== 'text') return false
  // Notes to a decision stand between it and its figures.
  return after.find(({ kind }) => kind !== 'text')?.kind === 'figures'
}

/** The level of the heading before; a heading is at most one level lower, whatever it looks like. */
type Above = { level: number }

function blockPieces(block: Block, width: number, paper: Paper, above: Above): Piece[] {
  switch (block.kind) {
    case 'chapter':
      above.level = 1
      return chapterPieces(block, width, paper)
    case 'section':
      above.level = 2
      return sectionPieces(block, width, paper)
    case 'heading': {
      const isLow = block.level === 3
      above.level = Math.min(isLow ? 3 : 2, above.level + 1)
      return [
        textPiece(`H${above.level}`, [block.text], isLow ? LOOK.subheading : LOOK.heading, width, paper, {
          gap: (isLow ? 5 : 6) * MM,
          below: (isLow ? 1.4 : 2) * MM,
          keepWithNext: true,
        }),
      ]
    }
    case 'text': {
      const style = block.style ?? 'body'
      if (style === 'notice') return [noticePiece(block.content, width, paper)]
      return paragraphPieces('P', layoutInline(block.content, width, LOOK[style], paper), width, paper, {
        gap: style === 'caption' ? 3 : 4,
        below: style === 'strong' ? 3 : 0,
        keepWithNext: style === 'strong',
      })
    }
    case 'list':
      return listPieces(block, width, paper)
    case 'decision':
      return decisionPieces(block, width, paper)
    case 'figures':
      return [figuresPiece(block, width, paper)]
    case 'chart':
      return [chartPiece(block, width, paper)]
    case 'beside':
      return besidePieces(block, width, paper, above)
    case 'table':
      return tablePieces(block, width, paper)
    case 'columns':
      return columnsPieces(block, width, paper, above)
    case 'badges':
      return [badgesPiece(block, width, paper)]
    case 'gap':
      return [{ height: 0, gap: block.height, keepWithNext: false, draw: () => undefined }]
    case 'contents':
      return []
  }
}

export function textPiece(
  tag: string,
  content: readonly Inline[],
  look: TextLook,
  width: number,
  paper: Paper,
  space: { gap?: number; below?: number; keepWithNext?: boolean; indent?: number } = {},
): Piece {
  const indent = space.indent ?? 0
  const laid = layoutInline(content, width - indent, look, paper)
  return {
    height: laid.height + (space.below ?? 0),
    gap: space.gap ?? 0,
    keepWithNext: space.keepWithNext ?? false,
    draw: (x, y) => paper.tag(tag, () => drawInline(laid, x + indent, y, width - indent, paper)),
  }
}

function chapterPieces(block: Extract<Block, { kind: 'chapter' }>, width: number, paper: Paper): Piece[] {
  const title = textPiece('H1', [block.title], LOOK.title, width, paper, {
    gap: (block.newPage ? 14 : 9) * MM,
    below: 1.5 * MM,
    keepWithNext: true,
  })
  if (block.lead === undefined) return [title]
  return [title, textPiece('P', [block.lead], LOOK.lead, width, paper, { keepWithNext: block.isWorked, below: 2 * MM })]
}

/** A rule, the template's name and its question. */
function sectionPieces(block: Extract<Block, { kind: 'section' }>, width: number, paper: Paper): Piece[] {
  const title = textPiece('H2', [block.title], LOOK.section, width, paper, { keepWithNext: true, below: MM })
  const ruled: Piece = {
    ...title,
    height: title.height + 3 * MM,
    gap: 9 * MM,
    section: block.title,
    draw: (x, y) => {
      paper.artifact(() => paper.line(x, y, x + width, y, { color: COLOR.controlLine, width: 0.75 }))
      title.draw(x, y + 3 * MM)
    },
  }
  return [ruled, textPiece('P', [block.lead], LOOK.lead, width, paper, { keepWithNext: true, below: MM })]
}

/** A sentence that must be seen: amber, with a bar at its left. */
function noticePiece(content: readonly Inline[], width: number, paper: Paper): Piece {
  const laid = layoutInline(content, width - 16, { ...LOOK.small, color: COLOR.discuss }, paper)
  const height = laid.height + 8
  return {
    height,
    gap: 6,
    keepWithNext: false,
    draw: (x, y) => {
      paper.artifact(() => {
        paper.rect(x, y, width, height, { fill: { color: COLOR.discussTint } })
        paper.rect(x, y, 2.2, height, { fill: { color: COLOR.discuss } })
      })
      paper.tag('P', () => drawInline(laid, x + 8, y + 4, width - 16, paper))
    },
  }
}

function listPieces(block: Extract<Block, { kind: 'list' }>, width: number, paper: Paper): Piece[] {
  const look = LOOK[block.style ?? 'small']
  const indent = 3.5 * MM
  const items = block.items.map((item) => partsOf(layoutInline(item, width - indent, look, paper)))
  const inList = inOneElement('L', items.flat().length, paper)
  return items.flatMap((parts, i): Piece[] => {
    const inItem = inOneElement('LI', parts.length, paper)
    const inBody = parts.length === 1 ? null : inOneElement('LBody', parts.length, paper)
    return parts.map((part, k) => ({
      height: part.height,
      gap: k > 0 ? 0 : i === 0 ? 3 : 1.3 * MM,
      // No entry stands alone on a page while there are others, nor do the first lines of a long one.
      keepWithNext:
        parts.length === 1
          ? i < items.length - 1 && (i === 0 || i === items.length - 2)
          : k === 0 || k === parts.length - 2,
      draw: (x: number, y: number) =>
        inList(() =>
          inItem(() => {
            if (k === 0) paper.tag('Lbl', () => drawDash(x, y, look, paper))
            const draw = () => drawInline(part, x + indent, y, width - indent, paper)
            if (inBody === null) paper.tag('LBody', draw)
            else inBody(() => paper.tag('Span', draw))
          }),
        ),
    }))
  })
}

function drawDash(x: number, y: number, { size, lineHeight }: TextLook, paper: Paper): void {
  paper.text('–', x, y + lineHeight / 2 + size * 0.35, { size, weight: 400, color: COLOR.ink2 })
}

/** A statement longer than a few sentences is set as text, so that it does not fill pages. */
const LONG_STATEMENT = 320

function decisionPieces(block: Extract<Block, { kind: 'decision' }>, width: number, paper: Paper): Piece[] {
  const inner = width - 5 * MM - 3
  const isLong = block.statement.length > LONG_STATEMENT
  const look = { ...(isLong ? LOOK.body : LOOK.statement), color: block.isEmpty ? COLOR.ink3 : COLOR.ink }
  const statement = layoutInline([block.statement], inner, look, paper)
  if (statement.height <= LONG_TEXT) return [decisionPiece(block, statement, inner, paper)]
  const left = 3 + 5 * MM
  const votes = layoutInline(block.content, inner, { size: 9, lineHeight: 14 }, paper)
  const pieces = [
    ...paragraphPieces('P', statement, inner, paper, { gap: 4.5 * MM, below: 0, keepWithNext: true, left }),
    ...paragraphPieces('P', votes, inner, paper, { gap: 0, below: MM, keepWithNext: false, left }),
  ]
  return pieces.map((piece) => ({
    ...piece,
    draw: (x, y) => {
      paper.artifact(() => paper.rect(x, y, 3, piece.height, { fill: { color: COLOR.action } }))
      piece.draw(x, y)
    },
  }))
}

function decisionPiece(
  block: Extract<Block, { kind: 'decision' }>,
  statement: InlineLines,
  inner: number,
  paper: Paper,
): Piece {
  const votes = layoutInline(block.content, inner, { size: 9, lineHeight: 14 }, paper)
  const height = statement.height + (block.content.length === 0 ? 0 : votes.height + 2 * MM) + 2 * MM
  return {
    height,
    gap: 4.5 * MM,
    keepWithNext: false,
    draw: (x, y) => {
      paper.artifact(() =>
        paper.rect(x, y, 3, height, { fill: { color: block.isEmpty ? COLOR.controlLine : COLOR.action } }),
      )
      const left = x + 3 + 5 * MM
      paper.tag('P', () => drawInline(statement, left, y + MM, inner, paper))
      if (block.content.length > 0)
        paper.tag('P', () => drawInline(votes, left, y + statement.height + 3 * MM, inner, paper))
    },
  }
}

function figuresPiece(block: Extract<Block, { kind: 'figures' }>, width: number, paper: Paper): Piece {
  const count = block.figures.length
  const natural = block.figures.map(
    ({ value, label }) => Math.max(paper.measure(value, 13, 600), paper.measure(label, 8, 400)) + 14,
  )
  const spare = width - natural.reduce((sum, w) => sum + w, 0)
  const widths = spare >= 0 ? natural.map((w) => w + spare / count) : natural.map(() => width / count)
  const labels = block.figures.map(({ label }, i) => layoutInline([label], widths[i]! - 12, LOOK.caption, paper))
  const height = 4 * MM + 16 + Math.max(...labels.map((label) => label.height))
  return {
    height,
    gap: 4.5 * MM,
    keepWithNext: false,
    draw: (x, y) => {
      paper.artifact(() => {
        for (const at of [y, y + height]) paper.line(x, at, x + width, at, { color: COLOR.controlLine, width: 0.75 })
      })
      let left = x
      block.figures.forEach(({ value }, i) => {
        paper.tag('P', () => {
          paper.text(value, left, y + 2 * MM + 12, { size: 13, weight: 600, color: COLOR.ink })
          drawInline(labels[i]!, left, y + 2 * MM + 16, widths[i]!, paper)
        })
        left += widths[i]!
      })
    },
  }
}

export function figureOf(drawing: Drawing, paper: Paper): (x: number, y: number) => void {
  return (x, y) => paper.tag('Figure', () => paper.drawing(drawing, x, y), { alt: drawing.alt })
}

function chartPiece(block: Extract<Block, { kind: 'chart' }>, width: number, paper: Paper): Piece {
  const drawing = block.draw(paper.measure, width, block.height)
  const caption = block.caption ? layoutInline(block.caption, width, LOOK.caption, paper) : null
  const draw = figureOf(drawing, paper)
  return {
    height: drawing.height + (caption ? caption.height + 3 : 0),
    gap: 4,
    keepWithNext: false,
    isChart: true,
    draw: (x, y) => {
      draw(x, y)
      if (caption) paper.tag('P', () => drawInline(caption, x, y + drawing.height + 3, width, paper))
    },
  }
}

function besidePieces(block: Extract<Block, { kind: 'beside' }>, width: number, paper: Paper, above: Above): Piece[] {
  const drawing = block.draw(paper.measure, block.width, block.height)
  const left = block.width + 8 * MM
  const right = piecesOf(block.right, width - left, paper, above)
  const draw = figureOf(drawing, paper)
  return [
    sideBySide(
      [
        { x: 0, pieces: [{ height: drawing.height, gap: 0, keepWithNext: false, draw }] },
        { x: left, pieces: right },
      ],
      4,
    ),
  ]
}

/** Two columns as one piece; when they are too high for a page, one under the other instead. */
function columnsPieces(block: Extract<Block, { kind: 'columns' }>, width: number, paper: Paper, above: Above): Piece[] {
  const column = (width - 8 * MM) / 2
  const left = piecesOf(block.left, column, paper, { ...above })
  const right = piecesOf(block.right, column, paper, { ...above })
  if (Math.max(stackHeight(left), stackHeight(right)) > 420)
    return piecesOf([...block.left, ...block.right], width, paper, above)
  return [
    sideBySide(
      [
        { x: 0, pieces: left },
        { x: column + 8 * MM, pieces: right },
      ],
      0,
      left[0]?.gap ?? 0,
    ),
  ]
}

function stackHeight(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece, i) => sum + piece.height + (i === 0 ? 0 : piece.gap), 0)
}

function sideBySide(columns: { x: number; pieces: Piece[] }[], gap: number, firstGap = 0): Piece {
  return {
    height: Math.max(...columns.map(({ pieces }) => stackHeight(pieces))),
    gap: gap + firstGap,
    keepWithNext: false,
    draw: (x, y) => {
      for (const { x: offset, pieces } of columns) {
        let at = y
        pieces.forEach((piece, i) => {
          at += i === 0 ? 0 : piece.gap
          piece.draw(x + offset, at)
          at += piece.height
        })
      }
    },
  }
}

function badgesPiece(block: Extract<Block, { kind: 'badges' }>, width: number, paper: Paper): Piece {
  const { height, draw } = drawBadges(block, width, paper)
  return { height, gap: 5, keepWithNext: false, draw }
}
