// Matrices on paper: private scores as the partners' mean with its spread, shared values, cells that are on or off.
import { cellValue } from '../../board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../catalog.ts'
import { printed } from '../../charts/printed.ts'
import { COLOR } from '../../drawing.ts'
import { heatmap } from '../../widgets/heatmap.ts'
import {
  ballotMatrix,
  isOnOff,
  matrixAxes,
  matrixSeedOf,
  type BallotCell,
  type BallotMatrix,
} from '../../widgets/matrix.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import { disagreementCell, numberCell, partnerLegend, textCell, type ReportContext } from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { gridTables, type GridRow } from './columnParts.ts'
import { enteredNumber, optionText, widgetTitle } from './words.ts'

/** Partners up to this number have a column of their own beside a single scored column. */
const PARTNER_COLUMNS = 8

const nothing = (context: ReportContext, key: string): Block => ({
  kind: 'text',
  style: 'small',
  content: [context.t(key)],
})

function meanCell(context: ReportContext, cell: BallotCell): Cell {
  if (cell.kind !== 'value') return textCell('–', { isHatched: true })
  const mark: Inline[] =
    cell.label === 'discuss'
      ? [{ keep: [printed(cell.mean, 1), { icon: 'triangle', color: COLOR.discuss }] }]
      : cell.label === 'some-spread'
        ? [{ keep: [printed(cell.mean, 1), { icon: 'triangleOpen', color: COLOR.ink3 }] }]
        : [printed(cell.mean, 1)]
  const few = cell.have < context.board.partners.length ? ` ${cell.have}/${context.board.partners.length}` : ''
  return {
    content: few === '' ? mark : [...mark, { text: few, color: COLOR.ink2 }],
    ...(cell.label === 'discuss' ? { isFramed: true } : {}),
  }
}

/** Rows under the heads of their groups, when the seed groups them. */
function withGroups(
  context: ReportContext,
  widget: WidgetId,
  matrix: BallotMatrix,
  by: string | null,
  row: (one: BallotMatrix['rows'][number]) => GridRow,
): GridRow[] {
  const seed = matrixSeedOf(widget)
  const list = 'list' in seed.rows ? seed.rows.list : widget
  let last = ''
  return matrix.rows.flatMap((one): GridRow[] => {
    const isNew = by !== null && one.group !== '' && one.group !== last
    last = one.group
    return [...(isNew ? [{ group: optionText(context, list, by, one.group) }] : []), row(one)]
  })
}

const rowName = (context: ReportContext, { label, isLeft }: { label: string; isLeft: boolean }): Cell =>
  isLeft ? textCell(context.t('report.leftGroup', { name: label }), { color: COLOR.ink3 }) : textCell(label)

/** One scored column: mean, disagreement, partners, and each partner's own value while they fit. */
function singleColumn(context: ReportContext, widget: WidgetId, matrix: BallotMatrix, by: string | null): Block[] {
  const { t, board, looks } = context
  const own = board.partners.length <= PARTNER_COLUMNS ? board.partners : []
  const right = { align: 'right' as const }
  const rows = withGroups(context, widget, matrix, by, ({ row, cells }) => {
    const [cell] = cells
    const value = cell?.kind === 'value' ? cell : null
    const values = new Map(value?.cell.values.map((one) => [one.partner, one.value]))
    return {
      name: rowName(context, row),
      cells: [
        value ? numberCell(value.mean, 2, { weight: 600 }) : textCell('–', { isHatched: true }),
        numberCell(value?.spread, 2),
        disagreementCell(context, value?.label ?? 'not-computable'),
        textCell(t('report.of', { count: value?.have ?? 0, total: board.partners.length })),
        ...own.map(({ id }) => {
          const one = values.get(id)
          return one === undefined ? textCell('–', { isHatched: true }) : numberCell(one, 1)
        }),
      ],
    }
  })
  return [
    {
      kind: 'table',
      columns: [
        { head: '', share: 1 },
        { head: t('report.column.mean'), width: 38, ...right },
        { head: t('report.column.sd'), width: 34, ...right },
        { head: t('report.column.disagreement'), width: 72 },
        { head: t('report.column.partners'), width: 44, ...right },
        ...own.map((_, i) => ({ head: looks[i]!.letters, width: 26, ...right })),
      ],
      rows: rows.map((row): Row =>
        'group' in row ? { kind: 'group', text: row.group } : { kind: 'cells', cells: [row.name, ...row.cells] },
      ),
      caption: [
        `${scaleWords(context, widget)} ${t('report.oneColumnCaption')} `,
        ...(own.length > 0 ? partnerLegend(context) : []),
      ],
    },
  ]
}

