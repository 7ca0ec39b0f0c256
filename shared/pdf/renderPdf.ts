// A report as a PDF file: cover, pages filled with pieces, running head and foot, outline, contents, drawn frames.
import { COLOR } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import type { Block, Report } from './blocks.ts'
import { drawCover } from './cover.ts'
import { drawFrame } from './framePage.ts'
import { drawInline, layoutInline } from './inline.ts'
import { PAGE, Paper, type LoadedFont } from './Paper.ts'
import type { Piece } from './Piece.ts'
import { LOOK, MM, piecesOf, textPiece } from './pieces.ts'

const SIDE = 20 * MM
const TOP = 17 * MM
const WIDTH = PAGE.width - 2 * SIDE
const CONTENT_TOP = TOP + 12 + 2 * MM + 7 * MM
const CONTENT_BOTTOM = PAGE.height - 17 * MM
/** Room for the text of a page, in pt. */
export const CONTENT_HEIGHT = CONTENT_BOTTOM - CONTENT_TOP

type Chapter = Extract<Block, { kind: 'chapter' }>
type Entry = { title: string; name: string; page: number; isWorked: boolean }
type Page = {
  runningHead: string
  items: { piece: Piece; y: number; chapter: { name: string; title: string } | null }[]
}

/**
 * @returns the bytes of the file and the letters that no font had (drawn as boxes).
 */
export async function renderPdf(
  report: Report,
  fonts: readonly LoadedFont[],
  looks: readonly PartnerLook[],
  printedAt: Date,
): Promise<{ bytes: Uint8Array; missingLetters: string[] }> {
  const paper = new Paper(fonts, looks, {
    title: report.title,
    language: report.language,
    author: report.author,
    subject: report.runningHead,
    printedAt,
  })
  const pages = fillPages(report, paper)
  const entries = entriesOf(report, pages)
  paper.addPage()
  drawCover(paper, report.cover, looks.length)
  paper.outline(report.title)
  let number = 1
  for (const page of pages) {
    paper.addPage()
    furniture(paper, report, page.runningHead, ++number)
    for (const { piece, y, chapter } of page.items) {
      if (chapter) {
        paper.destination(chapter.name, y)
        paper.outline(chapter.title)
      }
      piece.draw(SIDE, y)
    }
    if (number === 2) drawContents(paper, report, entries)
  }
  let framesOutline: PDFKit.PDFOutline | null = null
  for (const frame of report.frames) {
    paper.addPage()
    furniture(paper, report, report.framesHead.runningHead, ++number)
    if (framesOutline === null) {
      paper.destination('frames', TOP)
      framesOutline = paper.outline(report.framesHead.chapter)
    }
    paper.outline(frame.title, framesOutline)
    drawFrame(
      paper,
      frame,
      { x: SIDE, y: CONTENT_TOP, w: WIDTH, h: CONTENT_HEIGHT },
      framesOutline !== null && frame === report.frames[0] ? report.framesHead.chapter : null,
    )
  }
  if (paper.missingLetters.size > 0) {
    paper.addPage()
    const notice = report.missingLetters(paper.missingLetters.size, [...paper.missingLetters].join(' '))
    furniture(paper, report, notice.title, number + 1)
    paper.outline(notice.title)
    let y = CONTENT_TOP
    for (const piece of [
      textPiece('H1', [notice.title], LOOK.title, WIDTH, paper, { below: 6 }),
      textPiece('P', [notice.text], LOOK.body, WIDTH, paper),
    ]) {
      piece.draw(SIDE, y)
      y += piece.height
    }
  }
  const missingLetters = [...paper.missingLetters]
  return { bytes: await paper.finish(), missingLetters }
}

/** Places pieces on pages. The first page is the contents'. */
function fillPages(report: Report, paper: Paper): Page[] {
  const pages: Page[] = [{ runningHead: report.contentsTitle, items: [] }]
  let y = Infinity
  let runningHead = report.contentsTitle
  let chapters = 0
  const newPage = () => {
    pages.push({ runningHead, items: [] })
    y = CONTENT_TOP
  }
  for (const { chapter, blocks } of sectionsOf(report.blocks)) {
    runningHead = chapter.runningHead
    const pieces = piecesOf(blocks, WIDTH, paper)
    if (chapter.newPage) newPage()
    pieces.forEach((piece, i) => {
      const isTop = y === CONTENT_TOP
      const needed = chainHeight(pieces, i) + (isTop ? 0 : piece.gap)
      if (!isTop && y + needed > CONTENT_BOTTOM) {
        newPage()
        if (piece.repeat) {
          pages.at(-1)!.items.push({ piece: piece.repeat, y, chapter: null })
          y += piece.repeat.height
        }
      } else if (!isTop) y += piece.gap
      const start = i === 0 ? { name: `chapter-${chapters++}`, title: chapter.title } : null
      if (pages.at(-1)!.items.length === 0) pages.at(-1)!.runningHead = runningHead
      pages.at(-1)!.items.push({ piece, y, chapter: start })
      y += piece.height
    })
  }
  return pages
}

