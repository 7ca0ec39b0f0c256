// What the marks of the matrix mean, and why a market has no rank.
import { ArrowDown, Ban } from 'lucide-react'
import { enumerate, itemLabel } from '../../../shared/charts/boardTexts.ts'
import type { MarketMatrix } from '../../../shared/widgets/marketMatrix.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DisagreementSign } from './DisagreementSign.tsx'
import styles from './MarketMatrix.module.css'

export function MatrixLegend({ matrix, isNarrow }: { matrix: MarketMatrix; isNarrow: boolean }) {
  const { results, t } = useBoard()
  const rows = matrix.groups.flatMap((group) => group.rows)
  const codes = new Map(rows.map((row) => [row.item.id, row.code]))
  const reasons = matrix.markets.flatMap((item) => {
    const market = matrix.round === null ? undefined : results.T04?.markets[item.id]
    if (!market || market.status === 'ranked') return []
    const name = itemLabel(item, t)
    if (market.status === 'insufficient-data') return [t('markets.matrix.tooLittle', { name })]
    const criteria = enumerate(
      market.vetoedBy.map((id) => codes.get(id) ?? id),
      t,
    )
    return [t('markets.matrix.knockedOut', { name, criteria })]
  })
  return (
    <div className={styles.legend}>
      <span>
        <DisagreementSign label="discuss" /> {t('markets.label.discuss')}
      </span>
      <span>
        <DisagreementSign label="some-spread" /> {t('markets.label.some-spread')}
      </span>
      <span>
        <i className={styles.hatchKey} /> {t('markets.legend.noScores')}
      </span>
      {isNarrow && (
        <span>
          <i className={styles.partial}>0.00</i> {t('markets.legend.partial')}
        </span>
      )}
      <span>
        <ArrowDown size={11} strokeWidth={1.75} aria-hidden /> {t('markets.legend.cost')}
      </span>
      <span>
        <Ban size={10} strokeWidth={1.75} aria-hidden /> {t('markets.legend.veto')}
      </span>
      <span>{t('markets.legend.scale')}</span>
      {reasons.map((reason) => (
        <span key={reason} className={styles.reason}>
          {reason}
        </span>
      ))}
    </div>
  )
}
