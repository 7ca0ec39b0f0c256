// Chapter 3, what companies need (T02): statement, priorities, quadrants, tables, method and gaps.
import { textOf } from '../../charts/boardTexts.ts'
import { needBarsChart, needBarsHeight, needRows } from '../../charts/needBarsChart.ts'
import { needQuadrantChart } from '../../charts/needQuadrantChart.ts'
import { printed } from '../../charts/printed.ts'
import { latestValues, listItems } from '../../board/boardState.ts'
import type { NeedsResults } from '../../compute/results.ts'
import { needFindings, needLinks, surveyedCompanies } from '../../findings/needFindings.ts'
import { surveyOf } from '../../findings/roundFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { dayText } from '../dayText.ts'
import {
  closingBlocks,
  decisionBlock,
  disagreementCell,
  fieldText,
  namedItems,
  numberCell,
  partnerLegend,
  partnerParts,
  type PartnerColumn,
  partnerName,
  partnerVote,
  roundNumber,
  sourceSentences,
  textCell,
  votingPartners,
  type ReportContext,
} from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'

const SCALE = 0.74

type NeedsPart = (context: ReportContext, needs: NeedsResults) => Block[]
/** Without results the template is not on the board, and nothing is printed. */
const part =
  (build: NeedsPart): TemplateBlock =>
  (context) =>
    context.results.T02 ? build(context, context.results.T02) : []

/** The parts of chapter 3 that a seed names. */
export const NEEDS_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  needsStatement: part(statement),
  needsBars: part(bars),
  needsQuadrant: part(quadrant),
  needsTable: part((context, needs) => [
    { kind: 'heading', text: context.t('report.T02.table') },
    needTable(context, needs),
  ]),
  needsByPartner: part((context, needs) => [
    { kind: 'heading', text: context.t('report.T02.partners') },
    ...partnerParts(context).map((columns) => partnerTable(context, needs, columns)),
  ]),
  needsInputs: part(inputs),
  needsClosing: part(closing),
}

function statement(context: ReportContext, needs: NeedsResults): Block[] {
  const { t, board } = context
  const vote = partnerVote(context, 'T02.statementVote', 'statement')
  const missing = Object.values(needs.needs).reduce((sum, need) => sum + board.partners.length - need.voters, 0)
  const minority = fieldText(context, 'T02.statement', 'minority')
  return [
    ...decisionBlock(context, fieldText(context, 'T02.statement', 'statement'), vote, vote.tally.adopted),
    ...(minority === ''
      ? []
      : [
          {
            kind: 'text' as const,
            style: 'small' as const,
            content: [{ text: `${t('report.minority')} `, weight: 600 as const }, minority],
          },
        ]),
    {
      kind: 'figures',
      figures: [
        { value: votingPartners(context, 'T02.scores'), label: t('report.figure.scored') },
        { value: vote.isVoted ? String(vote.tally.abstain) : '–', label: t('report.figure.abstentions') },
        { value: String(missing), label: t('report.figure.missingPairs') },
        { value: String(roundNumber(context, 'T02.scores')), label: t('report.figure.rounds') },
        { value: printed(surveyedCompanies(board), 0), label: t('report.figure.companies') },
        { value: String(needs.quorum), label: t('report.figure.quorum') },
      ],
    },
  ]
}

/** Rows of the bar chart over all segments. */
const countOf = (segments: ReturnType<typeof needRows>): number =>
  segments.reduce((sum, { rows }) => sum + rows.length, 0)

function bars({ t, board, looks }: ReportContext, needs: NeedsResults): Block[] {
  const segments = needRows(needs, board, t)
  const rowCount = countOf(segments)
  const heading: Block = { kind: 'heading', text: t('T02.panel.bars') }
  if (rowCount === 0) return [heading, { kind: 'text', content: [t('report.T02.noNeeds')] }]
  return [
    heading,
    {
      kind: 'chart',
      // Sixty needs still fit a page: rows get lower, never cut.
      height: Math.min(600, needBarsHeight(rowCount, segments.length, SCALE)),
      draw: (measure, width, height) =>
        needBarsChart(needs, board, looks, t, measure, { width, height, fontScale: SCALE }),
      caption: [t('report.T02.barsCaption')],
    },
  ]
}

function quadrant(context: ReportContext, needs: NeedsResults): Block[] {
  const { t, board, looks } = context
  if (countOf(needRows(needs, board, t)) === 0) return []
  return [
    { kind: 'heading', text: t('T02.panel.quadrant') },
    {
      kind: 'beside',
      width: 285,
      height: 215,
      draw: (measure, width, height) =>
        needQuadrantChart(needs, board, looks, t, measure, { width, height, fontScale: SCALE }),
      right: quadrantText(context, needs, needFindings(context.results, board, t).linkGap),
    },
  ]
}

function closing(context: ReportContext, needs: NeedsResults): Block[] {
  const { t, board, results } = context
  const findings = needFindings(results, board, t)
  const latest = latestValues(board, 'T02.scores')
  const survey = latest && surveyOf(board, 'T02.scores', latest.number)
  return closingBlocks(context, 'T02', {
    method: [t('report.T02.method1'), t('report.T02.method2', { quorum: needs.quorum, total: board.partners.length })],
    gaps: [
      ...findings.withoutData.map(({ name, note }) => t('report.gap', { name, note })),
      ...(findings.linkGap === null ? [] : [findings.linkGap]),
      ...absences(context, needs),
    ],
    sources: [
      [`${findings.surveys}.`],
      ...(survey === null ? [] : [[t('report.T02.fromSurvey', { survey })]]),
      ...sourceSentences(context, ['T02.needs']),
    ],
    ballots: 'T02.scores',
  })
}

