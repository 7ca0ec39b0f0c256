// The room's code in the share dialog: open one, show it, end it, and the door.
import { Presentation } from 'lucide-react'
import { useCallback, useState } from 'react'
import { spacedRoomCode } from '../../shared/session/roomCode.ts'
import { api } from '../api.ts'
import { useBoard } from '../board/boardContext.ts'
import { useAnswer } from '../board/useAnswer.ts'
import { QrCode } from '../join/QrCode.tsx'
import { openProjector } from '../projector/openProjector.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { Question } from '../ui/Question.tsx'
import { RetryNotice } from '../ui/RetryNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useRequest } from '../ui/useRequest.ts'
import { DoorSwitch } from './DoorSwitch.tsx'
import styles from './RoomCodeSection.module.css'

type Asked = 'new' | 'end'

/** @param onChanged a link was made or ended behind the code */
export function RoomCodeSection({ onChanged }: { onChanged: () => void }) {
  const { t, board, boardId } = useBoard()
  // Another facilitator may open or end the room meanwhile.
  const openedAt = board.workshop.room?.openedAt
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const ask = useCallback(() => api.room(boardId), [boardId, openedAt])
  const { answer, again } = useAnswer(ask)
  const [question, setQuestion] = useState<Asked | null>(null)
  const { run, isBusy, refusal } = useRequest()
  const command = async (name: 'openRoom' | 'closeRoom') => {
    await api.session(boardId, { command: name })
    setQuestion(null)
    again()
    onChanged()
  }

  return (
    <section className={styles.room}>
      <h3>{t('roomCode.section')}</h3>
      <p className={styles.text}>{t('roomCode.section.text')}</p>
      {answer.state === 'loading' ? <Skeleton lines={2} /> : null}
      {answer.state === 'failed' ? <RetryNotice message={answer.message} again={again} /> : null}
      {answer.state === 'here' ? (
        answer.value.code && answer.value.link && answer.value.expiresAt ? (
          <div className={styles.open}>
            <QrCode text={answer.value.link} size={120} label={t('projector.join.qr')} />
            <div className={styles.words}>
              <p className={styles.code}>{spacedRoomCode(answer.value.code)}</p>
              <p className={styles.text}>
                {t('roomCode.type', { address: `${new URL(answer.value.link).host}/j` })}
                <br />
                {t('roomCode.until', {
                  time: `${formatDate(answer.value.expiresAt)}, ${formatTime(answer.value.expiresAt)}`,
                })}
              </p>
              <div className={styles.buttons}>
                <Button icon={<Presentation size={15} aria-hidden />} onClick={() => openProjector(boardId)}>
                  {t('roomCode.show')}
                </Button>
                <Button onClick={() => setQuestion('new')}>{t('roomCode.new')}</Button>
                <Button onClick={() => setQuestion('end')}>{t('roomCode.end')}</Button>
              </div>
            </div>
          </div>
        ) : (
          <Button isBusy={isBusy} onClick={() => void run(() => command('openRoom'))}>
            {t(isBusy ? 'roomCode.opening' : 'roomCode.open')}
          </Button>
        )
      ) : null}
      {refusal ? <FieldError>{refusal}</FieldError> : null}
      {board.workshop.door === 'closed' && answer.state === 'here' && answer.value.code ? (
        <Notice tone="amber">{t('roomCode.doorClosed')}</Notice>
      ) : null}
      <DoorSwitch />
      {question ? (
        <Question
          title={t(`roomCode.${question}.title`)}
          text={t(`roomCode.${question}.text`)}
          action={t(`roomCode.${question}`)}
          variant={question === 'end' ? 'danger' : 'primary'}
          onYes={() => command(question === 'end' ? 'closeRoom' : 'openRoom')}
          onClose={() => setQuestion(null)}
        />
      ) : null}
    </section>
  )
}
