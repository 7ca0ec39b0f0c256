// While somebody is in control: the held see why they cannot move, the leader how many see what they see.
import { Eye } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { AttentionLine } from './AttentionLine.tsx'
import { heldBy } from './attentionState.ts'
import { useNameOf } from './useNameOf.ts'

/** How many people's screens show what this person sees. */
export function useFollowers(participantId: string | null): number {
  const { presence } = useConnection()
  return useSyncExternalStore(presence.subscribe, () =>
    participantId === null
      ? 0
      : new Set(
          presence.peers().flatMap(({ following, user }) => (following === participantId ? [user.participantId] : [])),
        ).size,
  )
}

export function ControlLine() {
  const { board, me, people, canLead, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const nameOf = useNameOf()
  const { control } = board.workshop
  const followers = useFollowers(control?.by === me.participantId ? me.participantId : null)
  if (!control) return null
  const icon = <Eye size={16} aria-hidden />
  const name = nameOf(control.by)
  if (heldBy(control, me) !== null) {
    return <AttentionLine tone="strong" icon={icon} text={refusal ?? t('attention.control.held', { name })} />
  }
  const isMine = control.by === me.participantId
  const others = people.filter(({ isHere, role, participantId }) => {
    return isHere && role !== 'facilitator' && participantId !== me.participantId
  }).length
  const words = isMine
    ? t('attention.control.mine', { followers: Math.min(followers, others), count: others })
    : t('attention.control.others', { name })
  return (
    <AttentionLine tone="strong" icon={icon} text={refusal ?? words}>
      {canLead && (
        <Button size="small" isBusy={isBusy} onClick={() => send({ command: 'release' })}>
          {t('attention.control.release')}
        </Button>
      )}
    </AttentionLine>
  )
}
