// Chapter 5, target markets and how they were chosen (T04): decision, ranking, nine-box and sensitivity, then the tables.
import { enumerate } from '../../charts/boardTexts.ts'
import { nineBoxChart } from '../../charts/nineBoxChart.ts'
import { printed } from '../../charts/printed.ts'
import { marketRows, rankingChart, rankingHeight } from '../../charts/rankingChart.ts'
import { latestValues, listItems } from '../../board/boardState.ts'
import type { MarketDecision, MarketsResults } from '../../compute/results.ts'
import { marketFindings } from '../../findings/marketFindings.ts'
import { partnersVoting, roundCells } from '../../findings/roundFindings.ts'
import type { Block, Row } from '../blocks.ts'
import {
  closingBlocks,
  decisionBlock,
  fieldText,
  namedItems,
  partnerLegend,
  partnerName,
  partnerVote,
  roundNumber,
  sourceSentences,
  textCell,
  votingPartners,
  type ReportContext,
} from '../reportContext.ts'
import type { TemplateBlock } from '../templateBlock.ts'
import { marketTables } from './marketTables.ts'

const SCALE = 0.78

type MarketsPart = (context: ReportContext, markets: MarketsResults) => Block[]
/** Without results the template is not on the board, and nothing is printed. */
const part =
  (build: MarketsPart): TemplateBlock =>
  (context) =>
    context.results.T04 ? build(context, context.results.T04) : []

/** The parts of chapter 5 that a seed names. */
export const MARKETS_BLOCKS: Readonly<Record<string, TemplateBlock>> = {
  marketsStatement: part(statement),
  marketsRanking: part(ranking),
  marketsNineBox: part(nineBox),
  marketsTables: part(marketTables),
  marketsClosing: part(closing),
}

function statement(context: ReportContext): Block[] {
  const { t, results } = context
  const decision = results.T04decision
  const vote = partnerVote(context, 'T04.decisionVote', 'decision')
  return [
    ...decisionBlock(context, fieldText(context, 'T04.decision', 'statement'), vote, decision?.adopted ?? false),
    ...decisionNotes(context, decision),
    {
      kind: 'figures',
      figures: [
        { value: votingPartners(context, 'T04.scores'), label: t('report.figure.scored') },
        { value: vote.isVoted ? `${vote.tally.approve} : ${vote.tally.oppose}` : '–', label: t('report.figure.votes') },
        { value: vote.isVoted ? String(vote.tally.abstain) : '–', label: t('report.figure.abstentions') },
        { value: String(scoreGaps(context).cells), label: t('report.figure.missingCells') },
        { value: String(roundNumber(context, 'T04.scores')), label: t('report.figure.rounds') },
      ],
    },
  ]
}

function ranking(context: ReportContext, markets: MarketsResults): Block[] {
  const { t, board, looks } = context
  const rows = marketRows(markets, board, t)
  const heading: Block = { kind: 'heading', text: t('T04.panel.ranking') }
  if (rows.length === 0) return [heading, { kind: 'text', content: [t('report.T04.noMarkets')] }]
  return [
    heading,
    {
      kind: 'chart',
      height: Math.min(430, rankingHeight(rows.length, SCALE)),
      draw: (measure, width, height) =>
        rankingChart(markets, board, looks, t, measure, { width, height, fontScale: SCALE }),
      caption: [
        `${t('report.T04.rankingCaption', { max: context.settings?.maxTargets ?? 3 })} `,
        ...partnerLegend(context),
      ],
    },
  ]
}

function nineBox(context: ReportContext, markets: MarketsResults): Block[] {
  const { t, board, looks } = context
  if (marketRows(markets, board, t).length === 0) return []
  return [
    { kind: 'heading', text: t('report.T04.nineBox') },
    {
      kind: 'beside',
      width: 205,
      height: 205,
      draw: (measure, width, height) =>
        nineBoxChart(markets, board, looks, t, measure, { width, height, fontScale: SCALE }),
      right: findingBlocks(context, markets),
    },
  ]
}

function closing(context: ReportContext, markets: MarketsResults): Block[] {
  const { t } = context
  return closingBlocks(context, 'T04', {
    method: [
      t('report.T04.method1'),
      weightSentence(context),
      t('report.T04.method2'),
      t('report.T04.method3', { percent: printed(context.settings?.sensitivityPct ?? 20, 0) }),
    ],
    gaps: [...scoreGaps(context).sentences, ...statusGaps(context, markets)],
    sources: sourceSentences(context, ['T04.markets', 'T04.criteria']),
    ballots: 'T04.scores',
  })
}

