// Named texts on paper: a canvas as a table of its fields, a statement with its vote and the result that domain 3.10 asks for.
import { singleField, latestValues } from '../../board/boardState.ts'
import { askedEntries, axisIds } from '../../board/axis.ts'
import { instanceOf, templateSeedOf, widgetOn, widgetSeedOf, type TemplateId, type WidgetId } from '../../catalog.ts'
import { COLOR } from '../../drawing.ts'
import { roundCells } from '../../findings/roundFindings.ts'
import type { AxisSeed, FieldSeed } from '../../templateSeed.ts'
import type { Block, Row } from '../blocks.ts'
import {
  decisionBlock,
  partnerVote,
  roundNumber,
  textCell,
  votingPartners,
  type PartnerVoteView,
  type ReportContext,
} from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { fieldName, fieldsOf, valueInlines, widgetTitle } from './words.ts'

/** The value of a single field, the seed's default where nobody set it. */
function fieldValue(context: ReportContext, widget: WidgetId, field: FieldSeed) {
  return singleField(context.board, widget, field.id) ?? field.default
}

/** Whether a field asks for a value now: some mean something only beside another's value. */
function isAsked(context: ReportContext, widget: WidgetId, field: FieldSeed): boolean {
  if (!field.onlyWhen) return true
  const other = fieldsOf(widget).find((one) => one.id === field.onlyWhen!.field)
  const value = other ? fieldValue(context, widget, other) : undefined
  return (field.onlyWhen.is as readonly unknown[]).includes(value)
}

/** Rows `name of the field | value`; an empty field says so, a required one in the colour of a gap. */
export function fieldRows(context: ReportContext, widget: WidgetId, fields: readonly FieldSeed[]): Row[] {
  const { t } = context
  return fields
    .filter((field) => isAsked(context, widget, field))
    .map((field): Row => {
      const content = valueInlines(context, widget, field, fieldValue(context, widget, field))
      return {
        kind: 'cells',
        cells: [
          textCell(fieldName(context, widget, field.id), { color: COLOR.ink2 }),
          content.length > 0
            ? { content }
            : textCell(t('report.empty'), { color: field.required ? COLOR.discuss : COLOR.ink3 }),
        ],
      }
    })
}

/** `fields`: the fields of a canvas or statement as a table of definitions. */
export const fieldsBlock: TemplateBlock = (context, _instance, { widget }) => {
  if (widget === null) return []
  return [
    { kind: 'heading', text: widgetTitle(context, widget) },
    {
      kind: 'table',
      columns: [
        { head: '', width: 124 },
        { head: '', share: 1 },
      ],
      rows: fieldRows(context, widget, fieldsOf(widget)),
    },
  ]
}

/** The field that states what is voted on: `statement`, or the first required text. */
function statedField(widget: WidgetId): FieldSeed | undefined {
  const fields = fieldsOf(widget)
  const isText = (field: FieldSeed) => field.type === 'text' || field.type === 'longText'
  return (
    fields.find((field) => field.id === 'statement') ??
    fields.find((field) => field.required && isText(field)) ??
    fields.find(isText)
  )
}

export type StatementView = { widget: WidgetId; text: string; vote: PartnerVoteView }

/** A statement's words and its vote; null for a widget that is none. */
export function statementView(context: ReportContext, widget: WidgetId): StatementView | null {
  const seed = widgetSeedOf(widget)
  if (seed?.kind !== 'statement') return null
  const instance = widget.split('.')[0]!
  const voteWidget = widgetOn(instance, seed.vote)
  const voteSeed = widgetSeedOf(voteWidget)
  const row = voteSeed?.kind === 'partnerVote' ? (axisIds(context.board, voteSeed.rows, instance)[0] ?? '') : ''
  const stated = statedField(widget)
  const text = stated ? valueInlines(context, widget, stated, fieldValue(context, widget, stated)) : []
  return {
    widget,
    text: text.map((part) => (typeof part === 'string' ? part : '')).join(''),
    vote: partnerVote(context, voteWidget, row),
  }
}

/** The statements of an instance, in the order of its seed. */
export function statementsOf(context: ReportContext, instance: TemplateId): StatementView[] {
  return Object.keys(templateSeedOf(instance)?.widgets ?? {}).flatMap(
    (name) => statementView(context, `${instance}.${name}`) ?? [],
  )
}

/** Private scoring widgets of an instance that have a scale: not votes, not dots. */
export function ballotWidgets(instance: TemplateId): WidgetId[] {
  return Object.entries(templateSeedOf(instance)?.widgets ?? {}).flatMap(([name, seed]) =>
    seed.kind === 'matrix' && seed.mode === 'ballot' ? [`${instance}.${name}`] : [],
  )
}

/** What the revealed round on a ballot widget asked for, cell by cell; none before the first reveal. */
export function revealedCells(context: ReportContext, widget: WidgetId) {
  const seed = widgetSeedOf(widget)
  const latest = latestValues(context.board, widget)
  if (seed?.kind !== 'matrix' || !latest) return []
  const ids = (axis: AxisSeed): string[] =>
    askedEntries(context.board, axis, instanceOf(widget)).map((entry) => entry.id)
  return roundCells(latest.values, context.board.partners, ids(seed.rows), ids(seed.columns))
}

/** What every result says (domain 3.10): partners voting, abstentions, missing cells, round. */
function resultFigures(context: ReportContext, instance: TemplateId, vote: PartnerVoteView): Block {
  const { t } = context
  const ballots = ballotWidgets(instance)
  const main = ballots.find((widget) => latestValues(context.board, widget) !== null) ?? ballots[0]
  const cells = ballots.flatMap((widget) => revealedCells(context, widget))
  const missing = cells.filter((cell) => cell.values.length === 0 || cell.missing.length > 0).length
  return {
    kind: 'figures',
    figures: [
      ...(main === undefined ? [] : [{ value: votingPartners(context, main), label: t('report.figure.scored') }]),
      {
        value: vote.isVoted
          ? t('report.of', { count: vote.tally.approve + vote.tally.oppose, total: context.board.partners.length })
          : '–',
        label: t('report.figure.voted'),
      },
      { value: vote.isVoted ? `${vote.tally.approve} : ${vote.tally.oppose}` : '–', label: t('report.figure.votes') },
      { value: vote.isVoted ? String(vote.tally.abstain) : '–', label: t('report.figure.abstentions') },
      ...(main === undefined
        ? []
        : [
            { value: String(missing), label: t('report.figure.missingCells') },
            { value: String(roundNumber(context, main)), label: t('report.figure.rounds') },
          ]),
    ],
  }
}

/** `statement`: the decision with each partner's vote, what else was written beside it, and the result in figures. */
export const statementBlock: TemplateBlock = (context, instance, { widget }) => {
  const view = widget === null ? statementsOf(context, instance)[0] : statementView(context, widget)
  if (!view) return []
  const stated = statedField(view.widget)?.id
  const notes = fieldsOf(view.widget).flatMap((field): Block[] => {
    if (field.id === stated) return []
    const content = valueInlines(context, view.widget, field, fieldValue(context, view.widget, field))
    if (content.length === 0) return []
    const name =
      field.id === 'minority' ? context.t('report.minority') : `${fieldName(context, view.widget, field.id)}:`
    return [{ kind: 'text', style: 'small', content: [{ text: `${name} `, weight: 600 }, ...content] }]
  })
  return [
    ...decisionBlock(context, view.text, view.vote, view.vote.tally.adopted),
    ...notes,
    resultFigures(context, instance, view.vote),
  ]
}
