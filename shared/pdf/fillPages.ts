// Which piece stands on which page, and at what height. The first page is the contents', where a document has them.
import type { Block, Report } from './blocks.ts'
import type { Paper } from './Paper.ts'
import type { Piece } from './Piece.ts'
import { piecesOf } from './pieces.ts'
import type { Sheet } from './Sheet.ts'

type Chapter = Extract<Block, { kind: 'chapter' }>
/** A chapter of the contents, or a template in one. */
export type Entry = { title: string; name: string; page: number; isWorked: boolean; isSection?: boolean }
type Start = { name: string; title: string; isSection: boolean }
export type Page = {
  runningHead: string
  items: { piece: Piece; y: number; start: Start | null }[]
}

/** A chapter goes on below what is on the page while that is less than this share of it: a page with a few lines looks lost. */
const RUN_ON = 0.4
/** Below this share it goes on in any case; above, only where its first chart need not part from it. */
const ALWAYS_ON = 0.2
/** A chart gets smaller by up to this to stay on its page; its words stay readable. */
const SMALLEST_CHART = 0.8
/** What sums of heights may be off; the last line of what just fits stays with it. */
const ROUNDING = 0.01

export function fillPages(report: Report, paper: Paper): Page[] {
  const { sheet } = report
  const pages: Page[] = report.hasFront ? [{ runningHead: report.contentsTitle, items: [] }] : []
  let y = Infinity
  let runningHead = report.contentsTitle
  let [chapters, sections] = [0, 0]
  const newPage = () => {
    pages.push({ runningHead, items: [] })
    y = sheet.contentTop
  }
  for (const { chapter, blocks } of sectionsOf(report.blocks)) {
    runningHead = chapter.runningHead
    const pieces = piecesOf(blocks, sheet.contentWidth, paper).map((piece) => fitted(piece, sheet, paper))
    const filled = (y - sheet.contentTop) / sheet.contentHeight
    if (chapter.newPage && (filled > RUN_ON || (filled > ALWAYS_ON && partsFromChart(pieces, y, sheet)))) newPage()
    pieces.forEach((piece, i) => {
      const isTop = y === sheet.contentTop
      const room = sheet.contentBottom - y - (isTop ? 0 : piece.gap)
      if (!isTop && !fitsInto(room, pieces, i, sheet, paper)) {
        newPage()
        if (piece.repeat) {
          pages.at(-1)!.items.push({ piece: piece.repeat, y, start: null })
          y += piece.repeat.height
        }
      } else if (!isTop) y += piece.gap
      const start =
        i === 0
          ? { name: `chapter-${chapters++}`, title: chapter.title, isSection: false }
          : piece.section === undefined
            ? null
            : { name: `section-${sections++}`, title: piece.section, isSection: true }
      if (pages.at(-1)!.items.length === 0) pages.at(-1)!.runningHead = runningHead
      pages.at(-1)!.items.push({ piece: pieces[i]!, y, start })
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
  const fit = fitOf(room, pieces, from, sheet)
  if (fit?.smaller) pieces[fit.smaller.at] = scaled(pieces[fit.smaller.at]!, fit.smaller.scale, paper)
  return fit !== null
}

type Fit = { smaller: { at: number; scale: number } | null }

/** How a piece and those it must stay with get into the room, null when they do not. */
function fitOf(room: number, pieces: readonly Piece[], from: number, sheet: Sheet): Fit | null {
  const { height, to } = chainOf(pieces, from, sheet.contentHeight)
  if (height <= room + ROUNDING) return { smaller: null }
  const at = chartAt(pieces, from, to)
  const chart = pieces[at]
  if (chart === undefined) return null
  const scale = (room - (height - chart.height)) / chart.height
  return scale < SMALLEST_CHART ? null : { smaller: { at, scale } }
}

const chartAt = (pieces: readonly Piece[], from: number, to: number): number =>
  pieces.findIndex((piece, i) => i >= from && i <= to && piece.isChart === true)

/** Whether the first page break comes before a chart that a page begun with these pieces would still hold. */
function partsFromChart(pieces: readonly Piece[], y: number, sheet: Sheet): boolean {
  const moved = firstMoved(pieces, y, sheet)
  if (moved === null || chartAt(pieces, moved, chainOf(pieces, moved, sheet.contentHeight).to) < 0) return false
  const later = firstMoved(pieces, sheet.contentTop, sheet)
  return later === null || later > moved
}

/** The first piece that goes to the next page when the first of them stands at `start`; null when none does. */
function firstMoved(pieces: readonly Piece[], start: number, sheet: Sheet): number | null {
  let y = start
  let smaller: Fit['smaller'] = null
  for (const [i, piece] of pieces.entries()) {
    const gap = y === sheet.contentTop ? 0 : piece.gap
    if (y !== sheet.contentTop && smaller?.at !== i) {
      const fit = fitOf(sheet.contentBottom - y - gap, pieces, i, sheet)
      if (fit === null) return i
      smaller = fit.smaller ?? smaller
    }
    y += gap + piece.height * (smaller?.at === i ? smaller.scale : 1)
  }
  return null
}

/** What the contents page lists: chapters and the templates in them with their pages, then the drawn frames. */
export function entriesOf(report: Report, pages: readonly Page[]): Entry[] {
  const chapters = report.blocks.filter((block): block is Chapter => block.kind === 'chapter')
  let chapter = 0
  const worked = pages.flatMap((page, i) =>
    page.items.flatMap(({ start }): Entry[] =>
      start === null
        ? []
        : [{ ...start, page: i + 2, isWorked: start.isSection || (chapters[chapter++]?.isWorked ?? true) }],
    ),
  )
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
