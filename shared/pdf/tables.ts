// Tables on paper: numbers right-aligned under their heads, hairlines between rows, the head again on every page.
import { COLOR } from '../drawing.ts'
import { drawStatusBox } from './badges.ts'
import type { Block, Cell, Column } from './blocks.ts'
import { columnWidths, PAD_X } from './columnWidths.ts'
import { drawInline, layoutInline, type InlineLines, type TextLook } from './inline.ts'
import { inOneElement } from './longText.ts'
import type { Paper } from './Paper.ts'
import type { Piece } from './Piece.ts'

type Table = Extract<Block, { kind: 'table' }>
type Geometry = { lefts: number[]; widths: number[]; width: number; size: number; padX: number; padY: number }

/** Tables up to this height (pt) are not split over pages; longer ones never leave a single row behind. */
const KEPT_WHOLE = 200

/** A row higher than this (pt) goes on as further rows of so many lines. */
const LONG_ROW = 320
const LINES_A_PART = 8

const HAIRLINE = { color: '#D3D9DE', width: 0.4 }
const RULE = { color: COLOR.controlLine, width: 0.75 }

export function tablePieces(given: Table, width: number, paper: Paper): Piece[] {
  const table = withoutEmptyColumns(given)
  const geometry = geometryOf(table, width, paper)
  const hasHead = table.columns.some((column) => column.head !== '')
  const element = { wrap: (draw: () => void): void => draw() }
  const inTable = (draw: () => void): void => element.wrap(draw)
  const head = headPiece(table, geometry, paper, inTable)
  const repeat: Piece = {
    ...headPiece(table, geometry, paper, (draw) => paper.artifact(draw, 'Pagination'), true),
    gap: 0,
  }
  const rows = table.rows.flatMap((row, i): Piece[] => {
    const isLast = i === table.rows.length - 1
    const pieces =
      row.kind === 'group'
        ? [groupPiece(row.text, table.columns.length, geometry, paper, inTable)]
        : rowPieces(row.cells, row.isTotal === true, table.columns, geometry, paper, inTable)
    return pieces.map((piece, k) => ({
      ...piece,
      repeat,
      keepWithNext: piece.keepWithNext || (isLast && k === pieces.length - 1 && table.caption !== undefined),
    }))
  })
  element.wrap = inOneElement('Table', rows.length + (hasHead ? 1 : 0) + (table.caption ? 1 : 0), paper)
  const body = hasHead ? [head, ...rows] : rows.map(({ repeat: _, ...row }, i) => (i === 0 ? { ...row, gap: 6 } : row))
  if (body.reduce((sum, piece) => sum + piece.height, 0) <= KEPT_WHOLE)
    body.forEach((piece, i) => (piece.keepWithNext ||= i < body.length - 1))
  else for (const piece of [...body.slice(0, 2), ...body.slice(-3, -1)]) piece.keepWithNext = true
  if (!table.caption) return body
  const caption = layoutInline(table.caption, width, { size: 8, lineHeight: 11.6, color: COLOR.ink2 }, paper)
  const piece: Piece = {
    height: caption.height,
    gap: 3,
    keepWithNext: false,
    draw: (x, y) => inTable(() => paper.tag('Caption', () => drawInline(caption, x, y, width, paper))),
  }
  return [...body, piece]
}

/** Optional columns stay away when none of their cells says anything. */
export function withoutEmptyColumns(table: Table): Table {
  const says = (cell: Cell | undefined) =>
    cell !== undefined &&
    (cell.status !== undefined || cell.bar !== undefined || cell.content.some((part) => part !== ''))
  const isKept = table.columns.map(
    (column, i) => column.isOptional !== true || table.rows.some((row) => row.kind === 'cells' && says(row.cells[i])),
  )
  if (!isKept.includes(false)) return table
  return {
    ...table,
    columns: table.columns.filter((_, i) => isKept[i]),
    rows: table.rows.map((row) =>
      row.kind === 'cells' ? { ...row, cells: row.cells.filter((_, i) => isKept[i]) } : row,
    ),
  }
}

