// The cover: title, the decision in one line, a band made of the partners' signs, who they are and the state of the board.
import { COLOR } from '../drawing.ts'
import type { Cover } from './blocks.ts'
import { coverBand } from './coverBand.ts'
import { drawInline, layoutInline, numbersKept } from './inline.ts'
import type { Paper } from './Paper.ts'
import { MM, type Sheet } from './Sheet.ts'

const LEFT = 24 * MM

/** The band's place follows the sheet's height, so that a low sheet has room above and below it too. */
export const bandOf = (sheet: Sheet) => ({ top: sheet.height * 0.3973, height: sheet.height * 0.2761 })

export function drawCover(paper: Paper, cover: Cover, partnerCount: number, sheet: Sheet): void {
  const band = bandOf(sheet)
  const style = { size: 11, weight: 500, color: COLOR.action } as const
  paper.tag('P', () => paper.text(cover.consortium, LEFT, 26 * MM + 11, style))
  // A long title gets a smaller size rather than running into the band.
  let title = layoutInline([cover.title], 148 * MM, { size: 34, lineHeight: 36.8, weight: 600 }, paper)
  for (const size of [28, 23, 19]) {
    if (title.lines.length <= 3) break
    title = layoutInline([cover.title], 148 * MM, { size, lineHeight: size * 1.09, weight: 600 }, paper)
  }
  const top = 26 * MM + 15 + 4 * MM
  paper.tag('H1', () => drawInline({ ...title, lines: title.lines.slice(0, 5) }, LEFT, top, 148 * MM, paper))
  const room = band.top - (top + title.height + 7 * MM) - 10
  const subtitle = layoutInline(
    [numbersKept(cover.subtitle)],
    132 * MM,
    { size: 14, lineHeight: 19.6, color: COLOR.ink2 },
    paper,
  )
  const fitting = { ...subtitle, lines: subtitle.lines.slice(0, Math.max(1, Math.floor(room / 19.6))) }
  paper.tag('P', () => drawInline(fitting, LEFT, top + title.height + 7 * MM, 132 * MM, paper))
  const signs = coverBand(Math.max(1, Math.min(8, partnerCount)), sheet.width, band.height, LEFT)
  paper.artifact(() => paper.drawing(signs, 0, band.top))
  drawPartners(paper, cover, sheet)
  const note = layoutInline(
    [cover.footnote],
    sheet.width - 2 * LEFT,
    { size: 8, lineHeight: 11, color: COLOR.ink2 },
    paper,
  )
  paper.tag('P', () => drawInline(note, LEFT, sheet.height - 12 * MM - note.height, sheet.width - 2 * LEFT, paper))
}

/** Names up to this width stand beside where their partners are from. */
const LONGEST_NAME = 150

/** Long names in as many lines as they take, each with where it is from after it; smaller until all of them fit. */
function drawLongNames(paper: Paper, cover: Cover, top: number, right: number, bottom: number): void {
  const left = LEFT + 20
  const laidOut = (size: number) =>
    cover.partners.map(({ name, detail }) =>
      layoutInline(
        [
          { text: `${name} `, weight: 600 },
          { text: detail, color: COLOR.ink2 },
        ],
        right - left,
        { size, lineHeight: size * 1.3 },
        paper,
      ),
    )
  const fits = (all: ReturnType<typeof laidOut>) => all.reduce((sum, { height }) => sum + height + 4, 0) <= bottom - top
  const size = [9.5, 9, 8.5, 8].find((one) => fits(laidOut(one))) ?? 7
  let y = top
  paper.group('L', () =>
    laidOut(size).forEach((laid, i) => {
      const at = y
      const draw = () => {
        paper.sign(i, LEFT + 5, at + size * 0.65, size * 0.76)
        drawInline(laid, left, at, right - left, paper)
      }
      paper.group('LI', () => paper.tag('LBody', draw))
      y += laid.height + 4
    }),
  )
}

function drawPartners(paper: Paper, cover: Cover, sheet: Sheet): void {
  const band = bandOf(sheet)
  const top = band.top + band.height + 15 * MM
  const head = { size: 9, weight: 600, color: COLOR.ink2 } as const
  // More than ten partners stand in two columns, names only.
  const columns = cover.partners.length > 10 ? 2 : 1
  const rows = Math.ceil(cover.partners.length / columns)
  const splitAt = sheet.width * 0.562
  const bottom = sheet.height - 24 * MM
  const step = Math.min(17.5, (bottom - top - 12) / Math.max(1, rows))
  const size = Math.min(10.5, step * 0.64)
  const room = (splitAt - LEFT) / columns
  const longest = Math.max(60, ...cover.partners.map(({ name }) => paper.measure(name, size, 600)))
  if (cover.partners.length > 0) paper.tag('H2', () => paper.text(cover.partnersHead, LEFT, top, head))
  if (columns === 1 && longest > LONGEST_NAME) drawLongNames(paper, cover, top + 12, splitAt, bottom)
  else
    paper.group('L', () =>
      cover.partners.forEach(({ name, detail }, i) => {
        const left = LEFT + Math.floor(i / rows) * room
        const baseline = top + 21 + (i % rows) * step
        const put = (text: string, x: number, width: number, weight: 400 | 600, color: string) => {
          const laid = layoutInline([text], width, { size, lineHeight: step, weight, color }, paper)
          drawInline({ ...laid, lines: laid.lines.slice(0, 1) }, x, baseline - step / 2 - size * 0.35, width, paper)
        }
        const draw = () => {
          paper.sign(i, left + 5, baseline - size * 0.34, size * 0.76)
          put(name, left + 20, columns === 1 ? LONGEST_NAME : room - 26, 600, COLOR.ink)
          const beside = left + 20 + longest + 16
          if (columns === 1) put(detail, beside, splitAt - beside, 400, COLOR.ink2)
        }
        paper.group('LI', () => paper.tag('LBody', draw))
      }),
    )
  const right = splitAt + 5 * MM
  paper.tag('H2', () => paper.text(cover.stateHead, right, top, head))
  let y = top + 10
  for (const line of cover.state) {
    const laid = layoutInline([numbersKept(line)], sheet.width - right - LEFT, { size: 10.5, lineHeight: 16.5 }, paper)
    const at = y
    paper.tag('P', () => drawInline(laid, right, at, sheet.width - right - LEFT, paper))
    y += laid.height
  }
}
