// Where everybody is asked to look. A phone has no canvas to move, so it says who shows what, and leads to the place in words.
import { Eye, Locate, Presentation } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { instanceName } from '../../shared/board/instances.ts'
import { templateOf } from '../../shared/catalog.ts'
import { boardPath } from '../../shared/protocol.ts'
import { api } from '../api.ts'
import { AttentionLine } from '../attention/AttentionLine.tsx'
import { SUMMONS_HOLDS_MS } from '../attention/attentionState.ts'
import { StandInLine } from '../attention/StandInLine.tsx'
import { useNameOf } from '../attention/useNameOf.ts'
import { useBoard } from '../board/boardContext.ts'
import { documentPath } from '../document/documentPlace.ts'
import { Button } from '../ui/Button.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { rememberView } from './roomPlace.ts'
import styles from './PhoneRoom.module.css'

export function RoomCalls() {
  return (
    <>
      <ShownLine />
      <AskedLine />
      <SummonsLine />
      <StandInLine />
    </>
  )
}

/** Somebody guides all screens, or shows theirs. */
function ShownLine() {
  const { board, me, t } = useBoard()
  const nameOf = useNameOf()
  const { control, spotlight } = board.workshop
  if (control && control.by !== me.participantId)
    return <AttentionLine icon={<Eye size={16} aria-hidden />} text={t('room.control', { name: nameOf(control.by) })} />
  if (spotlight?.state === 'on' && spotlight.participantId !== me.participantId)
    return (
      <AttentionLine
        icon={<Presentation size={16} aria-hidden />}
        text={t('room.spotlight', { name: nameOf(spotlight.participantId) })}
      />
    )
  return null
}

/** Asked to show one's own screen: there is one to show only on the board. */
function AskedLine() {
  const { board, boardId, me, t } = useBoard()
  const nameOf = useNameOf()
  const { run, refusal } = useRequest()
  const { spotlight } = board.workshop
  if (spotlight?.state !== 'asked' || spotlight.participantId !== me.participantId) return null
  return (
    <AttentionLine
      tone="strong"
      icon={<Presentation size={16} aria-hidden />}
      text={refusal ?? t('room.spotlight.asked', { name: nameOf(spotlight.askedBy) })}
    >
      <Button onClick={() => void run(() => api.answerSpotlight(boardId, false))}>
        {t('attention.spotlight.notNow')}
      </Button>
      <Link className={styles.lineLink} href={boardPath(boardId)} onClick={() => rememberView(boardId, 'board')}>
        {t('room.toBoard.short')}
      </Link>
    </AttentionLine>
  )
}

function SummonsLine() {
  const { board, boardId, me, clockOffsetMs, t } = useBoard()
  const nameOf = useNameOf()
  const { summons } = board.workshop
  const [answered, setAnswered] = useState<string | null>(null)
  const [openedAt] = useState(() => Date.now() + clockOffsetMs)
  if (!summons || summons.by === me.participantId || summons.id === answered) return null
  // Whoever comes much later is not told of an old call, and the next step is the next call.
  const isOld = openedAt - Date.parse(summons.at) > SUMMONS_HOLDS_MS
  if (isOld || (board.step !== null && board.step.startedAt > summons.at)) return null
  const template = summons.place?.template ?? summons.camera?.page.replace('page:', '') ?? null
  if (template === null || !board.templates.includes(template)) return null
  const screen = summons.place?.screen
  const name = nameOf(summons.by)
  const place = screen === undefined ? instanceName(board, template, t) : t(`${templateOf(template)}.screen.${screen}`)
  return (
    <AttentionLine icon={<Locate size={16} aria-hidden />} text={t('attention.broughtTo', { name, place })}>
      <Button onClick={() => setAnswered(summons.id)}>{t('attention.spotlight.notNow')}</Button>
      <Link className={styles.lineLink} href={documentPath(boardId, template)}>
        {t('room.step.read')}
      </Link>
    </AttentionLine>
  )
}
