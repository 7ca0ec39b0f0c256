// A ballot in the phone's room page: the questions, then that one has finished. Stays while another task is in front, so that
// nothing typed is lost, and says so when a round ended before everything was sent.
import { Check, EyeOff } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { useBoard } from '../board/boardContext.ts'
import { BallotBody, BallotFoot } from '../facilitation/BallotDialog.tsx'
import { ballotForm } from '../facilitation/ballotForm.ts'
import { isUnsaved } from '../facilitation/ballotState.ts'
import { PartnerProgressList } from '../facilitation/PartnerProgressList.tsx'
import { useBallot } from '../facilitation/useBallot.ts'
import { widgetName } from '../../shared/board/instances.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { setFinished } from './finishedTasks.ts'
import styles from './RoomBallot.module.css'

export function RoomBallot({ round, isShown }: { round: Round; isShown: boolean }) {
  const { board, t } = useBoard()
  const form = useMemo(() => ballotForm(board, round.widget, t), [board, round.widget, t])
  const ballot = useBallot(round)
  const { state } = ballot
  const [isChanging, setChanging] = useState(false)
  const isDone = state.finished && !isUnsaved(state) && !isChanging
  useEffect(() => setFinished(round.id, isDone), [round.id, isDone])
  if (!form) return null
  if (round.state !== 'open') {
    return isUnsaved(state) ? (
      <Notice tone="amber" title={t(round.state === 'cancelled' ? 'ballot.cancelled' : 'ballot.closed')}>
        {t('ballot.closed.late')}
      </Notice>
    ) : null
  }
  return (
    <section
      className={styles.ballot}
      hidden={!isShown}
      aria-label={t(`ballot.title.${form.kind}`, { number: round.number })}
    >
      {isDone ? (
        <>
          <div className={styles.done} role="status">
            <Check size={20} strokeWidth={2.5} aria-hidden />
            <div>
              <h2 tabIndex={-1}>{t('room.finished')}</h2>
              <p>{t('room.finished.text')}</p>
            </div>
          </div>
          <Button size="large" onClick={() => setChanging(true)}>
            {t(form.kind === 'vote' ? 'room.finished.changeVote' : 'room.finished.change')}
          </Button>
          <PartnerProgressList round={round} />
        </>
      ) : (
        <>
          <Head round={round} isVote={form.kind === 'vote'} />
          <div className={styles.questions}>
            <BallotBody isNarrow form={form} ballot={ballot} round={round} />
            {state.status === 'ready' && (
              <BallotFoot form={form} ballot={ballot} round={round} onClose={() => setChanging(false)} />
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Head({ round, isVote }: { round: Round; isVote: boolean }) {
  const { board, looks, me, t } = useBoard()
  const place = board.partners.findIndex(({ id }) => id === me.partnerId)
  const partner = board.partners[place]
  const look = looks[place]
  return (
    <div className={styles.head}>
      <h2 className="visually-hidden">{widgetName(board, round.widget, t)}</h2>
      {partner && look && (
        <p>
          {t(isVote ? 'ballot.voteFor' : 'ballot.scoreFor')} <PartnerName look={look} name={partner.name} size={14} />
        </p>
      )}
      <span className={styles.onlyYou}>
        <EyeOff size={15} aria-hidden />
        {t('ballot.onlyYou')}
      </span>
    </div>
  )
}
