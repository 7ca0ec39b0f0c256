// One's own hand: raise it, see the place in the queue, take it down.
import { Hand as HandSign } from 'lucide-react'
import { useState } from 'react'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { ownHand } from './attentionState.ts'
import styles from './SpeakerQueue.module.css'

export function HandButton({
  className,
  size = 'normal',
}: {
  className?: string | undefined
  size?: 'small' | 'normal'
}) {
  const { board, boardId, me, t } = useBoard()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const hand = ownHand(board.workshop.hands, me.participantId)
  if (me.role === 'viewer') return null
  const raise = (raised: boolean) => {
    setBusy(true)
    setRefusal(null)
    api
      .raiseHand(boardId, raised)
      .catch((reason: unknown) => setRefusal(reason instanceof Error ? reason.message : String(reason)))
      .finally(() => setBusy(false))
  }
  const isUp = hand.state !== 'down'
  return (
    <>
      <Button
        size={size}
        className={className}
        isPressed={isUp}
        isBusy={isBusy}
        icon={<HandSign size={15} aria-hidden />}
        onClick={() => raise(!isUp)}
      >
        {hand.state === 'up'
          ? t('hands.up', { place: hand.place })
          : t(hand.state === 'speaking' ? 'hands.speaking.mine' : 'hands.raise')}
      </Button>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}
