// One widget as a table: items, fields, cells, and the revealed rounds of votes. What is still secret is not on the board and
// so not here.
import { axisEntries, isLeftMarket } from '../board/axis.ts'
import { cellValue, listItems, singleField, type Item, type RoundValues } from '../board/boardState.ts'
import { instanceOf, listSeedOf, widgetSeedOf, type WidgetId } from '../catalog.ts'
import { dotShares, tallyVotes, voteOf } from '../compute/votes.ts'
import { roundCells } from '../findings/roundFindings.ts'
import { fieldName, fieldsOf, widgetTitle, type WordContext } from '../pdf/generic/words.ts'
import type { AxisSeed } from '../templateSeed.ts'
import { axisLabels, type AxisLabel } from '../widgets/axisLabels.ts'
import { leftItems } from '../widgets/grouping.ts'
import { checklistSeedOf, checkRows, stateKey, type CheckState } from '../widgets/checklist.ts'
import { needMapView } from '../widgets/needMap.ts'
import { cellOf } from './cellOf.ts'
import type { Table, TableCell } from './Table.ts'

/** The only matrix that counts before anybody filled it (domain 4.T04.5). */
const NEED_MAP = 'T04.needMap'
const MARKETS = 'T04.markets'

type Body = Pick<Table, 'heads' | 'rows'>

/** A last column that marks rows of markets that are no longer chosen, where there are any. @param isLeft of each row */
function withLeft({ t }: WordContext, { heads, rows }: Body, isLeft: readonly boolean[]): Body {
  if (!isLeft.includes(true)) return { heads, rows }
  return {
    heads: [...heads, t('widgets.left')],
    rows: rows.map((row, place) => [...row, isLeft[place] ? t('report.yes') : null]),
  }
}

/** Null for a widget that no template has. */
export function widgetTable(context: WordContext, widget: WidgetId): Table | null {
  const body = bodyOf(context, widget)
  return body && { id: widget, title: `${instanceOf(widget)} ${widgetTitle(context, widget)}`, ...body }
}

function bodyOf(context: WordContext, widget: WidgetId): Body | null {
  const seed = widgetSeedOf(widget)
  if (!seed) return null
  if (listSeedOf(widget)) return itemsBody(context, widget)
  switch (seed.kind) {
    case 'canvas':
    case 'statement':
      return fieldsBody(context, widget)
    case 'matrix':
      return seed.mode === 'ballot'
        ? ballotBody(context, widget, seed.rows, seed.columns)
        : gridBody(context, widget, seed.rows, seed.columns)
    case 'heatmap':
      return gridBody(context, widget, seed.rows, seed.columns)
    case 'checklist':
      return checklistBody(context, widget)
    case 'dotVote':
      return dotsBody(context, widget, seed.options)
    case 'partnerVote':
      return votesBody(context, widget, seed.rows)
    default:
      return null
  }
}

function itemsBody(context: WordContext, widget: WidgetId): Body {
  const { t, board } = context
  const fields = fieldsOf(widget)
  const items = listItems(board, widget)
  const left = leftItems(board, widget)
  const body: Body = {
    heads: [
      t('tables.id'),
      ...fields.map(({ id }) => fieldName(context, widget, id)),
      t('tables.fact'),
      t('tables.confirmed'),
    ],
    rows: items.map((item) => [
      item.id,
      ...fields.map((field) => cellOf(context, widget, field, item.fields[field.id])),
      item.fact,
      item.confirmed ? { time: item.confirmed.at } : null,
    ]),
  }
  const isLeft = ({ id }: Item) => (widget === MARKETS ? isLeftMarket(board, id) : left.has(id))
  return withLeft(context, body, items.map(isLeft))
}

/** Fields nobody has filled are left out. */
function fieldsBody(context: WordContext, widget: WidgetId): Body {
  const { t, board } = context
  const rows = fieldsOf(widget).flatMap((field): TableCell[][] => {
    const cell = cellOf(context, widget, field, singleField(board, widget, field.id))
    return cell === null ? [] : [[fieldName(context, widget, field.id), cell]]
  })
  return { heads: [t('tables.field'), t('tables.value')], rows }
}

const labelsOf = ({ board, t }: WordContext, widget: WidgetId, axis: AxisSeed): AxisLabel[] =>
  axisLabels(board, widget, axisEntries(board, axis, instanceOf(widget)), t)

/** Shared values as they count on the board, the default map of needs too; no rows while no cell is filled. */
function gridBody(context: WordContext, widget: WidgetId, rowAxis: AxisSeed, columnAxis: AxisSeed): Body {
  const { board } = context
  const columns = labelsOf(context, widget, columnAxis)
  const { strength } = needMapView(board)
  const valueAt = (row: string, column: string): TableCell =>
    widget === NEED_MAP ? strength(row, column) : (cellValue(board, widget, row, column) ?? null)
  const labels = labelsOf(context, widget, rowAxis)
  const rows = labels.map((row): TableCell[] => [row.label, ...columns.map((column) => valueAt(row.id, column.id))])
  const isEmpty = rows.every(([, ...cells]) => cells.every((cell) => cell === null))
  const heads = ['', ...columns.map(({ label }) => label)]
  return isEmpty
    ? { heads, rows: [] }
    : withLeft(
        context,
        { heads, rows },
        labels.map(({ isLeft }) => isLeft),
      )
}

