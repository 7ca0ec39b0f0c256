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

/** A chapter goes on below what is on the page while that is less than this share of it: a page with a few lines looks lost. */
const RUN_ON = 0.4
/** A chart gets smaller by up to this to stay on its page; its words stay readable. */
const SMALLEST_CHART = 0.8

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
    if (chapter.newPage && y - sheet.contentTop > sheet.contentHeight * RUN_ON) newPage()
    pieces.forEach((piece, i) => {
      const isTop = y === sheet.contentTop
      const room = sheet.contentBottom - y - (isTop ? 0 : piece.gap)
      if (!isTop && !fitsInto(room, pieces, i, sheet, paper)) {
        newPage()
        if (piece.repeat) {
          pages.at(-1)!.items.push({ piece: piece.repeat, y, chapter: null })
          y += piece.repeat.height
        }
      } else if (!isTop) y += piece.gap
      const start = i === 0 ? { name: `chapter-${chapters++}`, title: chapter.title } : null
      if (pages.at(-1)!.items.length === 0) pages.at(-1)!.runningHead = runningHead
      pages.at(-1)!.items.push({ piece: pieces[i]!, y, chapter: start })
      y += pieces[i]!.height
    })
  }
  return pages
}

/** A piece higher than a page is drawn smaller rather than cut: a row with a very long text, a high chart on a low sheet. */
function fitted(piece: Piece, sheet: Sheet, paper: Paper): Piece {
  const scale = (sheet.contentHeight - (piece.repeat?.height ?? 0)) / piece.height
  return scale >= 1 ? piece : scaled(piece, scale, paper)
}

function scaled(piece: Piece, scale: number, paper: Paper): Piece {
  return {
    ...piece,
    height: piece.height * scale,
    draw: (x, y) => paper.translated(x, y, () => piece.draw(0, 0), scale),
  }
}

/** Whether a piece and those it must stay with have room; a chart among them may get smaller for that, in place. */
function fitsInto(room: number, pieces: Piece[], from: number, sheet: Sheet, paper: Paper): boolean {
  const { height, to } = chainOf(pieces, from, sheet.contentHeight)
  if (height <= room) return true
  const at = pieces.findIndex((piece, i) => i >= from && i <= to && piece.isChart === true)
  const chart = pieces[at]
  if (chart === undefined) return false
  const scale = (room - (height - chart.height)) / chart.height
  if (scale < SMALLEST_CHART) return false
  pieces[at] = scaled(chart, scale, paper)
  return true
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

/** A piece with those it must stay with: their height and the last of them. A table's last row stays with its caption. */
function chainOf(pieces: readonly Piece[], from: number, pageHeight: number): { height: number; to: number } {
  let height = pieces[from]!.height
  let to = from
  while (pieces[to]!.keepWithNext && pieces[to + 1] && height < pageHeight * 0.85) {
    to++
    height += pieces[to]!.gap + pieces[to]!.height
  }
  return { height, to }
}

function sectionsOf(blocks: readonly Block[]): { chapter: Chapter; blocks: Block[] }[] {
  const sections: { chapter: Chapter; blocks: Block[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'chapter') sections.push({ chapter: block, blocks: [block] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}
