// The cover: title, the decision in one line, a band made of the partners' signs, who they are and the state of the board.
import { COLOR } from '../drawing.ts'
import { signOf, signPath } from '../signs.ts'
import type { Cover } from './blocks.ts'
import { drawInline, layoutInline } from './inline.ts'
import { PAGE, type Paper } from './Paper.ts'
import { MM } from './pieces.ts'

const LEFT = 24 * MM
const BAND = { top: 118 * MM, height: 82 * MM, columns: 11, rows: 5 }

export function drawCover(paper: Paper, cover: Cover, partnerCount: number): void {
  const style = { size: 11, weight: 500, color: COLOR.action } as const
  paper.tag('P', () => paper.text(cover.consortium, LEFT, 26 * MM + 11, style))
  // A long title gets a smaller size rather than running into the band.
  let title = layoutInline([cover.title], 148 * MM, { size: 34, lineHeight: 36.8, weight: 600 }, paper)
  for (const size of [28, 23, 19]) {
    if (title.lines.length <= 3) break
    title = layoutInline([cover.title], 148 * MM, { size, lineHeight: size * 1.09, weight: 600 }, paper)
  }
  const top = 26 * MM + 15 + 4 * MM
  paper.tag('Title', () => drawInline({ ...title, lines: title.lines.slice(0, 5) }, LEFT, top, 148 * MM, paper))
  const room = BAND.top - (top + title.height + 7 * MM) - 10
  const subtitle = layoutInline([cover.subtitle], 132 * MM, { size: 14, lineHeight: 19.6, color: COLOR.ink2 }, paper)
  const fitting = { ...subtitle, lines: subtitle.lines.slice(0, Math.max(1, Math.floor(room / 19.6))) }
  paper.tag('P', () => drawInline(fitting, LEFT, top + title.height + 7 * MM, 132 * MM, paper))
  paper.artifact(() => drawBand(paper, Math.max(1, Math.min(8, partnerCount))))
  drawPartners(paper, cover)
  const note = layoutInline(
    [cover.footnote],
    PAGE.width - 2 * LEFT,
    { size: 8, lineHeight: 11, color: COLOR.ink2 },
    paper,
  )
  paper.tag('P', () => drawInline(note, LEFT, PAGE.height - 12 * MM - note.height, PAGE.width - 2 * LEFT, paper))
}

/** Outlines grow into filled signs from left to right, a row later each time: many become one. */
function drawBand(paper: Paper, kinds: number): void {
  paper.rect(0, BAND.top, PAGE.width, BAND.height, { fill: { color: COLOR.action } })
  const stepX = (PAGE.width - 2 * LEFT) / (BAND.columns - 1)
  const stepY = BAND.height / BAND.rows
  for (let row = 0; row < BAND.rows; row++) {
    for (let column = 0; column < BAND.columns; column++) {
      const isFilled = column >= BAND.columns - 4 - row
      const { shape } = signOf((row * BAND.columns + column + row * 2) % kinds)
      const [x, y] = [LEFT + column * stepX, BAND.top + (row + 0.5) * stepY]
      paper.translated(x, y, () =>
        paper.path(
          signPath(shape, isFilled ? 35 : 20),
          isFilled ? { fill: { color: COLOR.paper } } : { stroke: { color: '#8FD0D2', width: 1.1 } },
        ),
      )
    }
  }
}

function drawPartners(paper: Paper, cover: Cover): void {
  const top = BAND.top + BAND.height + 15 * MM
  const head = { size: 9, weight: 600, color: COLOR.ink2 } as const
  // More than ten partners stand in two columns, names only.
  const columns = cover.partners.length > 10 ? 2 : 1
  const rows = Math.ceil(cover.partners.length / columns)
  const bottom = PAGE.height - 24 * MM
  const step = Math.min(17.5, (bottom - top - 12) / Math.max(1, rows))
  const size = Math.min(10.5, step * 0.64)
  const room = (118 * MM - LEFT) / columns
  const nameWidth = Math.min(150, Math.max(60, ...cover.partners.map(({ name }) => paper.measure(name, size, 600))))
  paper.tag('H2', () => paper.text(cover.partnersHead, LEFT, top, head))
  paper.group('L', () =>
    cover.partners.forEach(({ name, detail }, i) => {
      const left = LEFT + Math.floor(i / rows) * room
      const baseline = top + 21 + (i % rows) * step
      const put = (text: string, x: number, width: number, weight: 400 | 600, color: string) => {
        const laid = layoutInline([text], width, { size, lineHeight: step, weight, color }, paper)
        drawInline({ ...laid, lines: laid.lines.slice(0, 1) }, x, baseline - step / 2 - size * 0.35, width, paper)
      }
      paper.tag('LI', () => {
        paper.sign(i, left + 5, baseline - size * 0.34, size * 0.76)
        put(name, left + 20, columns === 1 ? 150 : room - 26, 600, COLOR.ink)
        const beside = left + 20 + nameWidth + 16
        if (columns === 1) put(detail, beside, 118 * MM - beside, 400, COLOR.ink2)
      })
    }),
  )
  const right = 123 * MM
  paper.tag('H2', () => paper.text(cover.stateHead, right, top, head))
  let y = top + 10
  for (const line of cover.state) {
    const laid = layoutInline([line], PAGE.width - right - LEFT, { size: 10.5, lineHeight: 16.5 }, paper)
    const at = y
    paper.tag('P', () => drawInline(laid, right, at, PAGE.width - right - LEFT, paper))
    y += laid.height
  }
}
