// The model of the region with the colours of its factors, and the three spheres its actors come from.
import { useCallback, useMemo } from 'react'
import type { ChartSize } from '../../../shared/charts/chartParts.ts'
import { helixBarChart } from '../../../shared/charts/helixBarChart.ts'
import { rsiModelChart } from '../../../shared/charts/rsiModelChart.ts'
import type { EcosystemResults } from '../../../shared/compute/ecosystem.ts'
import type { MeasureText } from '../../../shared/drawing.ts'
import { ecosystemFindings } from '../../../shared/findings/ecosystemFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { DrawnPanel } from './DrawnPanel.tsx'

export function RegionModel({ width }: ViewProps) {
  const { results } = useBoard()
  return results.T15 ? <Model ecosystem={results.T15} width={width} /> : null
}

type Props = { ecosystem: EcosystemResults; width: number }

function Model({ ecosystem, width }: Props) {
  const { t } = useBoard()
  const draw = useCallback(
    (measure: MeasureText, size: ChartSize) => rsiModelChart(ecosystem, t, measure, size),
    [ecosystem, t],
  )
  return (
    <DrawnPanel width={width} draw={draw}>
      <p>{t('T15.model.legend')}</p>
    </DrawnPanel>
  )
}

export function HelixBar({ width }: ViewProps) {
  const { results } = useBoard()
  return results.T15 ? <Helix ecosystem={results.T15} width={width} /> : null
}

function Helix({ ecosystem, width }: Props) {
  const { board, t } = useBoard()
  const sentence = useMemo(() => ecosystemFindings(ecosystem, board, t).helix, [ecosystem, board, t])
  const draw = useCallback(
    (measure: MeasureText, size: ChartSize) => helixBarChart(ecosystem, t, measure, size),
    [ecosystem, t],
  )
  return (
    <DrawnPanel width={width} draw={draw}>
      <p>{sentence}</p>
    </DrawnPanel>
  )
}