function scaleWords(context: ReportContext, widget: WidgetId): string {
  const { scale } = matrixSeedOf(widget)
  if (scale.max === null) return ''
  return context.t('report.scaleWords', { min: scale.min, max: scale.max })
}

/** `ballot`: private scores after the reveal; `by` puts the rows under the options of a field of theirs. */
export const ballotBlock: TemplateBlock = (context, _instance, { widget, by }) => {
  if (widget === null || widgetSeedOf(widget)?.kind !== 'matrix') return []
  const { t } = context
  const matrix = ballotMatrix(context.board, widget, t, by ?? undefined)
  const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return [heading, nothing(context, 'report.noRows')]
  if (matrix.round === null) return [heading, nothing(context, 'report.noRound')]
  if (matrix.columns.length === 1) return [heading, ...singleColumn(context, widget, matrix, by)]
  return [
    heading,
    ...gridTables(
      {
        corner: '',
        columns: matrix.columns.map(({ label, isLeft }) => ({
          head: isLeft ? t('report.leftGroup', { name: label }) : label,
        })),
        rows: withGroups(context, widget, matrix, by, ({ row, cells }) => ({
          name: rowName(context, row),
          cells: cells.map((cell) => meanCell(context, cell)),
        })),
      },
      {
        least: 50,
        caption: {
          kind: 'text',
          style: 'caption',
          content: [`${scaleWords(context, widget)} ${t('report.meansCaption')}`],
        },
      },
    ),
  ]
}

const ON: Cell = { content: [{ icon: 'tick' }], align: 'center' }
const OFF: Cell = textCell('', { align: 'center' })

/** `matrix`: values that everybody edits, or a heat map's chosen cells. */
export const matrixBlock: TemplateBlock = (context, _instance, { widget }) => {
  if (widget === null) return []
  const { t, board } = context
  const seed = widgetSeedOf(widget)
  const heading: Block = { kind: 'heading', text: widgetTitle(context, widget) }
  if (seed?.kind === 'heatmap') {
    const map = heatmap(board, widget, t)
    if (map.rows.length === 0 || map.columns.length === 0) return [heading, nothing(context, 'report.noRows')]
    return [
      heading,
      ...gridTables({
        corner: '',
        columns: map.columns.map(({ label }) => ({ head: label, align: 'center' as const })),
        rows: map.rows.map(({ row, cells }) => ({
          name: rowName(context, row),
          cells: cells.map(({ isOn }) => (isOn ? ON : OFF)),
        })),
      }),
    ]
  }
  if (seed?.kind !== 'matrix' || seed.mode !== 'shared') return []
  const { rows, columns } = matrixAxes(board, widget, t)
  if (rows.length === 0 || columns.length === 0) return [heading, nothing(context, 'report.noRows')]
  const onOff = isOnOff(seed)
  const cellOf = (row: string, column: string): Cell => {
    const value = cellValue(board, widget, row, column)
    if (onOff) return value === 1 ? ON : OFF
    return typeof value === 'number'
      ? textCell(enteredNumber(value, context.language))
      : textCell('–', { isHatched: true })
  }
  return [
    heading,
    ...gridTables({
      corner: '',
      columns: columns.map(({ label }) => ({ head: label, align: onOff ? ('center' as const) : ('right' as const) })),
      rows: rows.map((row) => ({
        name: rowName(context, row),
        cells: columns.map((column) => cellOf(row.id, column.id)),
      })),
    }),
  ]
}
