// Where everybody looks, told to somebody who reads the document: nothing moves by itself there, one button leads along.
import { Eye, Locate, Presentation, X } from 'lucide-react'
import { useState } from 'react'
import { instanceName } from '../../shared/board/instances.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { AttentionLine } from './AttentionLine.tsx'
import { heldBy, isCalledBy, spotlightPart } from './attentionState.ts'
import { StandInLine } from './StandInLine.tsx'
import { useNameOf } from './useNameOf.ts'
import { useSpotlightAnswer } from './useSpotlightAnswer.ts'

export function DocumentAttention() {
  const { board, me, t } = useBoard()
  const nameOf = useNameOf()
  const { control, spotlight } = board.workshop
  const leader = heldBy(control, me)
  const part = spotlightPart(spotlight, me)
  return (
    <>
      {leader !== null && (
        <AttentionLine
          tone="strong"
          icon={<Eye size={16} aria-hidden />}
          text={t('attention.control.document', { name: nameOf(leader) })}
        />
      )}
      {spotlight && part === 'askedMe' && <AskedInDocument askedBy={nameOf(spotlight.askedBy)} />}
      <Called />
      <StandInLine />
    </>
  )
}

function AskedInDocument({ askedBy }: { askedBy: string }) {
  const { t } = useBoard()
  const { answer, isBusy, refusal } = useSpotlightAnswer()
  return (
    <AttentionLine
      icon={<Presentation size={16} aria-hidden />}
      text={refusal ?? t('attention.spotlight.asked.document', { name: askedBy })}
    >
      <Button size="small" isBusy={isBusy} onClick={() => answer(false)}>
        {t('attention.spotlight.notNow')}
      </Button>
    </AttentionLine>
  )
}

function Called() {
  const { board, me, clockOffsetMs, t } = useBoard()
  const { setPage } = useCanvas()
  const nameOf = useNameOf()
  const { summons } = board.workshop
  const [answered, setAnswered] = useState(summons?.id ?? null)
  const template = summons?.place?.template
  if (template === undefined || !board.templates.includes(template)) return null
  if (!isCalledBy(summons, me, answered, Date.now() + clockOffsetMs)) return null
  return (
    <AttentionLine
      icon={<Locate size={16} aria-hidden />}
      text={t('attention.broughtTo', { name: nameOf(summons.by), place: instanceName(board, template, t) })}
    >
      <Button
        size="small"
        onClick={() => {
          setPage(template)
          setAnswered(summons.id)
        }}
      >
        {t('attention.goThere')}
      </Button>
      <IconButton
        size="small"
        label={t('attention.stay')}
        icon={<X size={16} aria-hidden />}
        onClick={() => setAnswered(summons.id)}
      />
    </AttentionLine>
  )
}
