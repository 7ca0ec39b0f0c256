// The tables of chapter 5: weights and group values, scores by partner, weights by partner, disagreement, sensitivity.
import { printed } from '../../charts/printed.ts'
import { latestValues } from '../../board/boardState.ts'
import type { MarketsResults } from '../../compute/results.ts'
import { valueTint } from '../../drawing.ts'
import { partnersVoting } from '../../findings/roundFindings.ts'
import type { Block, Cell, Column, Row } from '../blocks.ts'
import type { Inline } from '../inline.ts'
import {
  disagreementCell,
  namedItems,
  numberCell,
  partnerLegend,
  partnerParts,
  type PartnerColumn,
  textCell,
  type Named,
  type ReportContext,
} from '../reportContext.ts'
import { sensitivityBlocks, swingTable } from './sensitivityTables.ts'

/** So many markets fit beside the weights; more get a table of their own. */
const MARKETS_A_TABLE = 6

export function marketTables(context: ReportContext, results: MarketsResults): Block[] {
  const { t } = context
  const criteria = namedItems(context, 'T04.criteria', 'C')
  const markets = namedItems(context, 'T04.markets', 'M').filter(({ id }) => results.markets[id])
  const parts: Named[][] = []
  for (let i = 0; i < markets.length; i += MARKETS_A_TABLE) parts.push(markets.slice(i, i + MARKETS_A_TABLE))
  return [
    { kind: 'heading', text: t('report.T04.values') },
    ...(parts.length === 0 ? [[]] : parts).map((part) => valuesTable(context, results, criteria, part)),
    { kind: 'heading', text: t('report.T04.byPartner') },
    ...partnerParts(context).map((part) => partnerScoreTable(context, results, markets, part)),
    { kind: 'heading', text: t('report.T04.weightsByPartner') },
    ...partnerParts(context).map((part) => weightTable(context, results, criteria, part)),
    { kind: 'heading', text: t('report.T04.cellDisagreement') },
    ...(parts.length === 0 ? [[]] : parts).map((part) => disagreementTable(context, results, criteria, part)),
    { kind: 'heading', text: t('report.T04.sensitivity') },
    ...sensitivityBlocks(context, results, markets),
    ...swingTable(context, results),
  ]
}

const right = { align: 'right' as const }
const marketColumns = (markets: readonly Named[], width: number): Column[] =>
  markets.map(({ name }) => ({ head: name, width, ...right }))

