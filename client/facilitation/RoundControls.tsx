// The rounds of the step: open, reveal or cancel one (facilitator); take part in one (everybody with a partner).
import { EyeOff, Laptop } from 'lucide-react'
import { useState } from 'react'
import { openRound, type Round } from '../../shared/board/boardState.ts'
import { widgetName } from '../../shared/board/instances.ts'
import type { WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { roundsHeld } from './agendaState.ts'
import { ballotRight } from './ballotRight.ts'
import { BallotRightWords } from './BallotRightWords.tsx'
import { openBallot } from './ballotWindow.ts'
import { OpenRoundButton } from './OpenRoundButton.tsx'
import { PartnerProgressList } from './PartnerProgressList.tsx'
import { ProxyDialog } from './ProxyDialog.tsx'
import { RevealedRound } from './RevealedRound.tsx'
import { useSessionCommand } from './useSessionCommand.ts'
import styles from './RunSheet.module.css'

/** @param offered the widget's round belongs to a later step: offered quietly. */
export function RoundControls({ widget, isOffered = false }: { widget: WidgetId; isOffered?: boolean }) {
  const { board, canLead, t } = useBoard()
  const round = openRound(board, widget)
  if (round) return <OpenRound round={round} />
  if (!canLead) return <RevealedRound widget={widget} />
  const isAgain = roundsHeld(board.rounds, widget) > 0
  return (
    <>
      <div className={styles.section}>
        <p className={styles.roundName}>{widgetName(board, widget, t)}</p>
        <div className={styles.buttons}>
          <OpenRoundButton
            widget={widget}
            variant={isOffered || isAgain ? 'normal' : 'primary'}
            className={styles.grow}
          />
        </div>
        {isAgain && !widget.endsWith('Vote') && <p className={styles.small}>{t('facilitation.round.copies')}</p>}
      </div>
      <RevealedRound widget={widget} />
    </>
  )
}

function OpenRound({ round }: { round: Round }) {
  const { board, canLead, me, t } = useBoard()
  const mayVote = ballotRight(board, round.widget, me).state === 'voter'
  return (
    <>
      <div className={styles.section}>
        <p className={styles.roundName}>
          {t('facilitation.round.isOpen', { name: widgetName(board, round.widget, t), number: round.number })}
        </p>
        <p className={styles.private}>
          <EyeOff size={18} aria-hidden />
          <span>
            <BallotRightWords widget={round.widget} />
          </span>
        </p>
        {mayVote && (
          <div className={styles.buttons}>
            <Button
              variant={canLead ? 'normal' : 'primary'}
              className={styles.grow}
              onClick={() => openBallot(round.id)}
            >
              {t(round.widget.endsWith('Vote') ? 'facilitation.ballot.vote' : 'facilitation.ballot.score')}
            </Button>
          </div>
        )}
        {canLead && <FacilitatorButtons round={round} />}
      </div>
      <div className={styles.section}>
        <PartnerProgressList round={round} />
      </div>
    </>
  )
}

function FacilitatorButtons({ round }: { round: Round }) {
  const { board, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const [asks, setAsks] = useState<'reveal' | 'cancel' | null>(null)
  const [isEntering, setEntering] = useState(false)
  const finished = board.partners.filter(({ id }) => (round.progress[id]?.finished ?? 0) > 0).length
  const reveal = () => send({ command: 'revealRound', roundId: round.id })
  return (
    <>
      <div className={styles.buttons}>
        <Button
          variant="primary"
          className={styles.grow}
          isBusy={isBusy}
          onClick={() => (finished < board.partners.length ? setAsks('reveal') : reveal())}
        >
          {t('facilitation.round.reveal')}
        </Button>
        <Button variant="quiet" onClick={() => setAsks('cancel')}>
          {t('facilitation.round.cancel')}
        </Button>
      </div>
      <div className={styles.buttons}>
        <Button size="small" variant="quiet" icon={<Laptop size={14} aria-hidden />} onClick={() => setEntering(true)}>
          {t('rounds.proxy.open')}
        </Button>
      </div>
      {isEntering && <ProxyDialog round={round} onClose={() => setEntering(false)} />}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <Dialog
        isOpen={asks !== null}
        onClose={() => setAsks(null)}
        size="small"
        title={t(`facilitation.round.${asks ?? 'reveal'}.title`, { number: round.number })}
        description={t(`facilitation.round.${asks ?? 'reveal'}.text`, { finished, partners: board.partners.length })}
        footer={
          <>
            <Button onClick={() => setAsks(null)}>{t('facilitation.round.keepOpen')}</Button>
            <Button
              variant={asks === 'cancel' ? 'danger' : 'primary'}
              onClick={() => {
                setAsks(null)
                if (asks === 'cancel') send({ command: 'cancelRound', roundId: round.id })
                else reveal()
              }}
            >
              {t(`facilitation.round.${asks ?? 'reveal'}`)}
            </Button>
          </>
        }
      />
    </>
  )
}
