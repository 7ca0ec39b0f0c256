// Which piece stands on which page, and at what height. The first page is the contents', where a document has them.
import type { Block, Report } from './blocks.ts'
import type { Paper } from './Paper.ts'
import type { Piece } from './Piece.ts'
import { piecesOf } from './pieces.ts'
import type { Sheet } from './Sheet.ts'

type Chapter = Extract<Block, { kind: 'chapter' }>
export type Entry = { title: string; name: string; page: number; isWorked: boolean }
export type Page = {
  runningHead: string
  items: { piece: Piece; y: number; chapter: { name: string; title: string } | null }[]
}

export function fillPages(report: Report, paper: Paper): Page[] {
  const { sheet } = report
  const pages: Page[] = report.hasFront ? [{ runningHead: report.contentsTitle, items: [] }] : []
  let y = Infinity
  let runningHead = report.contentsTitle
  let chapters = 0
  const newPage = () => {
    pages.push({ runningHead, items: [] })
    y = sheet.contentTop
  }
  for (const { chapter, blocks } of sectionsOf(report.blocks)) {
    runningHead = chapter.runningHead
    const pieces = piecesOf(blocks, sheet.contentWidth, paper).map((piece) => fitted(piece, sheet, paper))
    if (chapter.newPage) newPage()
    pieces.forEach((piece, i) => {
      const isTop = y === sheet.contentTop
      const needed = chainHeight(pieces, i, sheet.contentHeight) + (isTop ? 0 : piece.gap)
      if (!isTop && y + needed > sheet.contentBottom) {
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

/** A piece higher than a page is drawn smaller rather than cut: a row with a very long text, a high chart on a low sheet. */
function fitted(piece: Piece, sheet: Sheet, paper: Paper): Piece {
  const scale = (sheet.contentHeight - (piece.repeat?.height ?? 0)) / piece.height
  if (scale >= 1) return piece
  return {
    ...piece,
    height: piece.height * scale,
    draw: (x, y) => paper.translated(x, y, () => piece.draw(0, 0), scale),
  }
}

/** What the contents page lists: chapters with their pages, then the drawn frames. */
export function entriesOf(report: Report, pages: readonly Page[]): Entry[] {
  const chapters = report.blocks.filter((block): block is Chapter => block.kind === 'chapter')
  const entries = pages.flatMap((page, i) =>
    page.items.flatMap(({ chapter }) => (chapter ? [{ ...chapter, page: i + 2, isWorked: true }] : [])),
  )
  const worked = entries.map((entry, i) => ({ ...entry, isWorked: chapters[i]?.isWorked ?? true }))
  if (report.frames.length === 0 || report.framesHead === null) return worked
  return [...worked, { title: report.framesHead.chapter, name: 'frames', page: pages.length + 2, isWorked: true }]
}

/** Height of a piece and of those it must stay with; a table's last row stays with its caption. */
function chainHeight(pieces: readonly Piece[], from: number, pageHeight: number): number {
  let height = pieces[from]!.height
  for (let i = from; pieces[i]!.keepWithNext && pieces[i + 1] && height < pageHeight * 0.85; i++)
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
