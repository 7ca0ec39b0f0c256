// Alliances on their map, the dependence of firms, who may be taken over, what people think of the propositions.
import { useCallback, useMemo, type ReactNode } from 'react'
import { agreementChart, flowChart } from '../../../shared/charts/agreementChart.ts'
import { allianceMapChart } from '../../../shared/charts/allianceMapChart.ts'
import type { ChartSize } from '../../../shared/charts/chartParts.ts'
import { dependenceProfileChart } from '../../../shared/charts/dependenceProfileChart.ts'
import { printed } from '../../../shared/charts/printed.ts'
import type { AlliancesResults } from '../../../shared/compute/alliances.ts'
import type { Drawing, MeasureText } from '../../../shared/drawing.ts'
import { allianceMap, alliancesFindings, type AlliancesFindings } from '../../../shared/findings/alliancesFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { DrawnPanel } from '../ecosystem/DrawnPanel.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './Alliances.module.css'

function useFindings(): AlliancesFindings | null {
  const { board, results, t } = useBoard()
  return useMemo(() => (results.T14 ? alliancesFindings(results.T14, board, t) : null), [results.T14, board, t])
}

type DrawnProps = {
  width: number
  alliances: AlliancesResults
  draw: (alliances: AlliancesResults, measure: MeasureText, size: ChartSize) => Drawing
  children: ReactNode
}

function Drawn({ width, alliances, draw, children }: DrawnProps) {
  const drawn = useCallback(
    (measure: MeasureText, size: ChartSize) => draw(alliances, measure, size),
    [alliances, draw],
  )
  return (
    <DrawnPanel width={width} draw={drawn}>
      {children}
    </DrawnPanel>
  )
}

export function AllianceMapView({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const found = useFindings()
  const draw = useCallback(
    (alliances: AlliancesResults, measure: MeasureText, size: ChartSize) =>
      allianceMapChart(allianceMap(alliances, board, t), t, measure, size),
    [board, t],
  )
  if (!results.T14 || !found) return null
  return (
    <Drawn width={width} alliances={results.T14} draw={draw}>
      <p>{[t('T14.map.legend'), found.unplaced ?? ''].join(' ').trim()}</p>
    </Drawn>
  )
}

export function DependenceProfile({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const found = useFindings()
  const draw = useCallback(
    (alliances: AlliancesResults, measure: MeasureText, size: ChartSize) =>
      dependenceProfileChart(alliances, board, t, measure, size),
    [board, t],
  )
  if (!results.T14 || !found) return null
  return (
    <Drawn width={width} alliances={results.T14} draw={draw}>
      <p>{[found.dependence, found.unrated ?? ''].join(' ').trim()}</p>
      <p>{t('T14.dependence.legend')}</p>
    </Drawn>
  )
}

export function AgreementBars({ width }: ViewProps) {
  const { board, results, t } = useBoard()
  const draw = useCallback(
    (alliances: AlliancesResults, measure: MeasureText, size: ChartSize) =>
      agreementChart(alliances, board, t, measure, size),
    [board, t],
  )
  if (!results.T14) return null
  return (
    <Drawn width={width} alliances={results.T14} draw={draw}>
      <p>{t('T14.anchor.agreement')}</p>
    </Drawn>
  )
}

export function FlowBalance({ width }: ViewProps) {
  const { results, t } = useBoard()
  const found = useFindings()
  const draw = useCallback(
    (alliances: AlliancesResults, measure: MeasureText, size: ChartSize) => flowChart(alliances, t, measure, size),
    [t],
  )
  if (!results.T14 || !found) return null
  return (
    <Drawn width={width} alliances={results.T14} draw={draw}>
      <p>{found.flow}</p>
    </Drawn>
  )
}

export function ExposedFirms() {
  const found = useFindings()
  if (!found) return null
  return (
    <div className={styles.words}>
      <p>{found.exposed}</p>
      <ul>
        {found.exposedFirms.map(({ id, name, index, alliances }) => (
          <li key={id}>
            <strong>{name}</strong>
            <b>{printed(index, 1)}</b>
            <span>{alliances.join('; ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function AdoptionStages() {
  const { looks } = useBoard()
  const found = useFindings()
  if (!found) return null
  return (
    <ul className={styles.stages}>
      {found.stages.map(({ partner, name, text }) => (
        <li key={name}>
          {looks[partner] && <PartnerSign look={looks[partner]} size={12} label={name} />}
          <span>
            <b>{name}</b> {text}
          </span>
        </li>
      ))}
    </ul>
  )
}
