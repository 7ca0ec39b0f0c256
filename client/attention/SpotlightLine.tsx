// The spotlight: somebody is asked to be followed by all; once they agree every screen follows theirs until its reader moves.
import { Presentation } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AttentionLine } from './AttentionLine.tsx'
import { spotlightPart } from './attentionState.ts'
import { useFollowers } from './ControlLine.tsx'
import { useNameOf } from './useNameOf.ts'
import { useSpotlightAnswer } from './useSpotlightAnswer.ts'

export function SpotlightLine() {
  const { board, me, canLead, t } = useBoard()
  const { editor, following, follow } = useCanvas()
  const { send, isBusy, refusal } = useSessionCommand()
  const nameOf = useNameOf()
  const { spotlight } = board.workshop
  const part = spotlightPart(spotlight, me)
  const followers = useFollowers(part === 'onMe' ? me.participantId : null)
  const person = spotlight?.participantId ?? null

  // Each spotlight calls once; who leaves it stays away until it is asked for again.
  const called = useRef<string | null>(null)
  useEffect(() => {
    if (part !== 'on' || !spotlight || !editor) {
      if (part === 'none') called.current = null
      return
    }
    if (called.current === spotlight.at) return
    called.current = spotlight.at
    follow(spotlight.participantId)
  }, [part, spotlight, editor, follow])
  // When it ends nobody goes on following without having asked for it.
  const before = useRef<string | null>(null)
  useEffect(() => {
    const ended = before.current
    before.current = part === 'on' ? person : null
    if (ended !== null && before.current === null && following === ended) follow(null)
  }, [part, person, following, follow])

  if (!spotlight || part === 'none') return null
  if (part === 'askedMe') return <Asked askedBy={nameOf(spotlight.askedBy)} />
  const icon = <Presentation size={16} aria-hidden />
  const name = nameOf(spotlight.participantId)
  const end = (key: string) =>
    canLead && (
      <Button size="small" isBusy={isBusy} onClick={() => send({ command: 'endSpotlight' })}>
        {t(key)}
      </Button>
    )
  if (part === 'asked') {
    if (!canLead) return null
    return (
      <AttentionLine icon={icon} text={refusal ?? t('attention.spotlight.waiting', { name })}>
        {end('attention.spotlight.takeBack')}
      </AttentionLine>
    )
  }
  if (part === 'onMe') {
    return (
      <AttentionLine tone="strong" icon={icon} text={t('attention.spotlight.mine', { count: followers })}>
        <StopShowing />
      </AttentionLine>
    )
  }
  if (following === spotlight.participantId && !canLead) return null
  return (
    <AttentionLine icon={icon} text={refusal ?? t('attention.spotlight.on', { name })}>
      {following !== spotlight.participantId && editor && (
        <Button size="small" onClick={() => follow(spotlight.participantId)}>
          {t('attention.spotlight.follow')}
        </Button>
      )}
      {end('attention.spotlight.end')}
    </AttentionLine>
  )
}

function Asked({ askedBy }: { askedBy: string }) {
  const { t } = useBoard()
  const { answer, isBusy, refusal } = useSpotlightAnswer()
  return (
    <Dialog
      isOpen
      size="small"
      onClose={() => answer(false)}
      title={t('attention.spotlight.asked.title', { name: askedBy })}
      description={t('attention.spotlight.asked.text')}
      footer={
        <>
          <Button isBusy={isBusy} onClick={() => answer(false)}>
            {t('attention.spotlight.notNow')}
          </Button>
          <Button variant="primary" autoFocus isBusy={isBusy} onClick={() => answer(true)}>
            {t('attention.spotlight.accept')}
          </Button>
        </>
      }
    >
      {refusal && <Notice tone="red">{refusal}</Notice>}
    </Dialog>
  )
}

function StopShowing() {
  const { t } = useBoard()
  const { answer, isBusy } = useSpotlightAnswer()
  return (
    <Button size="small" isBusy={isBusy} onClick={() => answer(false)}>
      {t('attention.spotlight.stop')}
    </Button>
  )
}
