// No facilitator is connected: people are told, whoever may lead is asked to, and who comes back takes the lead back.
import { UserRoundCog } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { useSavedState } from '../board/connectionContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { AttentionLine } from './AttentionLine.tsx'
import { ALONE_AFTER_MS, ANYBODY_AFTER_MS, mayStandIn } from './attentionState.ts'
import { useNameOf } from './useNameOf.ts'

/** How long no facilitator has been here, as steps: the screen changes only when it means something. */
function useAloneMs(isAlone: boolean): number {
  const [ms, setMs] = useState(0)
  useEffect(() => {
    setMs(0)
    if (!isAlone) return
    const timeouts = [ALONE_AFTER_MS, ANYBODY_AFTER_MS].map((after) =>
      window.setTimeout(() => setMs(after), after + 500),
    )
    return () => timeouts.forEach((timeout) => window.clearTimeout(timeout))
  }, [isAlone])
  return ms
}

export function StandInLine() {
  const { board, me, people, canFacilitate, t } = useBoard()
  const isOffline = useSavedState().kind === 'offline'
  const nameOf = useNameOf()
  const { standIn } = board.workshop
  // Without a connection of one's own nobody else can be seen either. Before the first step nobody is missed.
  const isRunning = board.step !== null || board.rounds.some(({ state }) => state === 'open')
  const isAlone = isRunning && !isOffline && !people.some(({ role, isHere }) => role === 'facilitator' && isHere)
  const aloneMs = useAloneMs(isAlone)
  const here = new Set(people.flatMap(({ participantId, isHere }) => (isHere ? [participantId] : [])))
  const icon = <UserRoundCog size={16} aria-hidden />
  if (standIn) {
    const isMine = standIn.participantId === me.participantId
    const words = isMine
      ? t('attention.standIn.mine')
      : t('attention.standIn.other', { name: nameOf(standIn.participantId) })
    return (
      <AttentionLine tone={isMine ? 'strong' : 'quiet'} icon={icon} text={words}>
        {canFacilitate && <TakeBack />}
      </AttentionLine>
    )
  }
  if (aloneMs < ALONE_AFTER_MS) return null
  return (
    <AttentionLine icon={icon} text={t('attention.standIn.nobody')}>
      {mayStandIn(board.workshop, me, here, aloneMs) && <Lead />}
    </AttentionLine>
  )
}

function TakeBack() {
  const { t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  return (
    <>
      {refusal && <span role="alert">{refusal}</span>}
      <Button size="small" isBusy={isBusy} onClick={() => send({ command: 'takeBack' })}>
        {t('attention.standIn.takeBack')}
      </Button>
    </>
  )
}

function Lead() {
  const { boardId, t } = useBoard()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const lead = () => {
    setBusy(true)
    setRefusal(null)
    api
      .standIn(boardId)
      .catch((reason: unknown) => setRefusal(reason instanceof Error ? reason.message : String(reason)))
      .finally(() => setBusy(false))
  }
  return (
    <>
      {refusal && <span role="alert">{refusal}</span>}
      <Button size="small" variant="primary" isBusy={isBusy} onClick={lead}>
        {t('attention.standIn.lead')}
      </Button>
    </>
  )
}