function decisionNotes(context: ReportContext, decision: MarketDecision | undefined): Block[] {
  const { t } = context
  const names = new Map(namedItems(context, 'T04.markets', 'M').map(({ id, name }) => [id, name]))
  const notes: Block[] = []
  const note = (text: string) => notes.push({ kind: 'text', style: 'small', content: [text] })
  if (decision?.valid) {
    note(
      t(decision.withinLimit ? 'report.T04.within' : 'report.T04.overLimit', {
        markets: enumerate(
          decision.markets.map((id) => names.get(id) ?? id),
          t,
        ),
        count: decision.markets.length,
        max: context.settings?.maxTargets ?? 3,
      }),
    )
    if (decision.departsFromShortlist) note(t('report.T04.departs'))
  }
  const reason = fieldText(context, 'T04.decision', 'reason')
  const minority = fieldText(context, 'T04.decision', 'minority')
  if (reason !== '')
    notes.push({ kind: 'text', style: 'small', content: [{ text: `${t('report.reason')} `, weight: 600 }, reason] })
  else if (decision?.departsFromShortlist)
    notes.push({ kind: 'text', style: 'notice', content: [t('report.T04.reasonMissing')] })
  if (minority !== '')
    notes.push({ kind: 'text', style: 'small', content: [{ text: `${t('report.minority')} `, weight: 600 }, minority] })
  return notes
}

function findingBlocks(context: ReportContext, markets: MarketsResults): Block[] {
  const { t, board } = context
  const findings = marketFindings(markets, board, t)
  const pairs = [...new Set(findings.changed.flatMap((change) => change.pairs))]
  const oneOnly = pairs.length === 1
  const rows = findings.changed.map((change): Row => ({
    kind: 'cells',
    cells: [
      textCell(`${change.code} ${change.name}`),
      ...(oneOnly ? [] : [textCell(change.pairs.join('; '))]),
      textCell(change.change),
    ],
  }))
  return [
    { kind: 'text', style: 'strong', content: [findings.headline] },
    ...(findings.swingInFull === null
      ? []
      : [{ kind: 'text' as const, style: 'small' as const, content: [findings.swingInFull] }]),
    ...(findings.tests === null
      ? []
      : [{ kind: 'text' as const, style: 'small' as const, content: [findings.tests.replace(/:$/, '.')] }]),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            size: 8,
            columns: oneOnly
              ? [
                  { head: t('report.T04.changeWhen', { pair: pairs[0]! }), share: 1 },
                  { head: t('report.column.change'), width: 44, align: 'right' as const },
                ]
              : [
                  { head: t('report.column.criterion'), share: 1 },
                  { head: t('report.T04.whoChanges'), share: 0.9 },
                  { head: t('report.column.change'), width: 40, align: 'right' as const },
                ],
            rows,
          },
        ]),
    ...(findings.equalWeights === null
      ? []
      : [{ kind: 'text' as const, style: 'caption' as const, content: [findings.equalWeights] }]),
  ]
}

function weightSentence(context: ReportContext): string {
  const { t, settings } = context
  if (!settings || settings.weightMode === 'blend') {
    const share = 100 * (settings?.lambda ?? 0.5)
    return t('report.T04.blend', { needs: printed(share, 0), partners: printed(100 - share, 0) })
  }
  return t(`report.T04.mode.${settings.weightMode}`)
}

/** Cells without scores and partners who left some out, in sentences; and how many cells are not complete. */
function scoreGaps(context: ReportContext): { sentences: string[]; cells: number } {
  const { t, board } = context
  const latest = latestValues(board, 'T04.scores')
  if (!latest) return { sentences: [t('report.T04.noRound')], cells: 0 }
  const criteria = new Map(namedItems(context, 'T04.criteria', 'C').map((entry) => [entry.id, entry.name]))
  const markets = new Map(namedItems(context, 'T04.markets', 'M').map((entry) => [entry.id, entry.name]))
  const judged = listItems(board, 'T04.criteria')
    .filter((item) => item.fields['kind'] !== 'measured')
    .map(({ id }) => id)
  const cells = roundCells(latest.values, board.partners, judged, [...markets.keys()])
  const open = cells.filter((cell) => cell.values.length === 0 || cell.missing.length > 0)
  const voting = new Set(partnersVoting(latest.values, board.partners))
  const absent = board.partners.filter(({ id }) => !voting.has(id)).map(({ name }) => name)
  return {
    cells: open.length,
    sentences: [
      ...(absent.length === 0 ? [] : [t('report.T04.absent', { partners: enumerate(absent, t) })]),
      ...open.map((cell) => {
        const where = { market: markets.get(cell.column) ?? cell.column, criterion: criteria.get(cell.row) ?? cell.row }
        return cell.values.length === 0
          ? t('report.T04.nobody', where)
          : t('report.T04.left', {
              ...where,
              partners: enumerate(
                cell.missing.map((id) => partnerName(context, id)),
                t,
              ),
            })
      }),
    ],
  }
}

function statusGaps(context: ReportContext, markets: MarketsResults): string[] {
  const { t } = context
  const criteria = new Map(namedItems(context, 'T04.criteria', 'C').map(({ id, name }) => [id, name]))
  return namedItems(context, 'T04.markets', 'M').flatMap(({ id, name }) => {
    const market = markets.markets[id]
    if (market?.status === 'knocked-out')
      return [
        t('report.T04.knockedOut', {
          market: name,
          criteria: enumerate(
            market.vetoedBy.map((one) => criteria.get(one) ?? one),
            t,
          ),
        }),
      ]
    if (market?.status === 'insufficient-data')
      return [t('report.T04.insufficient', { market: name, percent: printed(100 * market.completeness, 1) })]
    return []
  })
}
