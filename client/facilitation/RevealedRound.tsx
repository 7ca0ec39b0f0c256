// What can be done with a revealed round: look at its results, talk about what differs, record what was decided.
import { ChartNoAxesColumn } from 'lucide-react'
import { useMemo, useState } from 'react'
import { latestValues } from '../../shared/board/boardState.ts'
import { widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import { recordableRows } from '../../shared/findings/decisionFindings.ts'
import { roundName } from '../../shared/findings/roundName.ts'
import { useBoard } from '../board/boardContext.ts'
import { RecordDecision } from '../decisions/RecordDecision.tsx'
import { readRound } from '../shapes/rounds/useRound.ts'
import { Button } from '../ui/Button.tsx'
import { RoundResults } from './RoundResults.tsx'
import { TalkWalk } from './TalkWalk.tsx'
import styles from './RunSheet.module.css'

export function RevealedRound({ widget }: { widget: WidgetId }) {
  const { board, canLead, t } = useBoard()
  const seed = widgetSeedOf(widget)
  if (latestValues(board, widget) === null) return null
  if (seed?.kind === 'partnerVote') {
    return canLead && recordableRows(board, widget, t).length > 0 ? (
      <div className={styles.section}>
        <RecordDecision widget={widget} variant="primary" className={styles.grow} />
      </div>
    ) : null
  }
  if (seed?.kind !== 'matrix' || seed.mode !== 'ballot' || seed.scale.max === null) return null
  return <RevealedScores widget={widget} />
}

function RevealedScores({ widget }: { widget: WidgetId }) {
  const { board, t } = useBoard()
  const round = useMemo(() => readRound(board, widget, t), [board, widget, t])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className={styles.section}>
        <Button
          size="small"
          className={styles.grow}
          icon={<ChartNoAxesColumn size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('rounds.results.open', { round: roundName(board, widget, round.number ?? 1, t, 'within') })}
        </Button>
      </div>
      <TalkWalk round={round} />
      {isOpen && <RoundResults round={round} onClose={() => setOpen(false)} />}
    </>
  )
}
