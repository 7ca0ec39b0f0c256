// The factors of the home base: the whole profile, the weakest and strongest, and the three sets beside the patterns of growth.
import { useCallback, useMemo } from 'react'
import type { ChartSize } from '../../../shared/charts/chartParts.ts'
import { factorGroups, factorProfileChart } from '../../../shared/charts/factorProfileChart.ts'
import { indexBarsChart, indexScale } from '../../../shared/charts/indexBarsChart.ts'
import { printed } from '../../../shared/charts/printed.ts'
import { FACTOR_SETS } from '../../../shared/compute/ecosystem.ts'
import type { MeasureText } from '../../../shared/drawing.ts'
import { ecosystemFindings, type NamedFactor } from '../../../shared/findings/ecosystemFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { DrawnPanel } from './DrawnPanel.tsx'
import styles from './Ecosystem.module.css'

export function FactorProfile({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const groups = useMemo(() => (results.T15 ? factorGroups(results.T15, board, t) : []), [results.T15, board, t])
  const draw = useCallback(
    (measure: MeasureText, size: ChartSize) => factorProfileChart(groups, t, measure, size),
    [groups, t],
  )
  if (!results.T15) return null
  return (
    <DrawnPanel width={width} draw={draw}>
      <p>{t('T15.chart.scale')}</p>
    </DrawnPanel>
  )
}

export function WeakFactors() {
  const { board, results, t } = useBoard()
  const found = useMemo(() => (results.T15 ? ecosystemFindings(results.T15, board, t) : null), [results.T15, board, t])
  if (!found) return null
  const isScored = found.weakest.length > 0
  return (
    <div className={styles.lists}>
      {isScored && (
        <div className={styles.two}>
          <Factors head={t('T15.weak.head')} factors={found.weakest} />
          <Factors head={t('T15.strong.head')} factors={found.strongest} />
        </div>
      )}
      <p>{isScored ? found.owners : found.weak}</p>
    </div>
  )
}

function Factors({ head, factors }: { head: string; factors: readonly NamedFactor[] }) {
  return (
    <section>
      <h3>{head}</h3>
      <ul>
        {factors.map(({ id, name, value }) => (
          <li key={id}>
            <span>{name}</span>
            <b>{printed(value, 1)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function FactorSets({ width }: ViewProps) {
  const { results, t } = useBoard()
  const ecosystem = results.T15
  const draw = useCallback(
    (measure: MeasureText, size: ChartSize) =>
      indexBarsChart(
        [
          ...FACTOR_SETS.map((set) => ({
            label: t(`T15.option.set.${set}`),
            value: ecosystem?.sets[set] ?? null,
            isStrong: true,
          })),
          { label: t('T15.chart.klepper'), value: ecosystem?.klepper ?? null },
        ],
        indexScale([0, 25, 50, 75, 100], 1),
        { alt: t('T15.chart.sets'), noData: t('chart.noScores') },
        measure,
        size,
      ),
    [ecosystem, t],
  )
  return ecosystem ? <DrawnPanel width={width} draw={draw} /> : null
}
