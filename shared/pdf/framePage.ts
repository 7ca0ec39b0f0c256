// One page for a drawn frame: fitted, with its name and its page. Text stays text, in the paper's font; a text that takes
// more room than on the board gets smaller, so that nothing is lost.
import { COLOR } from '../drawing.ts'
import { drawInline, layoutInline, type Inline, type InlineLines } from './inline.ts'
import { frameText, type FramePage, type RichText } from './frames.ts'
import type { Paper } from './Paper.ts'
import { LOOK, textPiece } from './pieces.ts'

type Area = { x: number; y: number; w: number; h: number }

export function drawFrame(paper: Paper, frame: FramePage, area: Area, chapter: string | null): void {
  let y = area.y
  if (chapter !== null) {
    const title = textPiece('H1', [chapter], LOOK.title, area.w, paper, { below: 8 })
    title.draw(area.x, y)
    y += title.height
  }
  const heading = textPiece('H2', [frame.title], LOOK.heading, area.w, paper)
  const caption = textPiece('P', [frame.pageName], LOOK.caption, area.w, paper, { below: 6 })
  heading.draw(area.x, y)
  caption.draw(area.x, y + heading.height)
  y += heading.height + caption.height
  const room = area.y + area.h - y
  const scale = Math.min(area.w / frame.width, room / frame.height, 1)
  const alt = `${frame.title}. ${frameText(frame)}`
  paper.tag(
    'Figure',
    () => {
      paper.rect(area.x, y, frame.width * scale, frame.height * scale, { stroke: { color: COLOR.line, width: 0.75 } })
      paper.clipped(area.x, y, frame.width * scale, frame.height * scale, () =>
        paper.translated(
          area.x,
          y,
          () => {
            for (const { mark, opacity } of frame.marks)
              paper.withOpacity(opacity, () =>
                mark.kind === 'richText' ? drawRichText(paper, mark) : paper.mark(mark),
              )
          },
          scale,
        ),
      )
    },
    alt,
  )
}

function drawRichText(paper: Paper, text: RichText): void {
  let laid = layout(paper, text, text.size)
  for (let size = text.size * 0.94; laid.height > text.h + 1 && size > text.size * 0.4; size *= 0.94)
    laid = layout(paper, text, size)
  const spare = text.h - laid.height
  const top = text.verticalAlign === 'top' ? 0 : text.verticalAlign === 'bottom' ? spare : spare / 2
  paper.turned(text.x, text.y, text.rotate, () => {
    let y = top
    for (const { lines, indent, bullet, size } of laid.paragraphs) {
      if (bullet !== null)
        paper.text(
          bullet,
          indent - size * 0.4,
          y + size * 1.32 * 0.5 + size * 0.35,
          { size, weight: 400, color: text.color },
          { anchor: 'end' },
        )
      drawInline(lines, indent, y, text.w - indent, paper)
      y += lines.height
    }
  })
}

type Laid = {
  height: number
  paragraphs: { lines: InlineLines; indent: number; bullet: string | null; size: number }[]
}

function layout(paper: Paper, text: RichText, size: number): Laid {
  const paragraphs = text.paragraphs.map(({ bullet, indent, runs }) => {
    const left = indent * size * 1.4
    const content: Inline[] = runs.map((run) => ({
      text: run.text,
      weight: run.isBold ? 700 : 400,
      italic: run.isItalic,
      color: text.color,
    }))
    const look = {
      size,
      lineHeight: size * 1.32,
      color: text.color,
      align: bullet !== null || indent > 0 ? ('left' as const) : text.align,
    }
    return { lines: layoutInline(content, Math.max(size, text.w - left), look, paper), indent: left, bullet, size }
  })
  return { height: paragraphs.reduce((sum, { lines }) => sum + lines.height, 0), paragraphs }
}
