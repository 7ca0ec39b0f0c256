// What came of a decision, in words.
import { Check, X } from 'lucide-react'
import { decisionState } from '../../shared/findings/decisionFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'

export function StateBadge({ decision }: { decision: { adopted: boolean; quorum: boolean } }) {
  const { t } = useBoard()
  const state = decisionState(decision)
  const words = t(`decisions.state.${state}`)
  switch (state) {
    case 'adopted':
      return (
        <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
          {words}
        </Badge>
      )
    case 'notAdopted':
      return (
        <Badge tone="error" icon={<X size={12} strokeWidth={2.5} aria-hidden />}>
          {words}
        </Badge>
      )
    case 'noQuorum':
      return <Badge tone="discuss">{words}</Badge>
  }
}