function quadrantText(context: ReportContext, needs: NeedsResults, linkGap: string | null): Block[] {
  const { t, board } = context
  const rows = needRows(needs, board, t).flatMap((segment) => segment.rows)
  const actNow = rows.filter((row) => row.need.quadrant === 'act-now')
  return [
    { kind: 'text', style: 'strong', content: [t('report.T02.actNow', { count: actNow.length })] },
    ...(actNow.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            style: 'small' as const,
            content: [actNow.map(({ name }) => name).join(', ') + '.'],
          },
        ]),
    ...(linkGap === null ? [] : [{ kind: 'text' as const, style: 'notice' as const, content: [linkGap] }]),
    { kind: 'text', style: 'caption', content: [t('report.T02.quadrantCaption')] },
  ]
}

function needTable(context: ReportContext, needs: NeedsResults): Block {
  const { t, board } = context
  const codes = new Map(namedItems(context, 'T02.needs', 'N').map(({ id, code }) => [id, code]))
  const rows = needRows(needs, board, t).flatMap(({ segment, rows: inSegment }): Row[] => [
    { kind: 'group', text: t(`chart.segment.${segment}`) },
    ...inSegment.map(({ id, name, need, isTop }): Row => ({
      kind: 'cells',
      cells: [
        textCell(codes.get(id) ?? ''),
        textCell(name, isTop ? { weight: 600 } : {}),
        numberCell(need.importance, 1),
        numberCell(need.met, 1),
        numberCell(need.priority, 1, { weight: 600 }),
        numberCell(need.disagreement, 2),
        disagreementCell(context, need.label),
        textCell(t('report.of', { count: need.voters, total: board.partners.length })),
        numberCell(need.rank, 0),
        textCell(need.quadrant === null ? t('chart.noData') : t(`chart.quadrant.${need.quadrant}`)),
      ],
    })),
  ])
  const right = { align: 'right' as const }
  return {
    kind: 'table',
    columns: [
      { head: '', width: 26 },
      { head: t('report.column.need'), share: 1 },
      { head: t('T02.column.scores.importance'), width: 46, ...right },
      { head: t('T02.column.scores.met'), width: 34, ...right },
      { head: t('report.column.priority'), width: 38, ...right },
      { head: t('report.column.sd'), width: 30, ...right },
      { head: t('report.column.disagreement'), width: 71 },
      { head: t('report.column.partners'), width: 40, ...right },
      { head: t('report.column.rank'), width: 28, ...right },
      { head: t('report.column.quadrant'), width: 46 },
    ],
    rows,
    caption: [t('report.T02.tableCaption')],
  }
}

function partnerTable(context: ReportContext, needs: NeedsResults, part: readonly PartnerColumn[]): Block {
  const { looks } = context
  const rows = namedItems(context, 'T02.needs', 'N').map(({ id, name, code }): Row => ({
    kind: 'cells',
    cells: [
      textCell(code),
      textCell(name),
      ...part.map((partner): Cell => {
        const value = needs.needs[id]?.partnerPriority[partner.id]
        return value === undefined ? textCell('–', { isHatched: true }) : numberCell(value, 1)
      }),
    ],
  }))
  const wide = part.length > 8
  return {
    kind: 'table',
    size: wide ? 8 : 8.6,
    columns: [
      { head: '', width: 26 },
      { head: context.t('report.column.need'), share: 1 },
      ...part.map((partner) => ({
        head: wide ? looks[partner.index]!.letters : partner.name,
        width: wide ? 22 : Math.min(58, 300 / part.length),
        align: 'right' as const,
      })),
    ],
    rows,
    caption: [`${context.t('report.T02.partnersCaption')} `, ...(wide ? partnerLegend(context) : [])],
  }
}

/** Surveys, links to markets and quotes, as people entered them. */
function inputs(context: ReportContext): Block[] {
  const { t, board, language } = context
  const surveys = listItems(board, 'T02.surveys')
  const links = needLinks(board, t)
  const quotes = listItems(board, 'T02.quotes')
    .map((item) => textOf(item.fields['text'], t))
    .filter((text) => text !== '')
  const codes = new Map(namedItems(context, 'T02.needs', 'N').map(({ id, code }) => [id, code]))
  const list = (heading: string, items: string[]): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          { kind: 'list', items: items.map((item) => [item]) },
        ]
  const left = list(
    t('T02.panel.surveys'),
    surveys.map((item) =>
      [
        textOf(item.fields['label'], t),
        t('report.T02.companies', { count: Number(item.fields['companies'] ?? 0) }),
        dayText(textOf(item.fields['date'], t), language),
        item.fields['method'] ? t(`T02.option.method.${String(item.fields['method'])}`) : '',
      ]
        .filter((text) => text !== '')
        .join(', '),
    ),
  )
  const right = list(
    t('T02.panel.links'),
    links.map(({ needId, need, market }) =>
      t('report.T02.link', { need: `${codes.get(needId) ?? ''} ${need}`, market }),
    ),
  )
  return [
    ...(left.length > 0 || right.length > 0 ? [{ kind: 'columns' as const, left, right }] : []),
    ...list(t('T02.panel.quotes'), quotes),
  ]
}

/** Partners whose scores are incomplete: who, and for how many needs. */
function absences(context: ReportContext, needs: NeedsResults): string[] {
  const { t, board } = context
  const total = Object.keys(needs.needs).length
  return board.partners.flatMap((partner) => {
    const scored = Object.values(needs.needs).filter((need) => need.partnerPriority[partner.id] !== undefined).length
    return scored === total
      ? []
      : [t('report.T02.partnerGap', { partner: partnerName(context, partner.id), scored, total })]
  })
}
