// Tables of Word: those of a report, with a head that every page repeats and rows that no page cuts, and tables without lines
// that only put things side by side.
import { COLOR, type MeasureText } from '../drawing.ts'
import type { Block, Cell } from '../pdf/blocks.ts'
import { columnWidths } from '../pdf/columnWidths.ts'
import { withoutEmptyColumns } from '../pdf/tables.ts'
import { statusRun } from './statusRun.ts'
import { drawingRun } from './wordPictures.ts'
import { hex, isBold, paragraph, plainText, runs, textParagraph, twips, type WordContext } from './wordText.ts'
import { el, join, type Xml } from './xml.ts'

type Table = Extract<Block, { kind: 'table' }>
type TableContext = WordContext & { measure: MeasureText }

const PAD = 4.2
const HAIRLINE = '#D3D9DE'
/** Tables of so many rows stay on one page with their caption. */
const KEPT_WHOLE = 14

type Line = { size: number; color: string; kind?: 'single' | 'dashed' }
const none = '' as Xml
/** Points to eighths of a point. */
const line = (side: string, { size, color, kind = 'single' }: Line): Xml =>
  el(`w:${side}`, { 'w:val': kind, 'w:sz': Math.round(size * 8), 'w:space': 0, 'w:color': hex(color) })

const RULE: Line = { size: 0.75, color: COLOR.controlLine }

/** The table without its caption. @param width of the column it stands in, in points */
export function tableOf(given: Table, context: TableContext, width: number): Xml {
  const table = withoutEmptyColumns(given)
  // Word breaks a head inside a word where it does not fit, and its bold is wider than the semibold of paper.
  const widths = columnWidths(table, width, (text, size) => context.measure(text, size, 700) * 1.04)
  const hasHead = table.columns.some(({ head }) => head !== '')
  const isKept = table.rows.length <= KEPT_WHOLE
  const rows = table.rows.map((row, i): Xml => {
    const isLast = i === table.rows.length - 1
    // A head never stays behind, and no row goes to the next page alone; a caption stays with the last.
    const keepWithNext = isLast ? table.caption !== undefined : isKept || i < 2 || i >= table.rows.length - 3
    if (row.kind === 'group') return groupRow(row.text, widths, context)
    return el(
      'w:tr',
      {},
      rowLook(false),
      ...row.cells.map((cell, c) =>
        bodyCell(
          cell,
          { width: widths[c]!, isFirst: c === 0, isTotal: row.isTotal === true, keepWithNext },
          table,
          c,
          context,
        ),
      ),
    )
  })
  return el('w:tbl', {}, ...frameOf(widths, hasHead), hasHead ? headRow(table, widths, context) : none, ...rows)
}

function frameOf(widths: readonly number[], hasHead: boolean): Xml[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  return [
    el(
      'w:tblPr',
      {},
      el('w:tblW', { 'w:w': twips(total), 'w:type': 'dxa' }),
      el(
        'w:tblBorders',
        {},
        line('bottom', { size: 0.5, color: HAIRLINE }),
        line('insideH', { size: 0.5, color: HAIRLINE }),
      ),
      el('w:tblLayout', { 'w:type': 'fixed' }),
      margins('w:tblCellMar', PAD, PAD),
      el('w:tblLook', {
        'w:val': hasHead ? '06A0' : '0680',
        'w:firstRow': hasHead ? 1 : 0,
        'w:lastRow': 0,
        'w:firstColumn': 1,
        'w:lastColumn': 0,
        'w:noHBand': 1,
        'w:noVBand': 1,
      }),
    ),
    el('w:tblGrid', {}, ...widths.map((width) => el('w:gridCol', { 'w:w': twips(width) }))),
  ]
}

const margins = (name: string, left: number, right: number): Xml =>
  el(
    name,
    {},
    el('w:left', { 'w:w': twips(left), 'w:type': 'dxa' }),
    el('w:right', { 'w:w': twips(right), 'w:type': 'dxa' }),
  )

const rowLook = (isHead: boolean): Xml => el('w:trPr', {}, el('w:cantSplit'), isHead ? el('w:tblHeader') : none)

function headRow(table: Table, widths: readonly number[], context: TableContext): Xml {
  const cells = table.columns.map((column, i) =>
    el(
      'w:tc',
      {},
      el(
        'w:tcPr',
        {},
        el('w:tcW', { 'w:w': twips(widths[i]!), 'w:type': 'dxa' }),
        el('w:tcBorders', {}, line('bottom', RULE)),
        i === 0 ? margins('w:tcMar', 0, PAD) : none,
        el('w:vAlign', { 'w:val': 'bottom' }),
      ),
      textParagraph('TableHead', [column.head], context, { align: column.align ?? 'left', keepWithNext: true }),
    ),
  )
  return el('w:tr', {}, rowLook(true), ...cells)
}

