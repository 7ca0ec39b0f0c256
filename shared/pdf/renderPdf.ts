// A report as a PDF file: cover, contents, pages filled with pieces, running head and foot, outline, drawn frames.
import { COLOR } from '../drawing.ts'
import type { PartnerLook } from '../signs.ts'
import type { Report } from './blocks.ts'
import { drawCover } from './cover.ts'
import { drawContents } from './contents.ts'
import { fillPages, entriesOf } from './fillPages.ts'
import { drawFrame, frameSheet } from './framePage.ts'
import { drawInline, layoutInline } from './inline.ts'
import type { LoadedFont } from './FontShelf.ts'
import type { Pictures } from './frames.ts'
import { Paper } from './Paper.ts'
import { LOOK, textPiece } from './pieces.ts'
import { MM, type Sheet } from './Sheet.ts'

export type RenderedPdf = { bytes: Uint8Array; pageCount: number; missingLetters: string[] }

/**
 * @param onProgress called with the share that is drawn, 0 to 1; it may throw to give up.
 * @returns the bytes of the file and the letters that no font had (drawn as boxes).
 */
export async function renderPdf(
  report: Report,
  fonts: readonly LoadedFont[],
  looks: readonly PartnerLook[],
  printedAt: Date,
  pictures: Pictures = {},
  onProgress: (share: number) => void = () => undefined,
): Promise<RenderedPdf> {
  const paper = new Paper(
    fonts,
    looks,
    {
      title: report.title,
      language: report.language,
      author: report.author,
      subject: report.runningHead,
      printedAt,
    },
    pictures,
  )
  const { sheet } = report
  const pages = fillPages(report, paper)
  const total = pages.length + report.frames.length + 1
  if (report.hasFront) {
    paper.addPage(sheet)
    drawCover(paper, report.cover, looks.length, sheet)
    paper.outline(report.title)
  }
  let number = report.hasFront ? 1 : 0
  let above: PDFKit.PDFOutline | null = null
  pages.forEach((page, i) => {
    onProgress(i / total)
    paper.addPage(sheet)
    furniture(paper, report, page.runningHead, ++number, sheet)
    for (const { piece, y, start } of page.items) {
      if (start) {
        paper.destination(start.name, y)
        if (start.isSection) paper.outline(start.title, above)
        else above = paper.outline(start.title)
      }
      piece.draw(sheet.side, y)
    }
    if (i === 0 && report.hasFront) drawContents(paper, report, entriesOf(report, pages))
  })
  const drawn = drawFrames(paper, report, number, (done) => onProgress((pages.length + done) / total))
  const noticed = drawNotices(paper, report, number + drawn)
  const missingLetters = [...paper.missingLetters]
  return { bytes: await paper.finish(), pageCount: number + drawn + noticed, missingLetters }
}

/** @returns how many pages were added. */
function drawFrames(paper: Paper, report: Report, before: number, onProgress: (done: number) => void): number {
  let outline: PDFKit.PDFOutline | null = null
  report.frames.forEach((frame, i) => {
    onProgress(i)
    const head = report.framesHead
    // The page of the chapter's title is an ordinary one, so that the title finds its place.
    const isFirst = i === 0 && head !== null
    const sheet = report.hasOwnSizes ? frameSheet(frame) : report.sheet
    paper.addPage(sheet)
    furniture(paper, report, head?.runningHead ?? frame.pageName, before + i + 1, sheet)
    if (isFirst) {
      paper.destination('frames', sheet.top)
      outline = paper.outline(head.chapter)
    }
    paper.outline(frame.title, outline)
    drawFrame(paper, frame, sheet, isFirst ? head.chapter : null, head === null ? 'H1' : 'H2')
  })
  return report.frames.length
}

/** A last page in words when something could not be printed as it is on the board. */
function drawNotices(paper: Paper, report: Report, before: number): number {
  const { sheet, notices } = report
  const letters =
    paper.missingLetters.size === 0
      ? []
      : [report.missingLetters(paper.missingLetters.size, [...paper.missingLetters].join(' '))]
  const sections = [
    ...(notices.texts.length === 0 ? [] : [{ title: notices.title, texts: notices.texts }]),
    ...letters.map(({ title, text }) => ({ title, texts: [text] })),
  ]
  if (sections.length === 0) return 0
  const pieces = sections.flatMap(({ title, texts }) => [
    { title, piece: textPiece('H1', [title], LOOK.title, sheet.contentWidth, paper, { below: 6 }) },
    ...texts.map((text) => ({
      title: null,
      piece: textPiece('P', [text], LOOK.body, sheet.contentWidth, paper, { below: 6 }),
    })),
  ])
  let y = Infinity
  let added = 0
  for (const { title, piece } of pieces) {
    if (y + piece.height > sheet.contentBottom) {
      paper.addPage(sheet)
      furniture(paper, report, sections[0]!.title, before + ++added, sheet)
      y = sheet.contentTop
    }
    if (title !== null) paper.outline(title)
    piece.draw(sheet.side, y)
    y += piece.height
  }
  return added
}

function furniture(paper: Paper, report: Report, head: string, number: number, sheet: Sheet): void {
  const style = { size: 8, weight: 400, color: COLOR.ink2 } as const
  const { side, top, width, contentWidth } = sheet
  paper.artifact(() => {
    const own = layoutInline([head], contentWidth * 0.6, { size: 8, lineHeight: 11, color: COLOR.ink2 }, paper)
    const ownWidth = own.lines[0]?.width ?? 0
    drawInline({ ...own, lines: own.lines.slice(0, 1) }, width - side - ownWidth, top - 0.3, ownWidth, paper)
    const room = contentWidth - ownWidth - 12
    const left = layoutInline([report.runningHead], room, { size: 8, lineHeight: 11, color: COLOR.ink2 }, paper)
    drawInline({ ...left, lines: left.lines.slice(0, 1) }, side, top - 0.3, room, paper)
    const rule = top + 11.6 + 2 * MM
    paper.line(side, rule, width - side, rule, { color: COLOR.controlLine, width: 0.75 })
    const foot = sheet.height - 9 * MM
    const note = layoutInline(
      [report.footnote],
      contentWidth - 40,
      { size: 8, lineHeight: 10, color: COLOR.ink2 },
      paper,
    )
    const lines = note.lines.slice(0, 2)
    // Two lines stand around the place of one, clear of the page's text.
    drawInline({ ...note, lines }, side, foot - 7.8 - (lines.length - 1) * 5, contentWidth - 40, paper)
    paper.text(String(number), width - side, foot, style, { anchor: 'end' })
  }, 'Pagination')
}