function roundsOf({ board }: WordContext, widget: WidgetId): [number, RoundValues][] {
  return [...(board.values.get(widget) ?? [])].sort(([a], [b]) => a - b)
}

const partnerNames = ({ board }: WordContext): string[] => board.partners.map(({ name }) => name)
const partnerIds = ({ board }: WordContext): string[] => board.partners.map(({ id }) => id)

/** Every revealed round: one row a cell, with mean and spread of the partners' values (domain 3.4, 3.5) and each of them. */
function ballotBody(context: WordContext, widget: WidgetId, rowAxis: AxisSeed, columnAxis: AxisSeed): Body {
  const { t, board } = context
  const [rows, columns] = [labelsOf(context, widget, rowAxis), labelsOf(context, widget, columnAxis)]
  const named = (labels: readonly AxisLabel[]) => new Map(labels.map(({ id, label }) => [id, label]))
  const [rowNames, columnNames] = [named(rows), named(columns)]
  const left = new Set([...rows, ...columns].flatMap(({ id, isLeft }) => (isLeft ? [id] : [])))
  const rounds = roundsOf(context, widget).map(
    ([round, values]) =>
      [round, roundCells(values, board.partners, [...rowNames.keys()], [...columnNames.keys()])] as const,
  )
  const body: Body = {
    heads: [
      ...['round', 'row', 'column'].map((head) => t(`tables.${head}`)),
      t('report.column.mean'),
      t('report.column.sd'),
      ...partnerNames(context),
    ],
    rows: rounds.flatMap(([round, cells]) =>
      cells.map((cell): TableCell[] => {
        const own = new Map(cell.values.map(({ partner, value }) => [partner, value]))
        return [
          round,
          rowNames.get(cell.row)!,
          columnNames.get(cell.column)!,
          cell.mean,
          cell.spread,
          ...partnerIds(context).map((id) => own.get(id) ?? null),
        ]
      }),
    ),
  }
  const isLeft = rounds.flatMap(([, cells]) => cells.map(({ row, column }) => left.has(row) || left.has(column)))
  return withLeft(context, body, isLeft)
}

/** Dots of the partners, shares from 0 to 1 and ranks (domain 3.7), of every revealed round. */
function dotsBody(context: WordContext, widget: WidgetId, axis: AxisSeed): Body {
  const { t } = context
  const options = labelsOf(context, widget, axis)
  const partners = partnerIds(context)
  const ids = options.map(({ id }) => id)
  return {
    heads: [
      t('tables.round'),
      t('tables.option'),
      t('report.T08.dotShare'),
      t('report.column.rank'),
      ...partnerNames(context),
    ],
    rows: roundsOf(context, widget).flatMap(([round, values]) => {
      const shares = dotShares(values, partners, ids)
      return options.map(({ id, label }): TableCell[] => [
        round,
        label,
        shares[id]?.share ?? null,
        shares[id]?.rank ?? null,
        ...partners.map((partner) => values[partner]?.cells[id]?.['dots'] ?? null),
      ])
    }),
  }
}

/** The partners' votes and what came of them (domain 3.6), of every revealed round. */
function votesBody(context: WordContext, widget: WidgetId, axis: AxisSeed): Body {
  const { t } = context
  const partners = partnerIds(context)
  return {
    heads: [
      t('tables.round'),
      t('tables.row'),
      t('report.T08.result'),
      ...['approve', 'oppose', 'abstain', 'participation'].map((head) => t(`tables.${head}`)),
      ...partnerNames(context),
    ],
    rows: roundsOf(context, widget).flatMap(([round, values]) =>
      labelsOf(context, widget, axis).map(({ id, label }): TableCell[] => {
        const tally = tallyVotes(values, partners, id)
        return [
          round,
          label,
          t(tally.adopted ? 'report.adopted' : 'report.notAdopted'),
          tally.approve,
          tally.oppose,
          tally.abstain,
          tally.participation,
          ...partners.map((partner) => t(`tables.${voteOf(values, partner, id)}`)),
        ]
      }),
    ),
  }
}

/** States as their words, with how far each row is (0 to 100). */
function checklistBody(context: WordContext, widget: WidgetId): Body {
  const { t, board } = context
  const { states } = checklistSeedOf(widget)
  const rows = checkRows(board, widget, t)
  const word = (state: CheckState | undefined): string | null =>
    state === undefined ? null : states.includes(state) ? t(stateKey(widget, state)) : String(state)
  const isPerPartner = rows.some(({ isCommon }) => !isCommon)
  return {
    heads: [
      t('tables.row'),
      t('report.column.state'),
      ...(isPerPartner ? partnerNames(context) : []),
      t('report.T08.ready'),
    ],
    rows: rows.map(({ label, isCommon, cells, readiness }): TableCell[] => [
      label,
      isCommon ? word(cells[0]?.state) : null,
      ...(isPerPartner ? board.partners.map((_, i) => (isCommon ? null : word(cells[i]?.state))) : []),
      readiness,
    ]),
  }
}
