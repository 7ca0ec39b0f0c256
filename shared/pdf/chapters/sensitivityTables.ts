// The sensitivity of the ranking in tables: what the tests changed, equal weights, and what turns neighbours (domain 4.T04.8).
import { enumerate, marketTag } from '../../charts/boardTexts.ts'
import { printed, printedChange } from '../../charts/printed.ts'
import { marketRows } from '../../charts/rankingChart.ts'
import type { MarketsResults } from '../../compute/results.ts'
import { sensitivityPercent } from '../../findings/marketFindings.ts'
import type { Block, Cell, Row } from '../blocks.ts'
import { namedItems, numberCell, textCell, type Named, type ReportContext } from '../reportContext.ts'

const right = { align: 'right' as const }

export function sensitivityBlocks(context: ReportContext, results: MarketsResults, markets: readonly Named[]): Block[] {
  const { t } = context
  const { sensitivity } = results
  const step = sensitivityPercent(context.board)
  const codes = new Map(namedItems(context, 'T04.criteria', 'C').map(({ id, name, code }) => [id, `${code} ${name}`]))
  const order = marketRows(results, context.board, t).filter(({ market }) => market.rank !== null)
  const byId = new Map(markets.map((market) => [market.id, market]))
  const columns = order.map(({ id }) => byId.get(id)!)
  const yesNo = (value: boolean) => textCell(t(value ? 'report.yes' : 'report.no'))
  return [
    {
      kind: 'figures',
      figures: [
        { value: String(sensitivity.variations), label: t('report.T04.variations') },
        { value: String(sensitivity.winnerChanges), label: t('report.T04.winnerChanges') },
        { value: String(sensitivity.shortlistChanges), label: t('report.T04.shortlistChanges') },
        { value: String(sensitivity.reversals), label: t('report.T04.reversals') },
        { value: printed(sensitivity.robustness, 2), label: t('report.T04.robustness') },
      ],
    },
    {
      kind: 'table',
      columns: [
        { head: t('report.T04.variation'), share: 1 },
        ...columns.map((market) => ({
          head: columns.length > 6 ? marketTag(market.id, market.name) : market.name,
          width: Math.min(46, 260 / Math.max(1, columns.length)),
          ...right,
        })),
        { head: t('report.T04.newWinner'), width: 46, align: 'center' },
        { head: t('report.T04.newShortlist'), width: 52, align: 'center' },
      ],
      rows: [
        {
          kind: 'cells',
          cells: [
            textCell(t('report.T04.baseRanks'), { weight: 600 }),
            ...columns.map(({ id }) => numberCell(results.markets[id]!.rank, 0)),
            textCell(''),
            textCell(''),
          ],
        },
        ...sensitivity.changed.map((variation): Row => ({
          kind: 'cells',
          cells: [
            textCell(
              `${codes.get(variation.criterion) ?? variation.criterion} ${printedChange(variation.sign * step, Number.isInteger(step) ? 0 : 1)}`,
            ),
            ...columns.map(({ id }): Cell => {
              const rank = variation.ranks[id]
              return numberCell(rank, 0, rank === results.markets[id]!.rank ? {} : { weight: 600, tint: '#FDF0DC' })
            }),
            yesNo(variation.winnerChanged),
            yesNo(variation.shortlistChanged),
          ],
        })),
        {
          kind: 'cells',
          cells: [
            textCell(t('report.T04.equalRanks'), { weight: 600 }),
            ...columns.map(({ id }) => numberCell(sensitivity.equalWeights.ranks[id], 0)),
            textCell(''),
            textCell(''),
          ],
        },
        {
          kind: 'cells',
          cells: [
            textCell(t('report.T04.equalScores')),
            ...columns.map(({ id }) => numberCell(sensitivity.equalWeights.scores[id], 1)),
            textCell(''),
            textCell(''),
          ],
        },
      ],
      caption: [t('report.T04.sensitivityCaption', { percent: printed(step, Number.isInteger(step) ? 0 : 1) })],
    },
  ]
}

export function swingTable(context: ReportContext, markets: MarketsResults): Block[] {
  const { t } = context
  const swings = markets.sensitivity.criticalSwings
  if (swings.length === 0) return []
  const names = new Map(namedItems(context, 'T04.markets', 'M').map(({ id, name }) => [id, name]))
  const criteria = new Map(
    namedItems(context, 'T04.criteria', 'C').map(({ id, name, code }) => [id, `${code} ${name}`]),
  )
  return [
    { kind: 'heading', text: t('report.T04.swings') },
    {
      kind: 'table',
      columns: [
        { head: t('report.T04.neighbours'), share: 1 },
        { head: t('report.column.criterion'), share: 1 },
        { head: t('report.T04.swing'), width: 90, align: 'right' },
      ],
      rows: swings.map((swing): Row => ({
        kind: 'cells',
        cells: [
          textCell(
            enumerate(
              swing.pair.map((id) => names.get(id) ?? id),
              t,
            ),
          ),
          textCell(
            swing.criterion === null ? t('report.T04.noSwing') : (criteria.get(swing.criterion) ?? swing.criterion),
          ),
          swing.changePct === null ? numberCell(null, 1) : textCell(printedChange(swing.changePct, 1)),
        ],
      })),
      caption: [t('report.T04.swingCaption')],
    },
  ]
}