/** A heading across the table, kept with the row after it. */
function groupRow(text: string, widths: readonly number[], context: TableContext): Xml {
  return el(
    'w:tr',
    {},
    rowLook(false),
    el(
      'w:tc',
      {},
      el(
        'w:tcPr',
        {},
        el('w:tcW', { 'w:w': twips(widths.reduce((sum, width) => sum + width, 0)), 'w:type': 'dxa' }),
        el('w:gridSpan', { 'w:val': widths.length }),
        margins('w:tcMar', 0, PAD),
      ),
      textParagraph('TableGroup', [text], context, { keepWithNext: true }),
    ),
  )
}

type Place = { width: number; isFirst: boolean; isTotal: boolean; keepWithNext: boolean }

function bodyCell(cell: Cell, place: Place, table: Table, column: number, context: TableContext): Xml {
  const look = {
    ...(cell.color === undefined ? {} : { color: cell.color }),
    ...(isBold(cell.weight) || (cell.weight === undefined && place.isTotal) ? { isBold: true } : {}),
    ...(table.size === undefined ? {} : { size: table.size }),
  }
  const room = place.width - (place.isFirst ? 0 : PAD) - PAD
  const content = cell.status
    ? statusRun(cell.status)
    : join([runs(cell.content, context, look), cell.bar === undefined ? none : bar(cell.bar, room, context)])
  return el(
    'w:tc',
    {},
    el(
      'w:tcPr',
      {},
      el('w:tcW', { 'w:w': twips(place.width), 'w:type': 'dxa' }),
      bordersOf(cell, place),
      shadeOf(cell),
      place.isFirst ? margins('w:tcMar', 0, PAD) : none,
    ),
    paragraph('TableText', content, cell.status?.text ?? plainText(cell.content), {
      align: cell.align ?? table.columns[column]?.align ?? 'left',
      keepWithNext: place.keepWithNext,
      ...(table.padding === undefined ? {} : { above: table.padding, below: table.padding }),
    }),
  )
}

function bordersOf(cell: Cell, place: Place): Xml {
  if (cell.isFramed === true)
    return el(
      'w:tcBorders',
      {},
      ...['top', 'left', 'bottom', 'right'].map((side) => line(side, { size: 1, color: COLOR.discuss })),
    )
  return place.isTotal ? el('w:tcBorders', {}, line('top', RULE)) : none
}

function shadeOf(cell: Cell): Xml {
  if (cell.isHatched === true)
    return el('w:shd', { 'w:val': 'thinDiagStripe', 'w:color': 'D9DFE3', 'w:fill': 'FFFFFF' })
  return cell.tint === undefined ? none : el('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(cell.tint) })
}

/** Its value stands as a number in another cell of the row. */
function bar(share: number, room: number, context: TableContext): Xml {
  const width = Math.max(0, Math.min(1, share)) * room
  if (width < 0.5) return none
  const marks = [{ kind: 'rect' as const, x: 0, y: 0, w: width, h: 5.2, fill: { color: COLOR.action } }]
  return drawingRun({ width, height: 5.2, marks, alt: '' }, context.parts)
}

/** `gap`: points of the width that stay empty at the right. */
type Side = { width: number; gap?: number; content: Xml }

/** Things side by side, in a table without lines. @param isRuled between two rules */
export function layoutTable(columns: readonly Side[], isRuled = false): Xml {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  return join([
    el(
      'w:tbl',
      {},
      el(
        'w:tblPr',
        {},
        el('w:tblW', { 'w:w': twips(total), 'w:type': 'dxa' }),
        isRuled ? el('w:tblBorders', {}, line('top', RULE), line('bottom', RULE)) : none,
        el('w:tblLayout', { 'w:type': 'fixed' }),
        margins('w:tblCellMar', 0, isRuled ? PAD : 0),
        el('w:tblLook', { 'w:val': '0600', 'w:firstRow': 0, 'w:firstColumn': 0, 'w:noHBand': 1, 'w:noVBand': 1 }),
      ),
      el('w:tblGrid', {}, ...columns.map(({ width }) => el('w:gridCol', { 'w:w': twips(width) }))),
      el(
        'w:tr',
        {},
        el('w:trPr', {}, el('w:cantSplit')),
        ...columns.map(({ width, gap, content }) =>
          el(
            'w:tc',
            {},
            el(
              'w:tcPr',
              {},
              el('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
              gap === undefined ? none : margins('w:tcMar', 0, gap),
            ),
            content,
            // A cell has to end with a paragraph.
            content.endsWith('</w:p>') ? none : paragraph('Gap', none, ''),
          ),
        ),
      ),
    ),
    paragraph('Gap', none, ''),
  ])
}
