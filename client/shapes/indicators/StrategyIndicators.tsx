// The indicator table of the strategy with how far each is, and where the strategy stands in words beside it.
import { Check, Minus } from 'lucide-react'
import { useMemo } from 'react'
import { indicatorsFindings } from '../../../shared/findings/indicatorsFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import { formatDate } from '../../ui/format.ts'
import { IndicatorTable } from '../generic/IndicatorTableView.tsx'
import { panelWidget } from '../generic/panelWidget.ts'
import type { ViewProps } from '../viewProps.ts'
import styles from './Indicators.module.css'

export function StrategyIndicators(props: ViewProps) {
  const { results } = useBoard()
  return (
    <IndicatorTable
      widget={panelWidget(props)}
      width={props.width}
      readingOf={(item) => results.T16?.indicators[item.id] ?? null}
    />
  )
}

/** A day at noon, so that no time zone moves it. */
const dayText = (iso: string): string => formatDate(`${iso}T12:00:00`)

export function IndicatorStatusView() {
  const { board, results, evidence, t } = useBoard()
  const findings = useMemo(
    () => (results.T16 ? indicatorsFindings(results.T16, board, dayText, t) : null),
    [results.T16, board, t],
  )
  if (!findings) return null
  const holds = (signal: string): boolean => evidence['R1.1']?.find((one) => one.signal === signal)?.holds === true
  const lines = [
    { text: findings.complete, holds: holds('a') },
    { text: findings.milestones, holds: holds('b') },
  ]
  return (
    <div className={styles.status}>
      <ul>
        {lines.map((line) => (
          <li key={line.text} data-holds={line.holds || undefined}>
            {line.holds ? (
              <Check size={14} strokeWidth={2.5} aria-label={t('coverage.signal.holds')} />
            ) : (
              <Minus size={14} aria-label={t('coverage.signal.open')} />
            )}
            {line.text}
          </li>
        ))}
      </ul>
      <p>{findings.status}</p>
      <p>{findings.goals}</p>
      {findings.actions !== null && <p>{findings.actions}</p>}
    </div>
  )
}