function geometryOf(table: Table, width: number, paper: Paper): Geometry {
  const widths = columnWidths(table, width, paper.measure)
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, w) => sum + w, 0))
  return { lefts, widths, width, size: table.size ?? 8.6, padX: PAD_X, padY: table.padding ?? 2.6 }
}

const lookOf = (geometry: Geometry, more: Partial<TextLook>): TextLook => ({
  size: geometry.size,
  lineHeight: geometry.size * 1.38,
  ...more,
})

function inset(geometry: Geometry, column: number): { left: number; width: number } {
  // The first column starts at the edge of the text, so that tables and text align.
  const left = column === 0 ? 0 : geometry.padX
  return { left, width: geometry.widths[column]! - left - geometry.padX }
}

function headPiece(
  table: Table,
  geometry: Geometry,
  paper: Paper,
  wrap: (draw: () => void) => void,
  isRepeat = false,
): Piece {
  const cells = table.columns.map((column, i) =>
    layoutInline(
      [column.head],
      inset(geometry, i).width,
      { size: 8, lineHeight: 10.8, weight: 600, align: column.align ?? 'left' },
      paper,
    ),
  )
  const height = Math.max(10.8, ...cells.map((cell) => cell.height)) + 5.6
  return {
    height,
    gap: 6,
    keepWithNext: true,
    draw: (x, y) =>
      wrap(() => {
        const drawCell = (i: number) =>
          drawInline(
            cells[i]!,
            x + geometry.lefts[i]! + inset(geometry, i).left,
            y + height - 2.8 - cells[i]!.height,
            inset(geometry, i).width,
            paper,
          )
        if (isRepeat) cells.forEach((_, i) => drawCell(i))
        else
          paper.group('TR', () =>
            cells.forEach((_, i) => {
              // A corner without a word is no header of anything.
              if (table.columns[i]!.head === '') paper.tag('TD', () => undefined)
              else paper.tag('TH', () => drawCell(i), { scope: 'Column' })
            }),
          )
        if (isRepeat) paper.line(x, y + height, x + geometry.width, y + height, RULE)
        else paper.artifact(() => paper.line(x, y + height, x + geometry.width, y + height, RULE))
      }),
  }
}

function groupPiece(
  text: string,
  columns: number,
  geometry: Geometry,
  paper: Paper,
  inTable: (draw: () => void) => void,
): Piece {
  const laid = layoutInline([text], geometry.width, { size: 8, lineHeight: 11, weight: 600, color: COLOR.ink2 }, paper)
  const height = laid.height + 8.5
  return {
    height,
    gap: 0,
    keepWithNext: true,
    draw: (x, y) =>
      inTable(() => {
        paper.group('TR', () =>
          paper.tag('TH', () => drawInline(laid, x, y + 6, geometry.width, paper), { scope: 'Row', columns }),
        )
        paper.artifact(() => paper.line(x, y + height, x + geometry.width, y + height, HAIRLINE))
      }),
  }
}

