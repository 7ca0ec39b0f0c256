// Weights of the criteria: what each partner gave, what the needs ask for, and what counts in the end.
import { listItems } from '../../../shared/board/boardState.ts'
import { enumerate, displayCodes, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { partnerStrip } from '../../../shared/charts/partnerStrip.ts'
import { printed } from '../../../shared/charts/printed.ts'
import type { MarketsResults } from '../../../shared/compute/results.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DrawingView } from '../../ui/DrawingView.tsx'
import { openRound } from '../../../shared/board/boardState.ts'
import { PartnerName } from '../../ui/PartnerName.tsx'
import type { ViewProps } from '../viewProps.ts'
import { weightBar, weightTicks } from '../../../shared/widgets/weightTicks.ts'
import styles from './MarketWeights.module.css'

const STRIP = 100
const STRIP_MARGIN = 8

export function MarketWeights({ height }: ViewProps) {
  const { board, results, looks, t } = useBoard()
  const markets = results.T04
  const criteria = listItems(board, 'T04.criteria')
  if (!markets) return null
  const codes = displayCodes(
    criteria.map((item) => item.id),
    'C',
  )
  const ticks = weightTicks(markets)
  const rowHeight = Math.max(22, Math.min(26, Math.floor((height - 92) / Math.max(1, criteria.length))))
  const percent = (value: number | null | undefined) => printed(value == null ? null : value * 100, 1)
  const open = openRound(board, 'T04.weights')
  const given = Object.keys(markets.partnerWeights).length > 0
  return (
    <div className={styles.weights}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th />
            <th scope="col">{t('markets.matrix.criterion')}</th>
            <th scope="col" className={styles.strip}>
              {t('markets.weights.partners')}
              <span className={styles.axis}>
                {ticks.map((tick) => (
                  <i key={tick} style={{ left: `${stripX(tick, ticks)}px` }}>
                    {tick}
                  </i>
                ))}
              </span>
            </th>
            <th scope="col">{t('markets.weights.mean')}</th>
            <th scope="col">{t('markets.weights.spread')}</th>
            <th scope="col">{t('markets.weights.needs')}</th>
            <th scope="col" className={styles.final}>
              {t('markets.weights.final')}
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((item) => {
            const name = itemLabel(item, t)
            const values = board.partners.flatMap((partner, place) => {
              const weight = markets.partnerWeights[partner.id]?.[item.id]
              return weight === undefined ? [] : [{ partner: place, value: weight * 100 }]
            })
            const alt = t('markets.weights.alt', {
              criterion: name,
              values: values
                .map(({ partner, value }) => `${board.partners[partner]!.name} ${printed(value, 1)} %`)
                .join(', '),
            })
            const final = markets.weights[item.id]
            return (
              <tr key={item.id} style={{ height: rowHeight }}>
                <td className={styles.code}>{codes.get(item.id)}</td>
                <th scope="row" className={styles.name} title={name}>
                  <span>{name}</span>
                </th>
                <td className={styles.strip}>
                  {values.length > 0 ? (
                    <DrawingView
                      drawing={partnerStrip(values, {
                        width: STRIP,
                        height: rowHeight - 2,
                        size: 8,
                        ticks,
                        margin: STRIP_MARGIN,
                        alt,
                      })}
                      looks={looks}
                    />
                  ) : (
                    <span className={styles.none}>{t('markets.weights.noPoints')}</span>
                  )}
                </td>
                <td className={styles.number}>{given ? percent(markets.partnerMeanWeights[item.id]) : '–'}</td>
                <td className={styles.number}>{printed(markets.weightDisagreementPoints[item.id], 1)}</td>
                <td className={styles.number}>{percent(markets.needsWeights[item.id])}</td>
                <td className={styles.final}>
                  <span className={styles.finalLine}>
                    <i className={styles.bar} style={{ width: weightBar(final ?? 0, markets.weights, 36) }} />
                    {percent(final)}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={styles.foot}>
        {open ? (
          <p>{t('markets.weights.open', { round: open.number })}</p>
        ) : given ? (
          <ul className={styles.partners}>
            {board.partners.map((partner, place) => (
              <li key={partner.id}>
                <PartnerName look={looks[place]!} name={partner.name} size={13} />
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('markets.weights.notYet')}</p>
        )}
        {given && <Abstained results={markets} />}
      </div>
    </div>
  )
}

/** Partners without any points take no part in weighting (4.T04.5); they are named, not counted as zero. */
function Abstained({ results }: { results: MarketsResults }) {
  const { board, t } = useBoard()
  if (results.weightAbstained.length === 0) return null
  const names = results.weightAbstained.map((id) => board.partners.find((partner) => partner.id === id)?.name ?? id)
  return <p>{t('markets.weights.abstained', { count: names.length, partners: enumerate(names, t) })}</p>
}

function stripX(tick: number, ticks: readonly number[]): number {
  const last = ticks.at(-1)!
  return STRIP_MARGIN + (tick / last) * (STRIP - 2 * STRIP_MARGIN)
}
