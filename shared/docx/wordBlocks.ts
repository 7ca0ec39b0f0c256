// The blocks of a report as paragraphs and tables of Word: the same blocks that pieces.ts puts on pages. Word breaks lines and
// pages itself; what belongs together is only said to.
import { COLOR, type MeasureText } from '../drawing.ts'
import type { Block } from '../pdf/blocks.ts'
import type { Inline } from '../pdf/inline.ts'
import { MM } from '../pdf/Sheet.ts'
import { statusRun } from './statusRun.ts'
import { drawingRun } from './wordPictures.ts'
import { layoutTable, tableOf } from './wordTables.ts'
import { field, paragraph, plainText, run, runs, textParagraph, type WordContext } from './wordText.ts'
import { el, join, type Xml } from './xml.ts'

export type BlockContext = WordContext & {
  measure: MeasureText
  /** Chapters met so far get places that the contents lead to. */
  chapters: { title: string; bookmark: string; isWorked: boolean }[]
  /** "Figure" and "Table" before their numbers. */
  words: { figure: string; table: string }
  /** How many captions there were. */
  counts: { figure: number; table: number }
  /** The section's level if one has begun, and the level of the heading before. */
  levels: { section: number; last: number }
}

/** @param width of the column in points */
export function wordBlocks(blocks: readonly Block[], context: BlockContext, width: number): Xml {
  return join(blocks.map((block) => wordBlock(block, context, width)))
}

function wordBlock(block: Block, context: BlockContext, width: number): Xml {
  switch (block.kind) {
    case 'chapter':
      return chapter(block, context)
    case 'section':
      context.levels = { section: 2, last: 2 }
      return join([
        textParagraph('Heading2', [block.title], context),
        textParagraph('Lead', [block.lead], context, { keepWithNext: true }),
      ])
    case 'heading':
      return heading(block, context)
    case 'text':
      return textParagraph(TEXT_STYLES[block.style ?? 'body'], block.content, context)
    case 'list':
      return join(block.items.map((item) => textParagraph('ListBullet', item, context, listLook(block.style))))
    case 'decision':
      return decision(block, context)
    case 'figures':
      return figures(block, context, width)
    case 'chart':
      return chart(block, context, width)
    case 'beside': {
      const picture = chart({ kind: 'chart', height: block.height, draw: block.draw }, context, block.width)
      const right = width - block.width - gap
      return layoutTable([
        { width: block.width + gap, gap, content: picture },
        { width: right, content: wordBlocks(block.right, context, right) },
      ])
    }
    case 'columns': {
      const column = (width - gap) / 2
      // Long columns side by side would leave half of a page empty where it breaks.
      if (weightOf(block.left) > LONG || weightOf(block.right) > LONG)
        return wordBlocks([...block.left, ...block.right], context, width)
      const before = { ...context.levels }
      const left = wordBlocks(block.left, context, column)
      context.levels = before
      return layoutTable([
        { width: column + gap, gap, content: left },
        { width: column, content: wordBlocks(block.right, context, column) },
      ])
    }
    case 'table':
      return join([
        tableOf(block, context, width),
        block.caption ? caption('table', block.caption, context) : gapAfterTable(),
      ])
    case 'badges':
      return badges(block)
    case 'gap':
      return paragraph('Gap', none, '', { above: block.height })
    case 'contents':
      return none
  }
}

const none = '' as Xml
/** Between columns, as on paper. */
const gap = 8 * MM
const TEXT_STYLES = {
  body: 'Normal',
  small: 'Small',
  caption: 'Note',
  strong: 'Strongpoint',
  notice: 'Notice',
} as const

/** So many letters in a column are about half of a page. */
const LONG = 2600

function weightOf(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length
}

/** Word joins tables that touch. */
const gapAfterTable = (): Xml => paragraph('Gap', none, '')

const listLook = (style: 'body' | 'small' | undefined) => (style === 'body' ? { size: 9.5 } : {})

function chapter(block: Extract<Block, { kind: 'chapter' }>, context: BlockContext): Xml {
  context.levels = { section: 1, last: 1 }
  const id = context.parts.nextId()
  const bookmark = `_Toc${String(id).padStart(8, '0')}`
  context.chapters.push({ title: block.title, bookmark, isWorked: block.isWorked })
  const place = [
    el('w:bookmarkStart', { 'w:id': id, 'w:name': bookmark }),
    el('w:bookmarkEnd', { 'w:id': id }),
  ] as const
  const title = paragraph('Heading1', join([place[0], run(block.title), place[1]]), block.title, {
    ...(block.newPage ? { startsPage: true, above: 0 } : {}),
  })
  if (block.lead === undefined) return title
  return join([title, textParagraph('Lead', [block.lead], context, { keepWithNext: block.isWorked })])
}

/** Headings lie one below the section or the chapter they stand in, and never skip a level. */
function heading(block: Extract<Block, { kind: 'heading' }>, context: BlockContext): Xml {
  const { section, last } = context.levels
  const level = Math.min(section + (block.level === 3 ? 2 : 1), last + 1)
  context.levels = { section, last: level }
  return textParagraph(`Heading${level}`, [block.text], context)
}

function decision(block: Extract<Block, { kind: 'decision' }>, context: BlockContext): Xml {
  const hasVotes = block.content.length > 0
  return join([
    textParagraph('Decision', [block.statement], context, {
      ...(block.isEmpty ? { color: COLOR.ink3 } : {}),
      keepWithNext: hasVotes,
    }),
    hasVotes ? textParagraph('DecisionVotes', block.content, context) : none,
  ])
}

/** Values with their labels side by side, between two rules. */
function figures(block: Extract<Block, { kind: 'figures' }>, context: BlockContext, width: number): Xml {
  const column = width / Math.max(1, block.figures.length)
  return layoutTable(
    block.figures.map(({ value, label }) => ({
      width: column,
      content: join([
        textParagraph('FigureValue', [value], context, { keepWithNext: true }),
        textParagraph('FigureLabel', [label], context),
      ]),
    })),
    true,
  )
}

function chart(block: Extract<Block, { kind: 'chart' }>, context: BlockContext, width: number): Xml {
  const drawing = block.draw(context.measure, width, block.height)
  const picture = paragraph('Picture', drawingRun(drawing, context.parts, width), '', {
    keepWithNext: block.caption !== undefined,
  })
  return block.caption ? join([picture, caption('figure', block.caption, context)]) : picture
}

/** Numbered by Word itself, so that figures somebody adds later count too. */
function caption(what: 'figure' | 'table', content: readonly Inline[], context: BlockContext): Xml {
  const kind = context.words[what]
  const number = field(`SEQ ${kind} \\* ARABIC`, run(String(++context.counts[what]), { isBold: true }))
  return paragraph(
    'Caption',
    join([run(`${kind} `, { isBold: true }), number, run('. ', { isBold: true }), runs(content, context)]),
    plainText(content),
  )
}

function badges(block: Extract<Block, { kind: 'badges' }>): Xml {
  const parts = block.badges.map(({ code, status, text }) => {
    const box = statusRun({ status, text: code })
    return block.isStrip || text === undefined ? join([box, run(' ')]) : join([box, run(`\u00A0${text}\u2003`)])
  })
  return paragraph('Badges', join(parts), '')
}
