// The four figures of a revealed round: cells to discuss, some spread, aligned, with missing scores.
import { useMemo } from 'react'
import { spreadCounts } from '../../../shared/findings/roundFindings.ts'
import { roundName } from '../../../shared/findings/roundName.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { isShown, RoundPending } from './RoundPending.tsx'
import { useRound } from './useRound.ts'
import styles from './rounds.module.css'

export function RoundSummary({ template, panel }: ViewProps) {
  const { t } = useBoard()
  const round = useRound({ template, panel })
  const counts = useMemo(() => spreadCounts(round.cells), [round.cells])
  if (!isShown(round)) return <RoundPending round={round} isSmall />
  return (
    <dl className={styles.figures}>
      {(['discuss', 'someSpread', 'aligned', 'missing'] as const).map((figure) => (
        <div key={figure}>
          <dt>{t(`rounds.figure.${figure}`, { count: counts[figure] })}</dt>
          <dd>{counts[figure]}</dd>
        </div>
      ))}
    </dl>
  )
}

export function RoundCaption({ template, panel }: ViewProps) {
  const { board, t } = useBoard()
  const round = useRound({ template, panel })
  if (round.open) return t('rounds.caption.open', { number: round.open.number })
  if (round.number === null) return null
  return t('rounds.caption.shown', { round: roundName(board, round.widget, round.number, t, 'within') })
}
