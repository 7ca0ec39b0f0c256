// Annex D: who abstained, where partners differ most, and what minorities said, over all templates on the board.
import { latestValues } from '../../board/boardState.ts'
import { templateOf, templateSeedOf, widgetSeedOf, type TemplateId, type WidgetId } from '../../catalog.ts'
import { enumerate } from '../../charts/boardTexts.ts'
import { printed } from '../../charts/printed.ts'
import { instanceName } from '../../board/instances.ts'
import { needFindings } from '../../findings/needFindings.ts'
import { partnerVote } from '../../widgets/partnerVote.ts'
import { ballotMatrix } from '../../widgets/matrix.ts'
import type { Block } from '../blocks.ts'
import { widgetTitle } from '../generic/words.ts'
import { fieldText, namedItems, partnerName, type ReportContext } from '../reportContext.ts'

/** Annex D of domain 5.2. */
export function dissentAnnex(context: ReportContext): Block[] {
  const { t, board, results } = context
  const list = (heading: string, items: string[]): Block[] => [
    { kind: 'heading', text: heading },
    { kind: 'list', items: items.length === 0 ? [[t('report.none')]] : items.map((item) => [item]) },
  ]
  return [
    ...list(t('report.abstentions'), abstentions(context)),
    ...list(t('report.disagreements'), [
      ...disagreements(context),
      ...board.templates.flatMap((instance) => otherDisagreements(context, instance)),
    ]),
    ...list(t('report.minorities'), minorities(context)),
    ...(results.T02
      ? list(
          t('report.withoutData'),
          needFindings(results, board, t).withoutData.map(({ name, note }) => t('report.gap', { name, note })),
        )
      : []),
  ]
}

const widgetsOf = (instance: TemplateId): WidgetId[] =>
  Object.keys(templateSeedOf(instance)?.widgets ?? {}).map((name) => `${instance}.${name}`)

/** The subject of a vote: the row's own name, or the widget's where there is one row only. */
function voteAbstentions(context: ReportContext, widget: WidgetId): string[] {
  const { t, board } = context
  if (widgetSeedOf(widget)?.kind !== 'partnerVote' || latestValues(board, widget) === null) return []
  const { rows } = partnerVote(board, widget, t)
  return rows.flatMap(({ row, tally, votes }) => {
    if (!tally || tally.abstain === 0) return []
    const title = widgetTitle(context, widget)
    const subject = rows.length === 1 ? title : t('report.voteSubject', { title, name: row.label })
    const who = votes.filter(({ vote }) => vote === 'abstain').map(({ partner }) => partnerName(context, partner))
    return [
      t('report.abstainedWho', {
        subject: `${instanceName(board, widget.split('.')[0]!, t)}, ${subject}`,
        count: tally.abstain,
        partners: enumerate(who, t),
      }),
    ]
  })
}

function abstentions(context: ReportContext): string[] {
  const { t, board, results } = context
  return [
    ...board.templates.flatMap((instance) => widgetsOf(instance).flatMap((one) => voteAbstentions(context, one))),
    ...(results.T04?.weightAbstained ?? []).map((id) =>
      t('report.weightAbstained', { partner: partnerName(context, id) }),
    ),
  ]
}

function minorities(context: ReportContext): string[] {
  const { t, board } = context
  return board.templates.flatMap((instance) =>
    widgetsOf(instance).flatMap((widget) => {
      const seed = widgetSeedOf(widget)
      if (seed?.kind !== 'statement' || !seed.fields.some(({ id }) => id === 'minority')) return []
      const text = fieldText(context, widget, 'minority')
      return text === '' ? [] : [`${instanceName(board, instance, t)}: ${text}`]
    }),
  )
}

/** Cells to discuss of every scoring that has no finding of its own above. */
function otherDisagreements(context: ReportContext, instance: TemplateId): string[] {
  const { t, board } = context
  if (['T02', 'T04', 'T08'].includes(templateOf(instance))) return []
  return widgetsOf(instance).flatMap((widget) => {
    const seed = widgetSeedOf(widget)
    if (seed?.kind !== 'matrix' || seed.mode !== 'ballot' || seed.scale.max === null) return []
    const { columns, rows } = ballotMatrix(board, widget, t)
    const place = `${instanceName(board, instance, t)}, ${widgetTitle(context, widget)}`
    return rows.flatMap(({ row, cells }) =>
      cells.flatMap((cell, i) => {
        if (cell.kind !== 'value' || cell.label !== 'discuss') return []
        const name = columns.length === 1 ? row.label : `${row.label}, ${columns[i]!.label}`
        return [t('report.spreadOf', { name: `${place}: ${name}`, value: printed(cell.spread, 2) })]
      }),
    )
  })
}

function disagreements(context: ReportContext): string[] {
  const { t, results } = context
  const needs = new Map(namedItems(context, 'T02.needs', 'N').map(({ id, name }) => [id, name]))
  const criteria = new Map(namedItems(context, 'T04.criteria', 'C').map(({ id, name }) => [id, name]))
  const markets = new Map(namedItems(context, 'T04.markets', 'M').map(({ id, name }) => [id, name]))
  const attributes = new Map(namedItems(context, 'T08.attributes', 'A').map(({ id, name }) => [id, name]))
  const line = (name: string, value: number, decimals: number) =>
    t('report.spreadOf', { name, value: printed(value, decimals) })
  return [
    ...Object.entries(results.T02?.needs ?? {}).flatMap(([id, need]) =>
      need.label === 'discuss' && need.disagreement !== null ? [line(needs.get(id) ?? id, need.disagreement, 2)] : [],
    ),
    ...Object.entries(results.T04?.cellDisagreement ?? {}).flatMap(([market, column]) =>
      Object.entries(column).flatMap(([criterion, value]) =>
        value !== null && value >= 1 - 1e-9
          ? [line(`${markets.get(market) ?? market}, ${criteria.get(criterion) ?? criterion}`, value, 2)]
          : [],
      ),
    ),
    ...Object.entries(results.T04?.markets ?? {}).flatMap(([id, market]) =>
      market.label === 'discuss' && market.disagreement !== null
        ? [line(markets.get(id) ?? id, market.disagreement, 1)]
        : [],
    ),
    ...Object.entries(results.T08?.attributes ?? {}).flatMap(([id, attribute]) =>
      attribute.disagreement !== null && attribute.disagreement >= 1 - 1e-9
        ? [line(attributes.get(id) ?? id, attribute.disagreement, 2)]
        : [],
    ),
  ]
}
