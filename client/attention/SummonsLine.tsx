// "Nita brought everybody here": the camera has moved, and one button leads back.
import { Locate, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Summons } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useConnection } from '../board/connectionContext.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { AttentionLine } from './AttentionLine.tsx'
import { heldBy, isCalledBy } from './attentionState.ts'
import { bringTo, goBackTo, viewOf, type View } from './bringTo.ts'
import { useNameOf } from './useNameOf.ts'

export function SummonsLine() {
  const { board, me, clockOffsetMs, t } = useBoard()
  const { editor, follow } = useCanvas()
  const { presence } = useConnection()
  const nameOf = useNameOf()
  const { summons, control } = board.workshop
  const [seenAtStart] = useState(summons?.id ?? null)
  const answered = useRef(seenAtStart)
  const [brought, setBrought] = useState<{ summons: Summons; back: View } | null>(null)
  const isHeld = heldBy(control, me) !== null
  const stepStartedAt = board.step?.startedAt

  useEffect(() => {
    if (!editor || !isCalledBy(summons, me, answered.current, Date.now() + clockOffsetMs)) return
    answered.current = summons.id
    if (isHeld) return
    const caller = presence.peers().find(({ user, page }) => user.participantId === summons.by && page !== null)
    const seen = caller?.page === summons.camera?.page ? (caller?.viewport ?? null) : null
    const back = viewOf(editor)
    follow(null)
    if (bringTo(editor, summons.place, summons.camera, seen)) setBrought({ summons, back })
  }, [summons, editor, me, clockOffsetMs, isHeld, presence, follow])

  // The next step is the next call; the old way back would lead out of it.
  useEffect(() => setBrought(null), [stepStartedAt])

  if (!brought || isHeld) return null
  return (
    <AttentionLine
      icon={<Locate size={16} aria-hidden />}
      text={t('attention.brought', { name: nameOf(brought.summons.by) })}
    >
      <Button
        size="small"
        onClick={() => {
          if (editor) goBackTo(editor, brought.back)
          setBrought(null)
        }}
      >
        {t('attention.goBack')}
      </Button>
      <IconButton
        size="small"
        label={t('attention.stay')}
        icon={<X size={16} aria-hidden />}
        onClick={() => setBrought(null)}
      />
    </AttentionLine>
  )
}
