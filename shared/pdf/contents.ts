// The contents page: chapters with their pages, and the templates of a chapter that has several. All of it stands on one page,
// in two columns where one is too low.
import { COLOR } from '../drawing.ts'
import type { Report } from './blocks.ts'
import type { Entry } from './fillPages.ts'
import { drawInline, layoutInline } from './inline.ts'
import type { Paper } from './Paper.ts'
import { LOOK, textPiece } from './pieces.ts'

const CHAPTER = { size: 10.5, step: 22 } as const
const SECTION = { size: 9.5, step: 14 } as const
/** A chapter is nearer to its templates than to the next chapter. */
const ABOVE_SECTION = 17
const BELOW_SECTION = 6
/** Numbers of chapters stand in a column of their own. */
const NUMBER_WIDTH = 22
const BETWEEN = 24
/** Lines are set tighter down to this share before the templates are left out. */
const TIGHTEST = 0.66

const lookOf = ({ isSection }: Entry) => (isSection === true ? SECTION : CHAPTER)
const stepOf = (entry: Entry, next: Entry | undefined): number =>
  entry.isSection === true
    ? SECTION.step + (next?.isSection === true ? 0 : BELOW_SECTION)
    : next?.isSection === true
      ? ABOVE_SECTION
      : CHAPTER.step
const heightOf = (entries: readonly Entry[]) =>
  entries.reduce((sum, entry, i) => sum + stepOf(entry, entries[i + 1]), 0)

export function drawContents(paper: Paper, report: Report, all: readonly Entry[]): void {
  const { side, contentWidth: width, contentTop, contentBottom } = report.sheet
  const title = textPiece('H1', [report.contentsTitle], LOOK.title, width, paper)
  title.draw(side, contentTop)
  const top = contentTop + title.height + 14
  const room = contentBottom - top
  const entries = heightOf(all) * TIGHTEST > 2 * room ? all.filter(({ isSection }) => isSection !== true) : all
  const columns = heightOf(entries) > room ? inColumns(entries) : [entries]
  const columnWidth = (width - (columns.length - 1) * BETWEEN) / columns.length
  const tight = Math.min(1, room / Math.max(...columns.map(heightOf)))
  paper.group('TOC', () =>
    columns.forEach((column, i) => {
      let y = top
      column.forEach((entry, k) => {
        const next = column[k + 1]
        drawEntry(paper, entry, side + i * (columnWidth + BETWEEN), y, columnWidth)
        y += stepOf(entry, next) * tight
        // A line closes a chapter, not each of its templates.
        if (next?.isSection !== true) {
          const [left, at] = [side + i * (columnWidth + BETWEEN), y - 3]
          paper.artifact(() => paper.line(left, at, left + columnWidth, at, { color: COLOR.line, width: 0.4 }))
        }
      })
    }),
  )
}

/** Two columns of about the same height; a chapter keeps its templates. */
function inColumns(entries: readonly Entry[]): Entry[][] {
  const half = heightOf(entries) / 2
  const split = entries.findIndex((entry, i) => entry.isSection !== true && heightOf(entries.slice(0, i)) >= half)
  return split < 1 ? [[...entries]] : [entries.slice(0, split), entries.slice(split)]
}

function drawEntry(paper: Paper, entry: Entry, x: number, y: number, width: number): void {
  const { size } = lookOf(entry)
  const color = entry.isWorked ? COLOR.ink : COLOR.ink3
  const weight = entry.isWorked && entry.isSection !== true ? 600 : 400
  const [, number, name] = /^(\d+) (.*)$/.exec(entry.title) ?? [null, null, entry.title]
  const left = number !== null || entry.isSection === true ? NUMBER_WIDTH : 0
  const laid = layoutInline([name ?? ''], width - 30 - left, { size, lineHeight: 14, weight, color }, paper)
  const style = { size, weight, color } as const
  paper.group('TOCI', () =>
    paper.linkTo(entry.name, [x, y, width, 14], entry.title, () => {
      if (number !== null) paper.text(number ?? '', x, y + 7 + size * 0.35, style)
      drawInline({ ...laid, lines: laid.lines.slice(0, 1) }, x + left, y, width - 30 - left, paper)
      paper.text(String(entry.page), x + width, y + 7 + size * 0.35, { ...style, weight: 400 }, { anchor: 'end' })
    }),
  )
}
