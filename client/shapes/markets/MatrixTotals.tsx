// Score, rank and completeness under each market. A market without rank stays, in grey and with its reason.
import { printed } from '../../../shared/charts/printed.ts'
import type { MarketResult } from '../../../shared/compute/results.ts'
import type { MarketMatrix } from '../../../shared/widgets/marketMatrix.ts'
import { useBoard } from '../../board/boardContext.ts'
import { classes } from '../../ui/classes.ts'
import styles from './MarketMatrix.module.css'

export function MatrixTotals({ matrix, rowHeight }: { matrix: MarketMatrix; rowHeight: number }) {
  const { results, t } = useBoard()
  // Before a reveal only measured values could be counted, and a score of these alone would mislead.
  const hasScores = matrix.round !== null
  const marketOf = (id: string): MarketResult | undefined => (hasScores ? results.T04?.markets[id] : undefined)
  const line = (label: string, text: (market: MarketResult | undefined) => string, className?: string) => (
    <tr className={className} style={{ height: rowHeight }}>
      <td />
      <th scope="row" colSpan={2}>
        {label}
      </th>
      {matrix.markets.map(({ id }) => {
        const market = marketOf(id)
        const isGrey = market !== undefined && market.status !== 'ranked'
        return (
          <td key={id} className={classes(styles.total, isGrey && styles.grey)}>
            {text(market)}
          </td>
        )
      })}
    </tr>
  )
  return (
    <tfoot>
      {line(t('markets.matrix.score'), (market) => printed(market?.score, 1), styles.score)}
      {line(t('markets.matrix.rank'), (market) => {
        if (market?.status === 'knocked-out') return t('markets.matrix.out')
        return market?.rank == null ? '–' : String(market.rank)
      })}
      {line(t('markets.matrix.present'), (market) =>
        market === undefined ? '–' : `${printed(market.completeness * 100, 0)} %`,
      )}
    </tfoot>
  )
}