function valuesTable(
  context: ReportContext,
  results: MarketsResults,
  criteria: readonly Named[],
  markets: readonly Named[],
): Block {
  const { t, board } = context
  const values = latestValues(board, 'T04.scores')?.values ?? {}
  const voting = partnersVoting(values, board.partners)
  const rows: Row[] = (['attractiveness', 'fit'] as const).flatMap((axis): Row[] => {
    const inAxis = criteria.filter(({ item }) => item.fields['axis'] === axis)
    if (inAxis.length === 0) return []
    return [
      { kind: 'group', text: t(`T04.option.axis.${axis}`) },
      ...inAxis.map((criterion): Row => ({
        kind: 'cells',
        cells: [
          textCell(criterion.code),
          { content: criterionName(context, criterion) },
          numberCell(percent(results.partnerMeanWeights[criterion.id]), 1),
          numberCell(percent(results.needsWeights[criterion.id]), 1),
          numberCell(percent(results.weights[criterion.id]), 1, { weight: 600 }),
          ...markets.map((market): Cell => {
            const value = results.utility[market.id]?.[criterion.id] ?? null
            if (value === null) return { content: ['–'], isHatched: true }
            const spread = results.cellDisagreement[market.id]?.[criterion.id] ?? null
            const having = voting.filter(
              (partner) => typeof values[partner]?.cells[criterion.id]?.[market.id] === 'number',
            ).length
            const isPartial = criterion.item.fields['kind'] !== 'measured' && having < voting.length
            const isDiscuss = spread !== null && spread >= 1 - 1e-9
            const content: Inline[] = [
              ...(isDiscuss ? [{ icon: 'triangle' as const, color: '#8A4B00' }] : []),
              ...(isPartial ? [{ text: `${having}/${voting.length} `, color: '#45525F' }] : []),
              printed(value, 2),
            ]
            return { content, tint: valueTint(value), isFramed: isDiscuss }
          }),
        ],
      })),
    ]
  })
  const foot = (label: string, cell: (id: string) => Cell, isTotal = false): Row => ({
    kind: 'cells',
    isTotal,
    cells: [
      textCell(''),
      textCell(label),
      textCell(''),
      textCell(''),
      textCell(''),
      ...markets.map(({ id }) => cell(id)),
    ],
  })
  const market = (id: string) => results.markets[id]!
  const width = Math.min(40, 276 / Math.max(1, markets.length))
  return {
    kind: 'table',
    padding: 2.2,
    columns: [
      { head: '', width: 25 },
      { head: t('report.column.criterion'), share: 1 },
      { head: t('report.column.partnerWeight'), width: 42, ...right },
      { head: t('report.column.needWeight'), width: 33, ...right },
      { head: t('report.column.finalWeight'), width: 32, ...right },
      ...marketColumns(markets, width),
    ],
    rows: [
      ...rows,
      foot(t('report.T04.score'), (id) => numberCell(market(id).score, 1), true),
      foot(t('report.T04.lowHigh'), (id) =>
        market(id).high - market(id).low > 0.05
          ? textCell(t('report.T04.range', { low: printed(market(id).low, 1), high: printed(market(id).high, 1) }))
          : textCell(t('report.T04.noGap')),
      ),
      foot(t('report.T04.present'), (id) => textCell(`${printed(100 * market(id).completeness, 1)} %`)),
      foot(t('report.column.rank'), (id) =>
        market(id).rank === null
          ? textCell(t(`report.T04.status.${market(id).status}`))
          : numberCell(market(id).rank, 0),
      ),
      foot(t('chart.nineBox.attractiveness'), (id) => numberCell(market(id).attractiveness, 1)),
      foot(t('chart.nineBox.fit'), (id) => numberCell(market(id).fit, 1)),
      foot(t('report.T04.zone'), (id) => textCell(market(id).zone === null ? '–' : t(`chart.zone.${market(id).zone}`))),
      foot(t('report.T04.scoreSd'), (id) => numberCell(market(id).disagreement, 1)),
    ],
    caption: [
      `${t('report.T04.valuesCaption')} `,
      { keep: [{ icon: 'less' }, t('report.T04.lessIsBetter')] },
      { keep: [{ icon: 'stop' }, t('report.T04.outBelow')] },
      { keep: [{ icon: 'triangle', color: '#8A4B00' }, t('report.T04.spread')] },
    ],
  }
}

const percent = (share: number | undefined): number | null => (share === undefined ? null : 100 * share)

function criterionName(context: ReportContext, { name, item }: Named): Inline[] {
  const veto = item.fields['veto']
  return [
    name,
    ...(item.fields['direction'] === 'cost' ? [{ icon: 'less' as const, color: '#45525F' }] : []),
    ...(typeof veto === 'number'
      ? [
          { icon: 'stop' as const, color: '#45525F' },
          { text: printed(veto, 2), color: '#45525F' },
        ]
      : []),
    ...(item.fields['kind'] === 'measured' ? [{ text: ` ${context.t('report.T04.measured')}`, color: '#45525F' }] : []),
  ]
}