/** Height of a piece and of those it must stay with; a table's last row stays with its caption. */
function chainHeight(pieces: readonly Piece[], from: number): number {
  let height = pieces[from]!.height
  for (let i = from; pieces[i]!.keepWithNext && pieces[i + 1] && height < CONTENT_HEIGHT * 0.85; i++)
    height += pieces[i + 1]!.gap + pieces[i + 1]!.height
  return height
}

function sectionsOf(blocks: readonly Block[]): { chapter: Chapter; blocks: Block[] }[] {
  const sections: { chapter: Chapter; blocks: Block[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'chapter') sections.push({ chapter: block, blocks: [block] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}

function entriesOf(report: Report, pages: readonly Page[]): Entry[] {
  const chapters = report.blocks.filter((block): block is Chapter => block.kind === 'chapter')
  const entries = pages.flatMap((page, i) =>
    page.items.flatMap(({ chapter }) => (chapter ? [{ ...chapter, page: i + 2, isWorked: true }] : [])),
  )
  const worked = entries.map((entry, i) => ({ ...entry, isWorked: chapters[i]?.isWorked ?? true }))
  if (report.frames.length === 0) return worked
  return [...worked, { title: report.framesHead.chapter, name: 'frames', page: pages.length + 2, isWorked: true }]
}

function furniture(paper: Paper, report: Report, head: string, number: number): void {
  const style = { size: 8, weight: 400, color: COLOR.ink2 } as const
  paper.artifact(() => {
    paper.text(head, PAGE.width - SIDE, TOP + 8, style, { anchor: 'end' })
    const room = WIDTH - paper.width(head, style) - 12
    const left = layoutInline([report.runningHead], room, { size: 8, lineHeight: 11, color: COLOR.ink2 }, paper)
    drawInline({ ...left, lines: left.lines.slice(0, 1) }, SIDE, TOP - 0.3, room, paper)
    const rule = TOP + 11.6 + 2 * MM
    paper.line(SIDE, rule, PAGE.width - SIDE, rule, { color: COLOR.controlLine, width: 0.75 })
    const foot = PAGE.height - 9 * MM
    const note = layoutInline([report.footnote], WIDTH - 40, { size: 8, lineHeight: 10, color: COLOR.ink2 }, paper)
    const lines = note.lines.slice(0, 2)
    drawInline({ ...note, lines }, SIDE, foot - 7.8 - (lines.length - 1) * 10, WIDTH - 40, paper)
    paper.text(String(number), PAGE.width - SIDE, foot, style, { anchor: 'end' })
  }, 'Pagination')
}

function drawContents(paper: Paper, report: Report, entries: readonly Entry[]): void {
  const title = textPiece('H1', [report.contentsTitle], LOOK.title, WIDTH, paper)
  title.draw(SIDE, CONTENT_TOP)
  let y = CONTENT_TOP + title.height + 14
  const step = Math.min(22, (CONTENT_BOTTOM - y) / Math.max(1, entries.length))
  paper.group('TOC', () => {
    for (const entry of entries) {
      const style = {
        size: 10.5,
        weight: entry.isWorked ? 600 : 400,
        color: entry.isWorked ? COLOR.ink : COLOR.ink3,
      } as const
      const laid = layoutInline(
        [entry.title],
        WIDTH - 40,
        { size: style.size, lineHeight: 14, weight: style.weight, color: style.color },
        paper,
      )
      paper.tag('TOCI', () => {
        drawInline({ ...laid, lines: laid.lines.slice(0, 1) }, SIDE, y, WIDTH - 40, paper)
        paper.text(String(entry.page), PAGE.width - SIDE, y + 10.7, { ...style, weight: 400 }, { anchor: 'end' })
      })
      paper.artifact(() =>
        paper.line(SIDE, y + step - 3, PAGE.width - SIDE, y + step - 3, { color: COLOR.line, width: 0.4 }),
      )
      paper.linkTo(entry.name, SIDE, y, WIDTH, 14)
      y += step
    }
  })
}