/** One piece; a row with a text too long for a page goes on as further rows of the same cells. */
function rowPieces(
  cells: readonly Cell[],
  isTotal: boolean,
  columns: readonly Column[],
  geometry: Geometry,
  paper: Paper,
  inTable: (draw: () => void) => void,
): Piece[] {
  const laid = cells.map((cell, i) =>
    layoutInline(
      cell.content,
      inset(geometry, i).width,
      lookOf(geometry, {
        align: cell.align ?? columns[i]?.align ?? 'left',
        ...(cell.weight ? { weight: cell.weight } : isTotal ? { weight: 600 } : {}),
        ...(cell.color ? { color: cell.color } : {}),
      }),
      paper,
    ),
  )
  const rows = rowParts(laid)
  return rows.map((lines, part): Piece => {
    const [isFirst, isLast] = [part === 0, part === rows.length - 1]
    const height =
      Math.max(...lines.map((cell, i) => (isFirst && cells[i]!.status ? Math.max(13.6, cell.height) : cell.height))) +
      (isFirst ? geometry.padY : 0) +
      (isLast ? geometry.padY : 0)
    const top = isFirst ? geometry.padY : 0
    const drawCell = (cell: Cell, i: number, x: number, y: number) => {
      const place = inset(geometry, i)
      const left = x + geometry.lefts[i]! + place.left
      const said = lines[i]!.lines.length > 0
      const isHead = isFirst && i === 0 && cell.content.some((one) => one !== '')
      const draw = () => {
        if (cell.status && isFirst)
          drawStatusBox(
            paper,
            cell.status.status,
            cell.status.text,
            left,
            y + top - 0.4,
            Math.min(54, place.width),
            13.6,
          )
        else if (said) drawInline(lines[i]!, left, y + top, place.width, paper)
      }
      // The first cell names its row.
      if (isHead) paper.tag('TH', draw, { scope: 'Row' })
      else paper.tag('TD', draw)
    }
    return {
      height,
      gap: 0,
      keepWithNext: false,
      draw: (x, y) =>
        inTable(() => {
          paper.artifact(() => {
            cells.forEach((cell, i) => {
              background(cell, x + geometry.lefts[i]!, y, geometry.widths[i]!, height, geometry, paper)
              if (cell.isHatched !== true || !isFirst) return
              const { left, width } = inset(geometry, i)
              clearOfHatching(lines[i]!, x + geometry.lefts[i]! + left, y + top, width, geometry.padX, paper)
            })
            if (isLast) paper.line(x, y + height, x + geometry.width, y + height, HAIRLINE)
            if (isTotal && isFirst) paper.line(x, y, x + geometry.width, y, RULE)
          })
          paper.group('TR', () => cells.forEach((cell, i) => drawCell(cell, i, x, y)))
        }),
    }
  })
}

/** The lines of a row's cells, in parts when the longest does not fit a low page. */
function rowParts(laid: readonly InlineLines[]): InlineLines[][] {
  if (Math.max(...laid.map(({ height }) => height)) <= LONG_ROW) return [[...laid]]
  const count = Math.max(...laid.map(({ lines }) => Math.ceil(lines.length / LINES_A_PART)))
  return Array.from({ length: count }, (_, part) =>
    laid.map((cell) => {
      const lines = cell.lines.slice(part * LINES_A_PART, (part + 1) * LINES_A_PART)
      return { ...cell, lines, height: lines.length * cell.look.lineHeight }
    }),
  )
}

function background(cell: Cell, x: number, y: number, w: number, h: number, geometry: Geometry, paper: Paper): void {
  if (cell.tint) paper.rect(x, y, w, h, { fill: { color: cell.tint } })
  if (cell.isHatched) paper.rect(x, y, w, h, { fill: { hatch: '#B4BEC6' } })
  if (cell.bar !== undefined)
    // A bar stands beside the first line of its row.
    paper.rect(
      x + 4,
      y + geometry.padY + (geometry.size * 1.38) / 2 - 2.6,
      Math.max(0, Math.min(1, cell.bar)) * (w - 8),
      5.2,
      {
        fill: { color: COLOR.action },
      },
    )
  if (cell.isFramed) paper.rect(x + 0.6, y + 0.6, w - 1.2, h - 1.2, { stroke: { color: COLOR.discuss, width: 1 } })
}

/** White ground for the words of a hatched cell. */
function clearOfHatching(laid: InlineLines, x: number, y: number, width: number, edge: number, paper: Paper): void {
  const { align } = laid.look
  const wide = Math.max(...laid.lines.map((line) => line.width))
  const left = align === 'right' ? x + width - wide : align === 'center' ? x + (width - wide) / 2 : x
  paper.rect(left - edge, y, wide + 2 * edge, laid.height, { fill: { color: COLOR.paper } })
}