function partnerScoreTable(
  context: ReportContext,
  results: MarketsResults,
  markets: readonly Named[],
  part: readonly PartnerColumn[],
): Block {
  const { t, looks } = context
  const wide = part.length > 7
  return {
    kind: 'table',
    columns: [
      { head: t('T04.field.markets.name'), share: 1 },
      ...part.map((partner) => ({
        head: wide ? looks[partner.index]!.letters : partner.name,
        width: wide ? 24 : Math.min(60, 320 / part.length),
        ...right,
      })),
      { head: t('report.column.sd'), width: 32, ...right },
      { head: t('report.column.disagreement'), width: 71 },
    ],
    rows: markets.map(({ id, name }): Row => {
      const market = results.markets[id]!
      return {
        kind: 'cells',
        cells: [
          textCell(name),
          ...part.map((partner): Cell => {
            const score = market.partnerScores[partner.id]
            return score === undefined ? textCell('–', { isHatched: true }) : numberCell(score, 1)
          }),
          numberCell(market.disagreement, 1),
          disagreementCell(context, market.label),
        ],
      }
    }),
    caption: [`${t('report.T04.byPartnerCaption')} `, ...(wide ? partnerLegend(context) : [])],
  }
}

function weightTable(
  context: ReportContext,
  results: MarketsResults,
  criteria: readonly Named[],
  part: readonly PartnerColumn[],
): Block {
  const { t, board, looks } = context
  const wide = part.length > 7
  const abstained = results.weightAbstained.map((id) => board.partners.find((partner) => partner.id === id)?.name ?? id)
  return {
    kind: 'table',
    columns: [
      { head: '', width: 25 },
      { head: t('report.column.criterion'), share: 1 },
      ...part.map((partner) => ({
        head: wide ? looks[partner.index]!.letters : partner.name,
        width: wide ? 24 : Math.min(56, 270 / part.length),
        ...right,
      })),
      { head: t('report.column.sdPoints'), width: 44, ...right },
    ],
    rows: criteria
      .filter(({ id }) => results.weights[id] !== undefined)
      .map(({ id, code, name }): Row => ({
        kind: 'cells',
        cells: [
          textCell(code),
          textCell(name),
          ...part.map((partner): Cell => {
            const share = results.partnerWeights[partner.id]?.[id]
            return share === undefined ? textCell('–', { isHatched: true }) : numberCell(100 * share, 1)
          }),
          numberCell(results.weightDisagreementPoints[id], 1),
        ],
      })),
    caption: [
      t('report.T04.weightsCaption'),
      abstained.length === 0
        ? ` ${t('report.T04.allWeighted')}`
        : ` ${t('report.T04.weightAbstained', { partners: abstained.join(', ') })}`,
      ...(wide ? [' ', ...partnerLegend(context)] : []),
    ],
  }
}

function disagreementTable(
  context: ReportContext,
  results: MarketsResults,
  criteria: readonly Named[],
  markets: readonly Named[],
): Block {
  const { t } = context
  return {
    kind: 'table',
    columns: [
      { head: '', width: 25 },
      { head: t('report.column.criterion'), share: 1 },
      ...marketColumns(markets, Math.min(58, 300 / Math.max(1, markets.length))),
    ],
    rows: criteria
      .filter(({ id }) => markets.some((market) => results.cellDisagreement[market.id]?.[id] !== undefined))
      .map(({ id, code, name }): Row => ({
        kind: 'cells',
        cells: [
          textCell(code),
          textCell(name),
          ...markets.map((market): Cell => {
            const spread = results.cellDisagreement[market.id]?.[id] ?? null
            if (spread === null) return textCell('–', { isHatched: true })
            const isDiscuss = spread >= 1 - 1e-9
            const icon: Inline[] = isDiscuss
              ? [{ icon: 'triangle', color: '#8A4B00' }]
              : spread >= 0.5 - 1e-9
                ? [{ icon: 'triangleOpen', color: '#5E6A76' }]
                : []
            return { content: [...icon, printed(spread, 2)], isFramed: isDiscuss }
          }),
        ],
      })),
    caption: [t('report.T04.cellCaption')],
  }
}
