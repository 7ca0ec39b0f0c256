// Raised hands in their order: who speaks now, who is next. Facilitators give the floor and lower hands.
import { Mic, X } from 'lucide-react'
import type { Hand } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { useNameOf } from './useNameOf.ts'
import styles from './SpeakerQueue.module.css'

/** @param isWanted the step is about speaking in turn: an empty queue is shown too */
export function SpeakerQueue({ isWanted = false }: { isWanted?: boolean }) {
  const { board, canLead, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const { hands } = board.workshop
  if (hands.length === 0 && !isWanted) return null
  const waiting = hands.filter(({ speaking }) => !speaking)
  return (
    <section className={styles.queue} aria-label={t('hands.title')}>
      <h3>
        {t('hands.title')}
        <span>{t('hands.waiting', { count: waiting.length })}</span>
      </h3>
      {hands.length === 0 && <p className={styles.hint}>{t(canLead ? 'hands.none' : 'hands.none.participant')}</p>}
      <ol aria-live="polite">
        {[...hands.filter(({ speaking }) => speaking), ...waiting].map((hand) => (
          <HandRow
            key={hand.participantId}
            hand={hand}
            isNext={hand === waiting[0]}
            lower={canLead ? () => send({ command: 'lowerHand', participantId: hand.participantId }) : null}
          />
        ))}
      </ol>
      {canLead && hands.length > 0 && (
        <div className={styles.buttons}>
          <Button
            isBusy={isBusy}
            disabledReason={waiting.length === 0 ? t('hands.nobodyWaits') : null}
            onClick={() => send({ command: 'callNext' })}
          >
            {t('hands.callNext')}
          </Button>
          {hands.length > 1 && (
            <Button variant="quiet" onClick={() => send({ command: 'clearHands' })}>
              {t('hands.clear')}
            </Button>
          )}
        </div>
      )}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </section>
  )
}

function HandRow({ hand, isNext, lower }: { hand: Hand; isNext: boolean; lower: (() => void) | null }) {
  const { board, looks, me, t } = useBoard()
  const nameOf = useNameOf()
  const place = board.partners.findIndex(({ id }) => id === hand.partner)
  const look = looks[place]
  const name = nameOf(hand.participantId)
  return (
    <li aria-current={hand.speaking ? 'true' : undefined}>
      {look ? <PartnerSign look={look} size={16} label={board.partners[place]!.name} /> : <span />}
      <span className={styles.name}>{hand.participantId === me.participantId ? t('hands.you', { name }) : name}</span>
      {hand.speaking ? (
        <Badge tone="action" icon={<Mic size={12} aria-hidden />}>
          {t('hands.speaking')}
        </Badge>
      ) : (
        isNext && <span className={styles.next}>{t('hands.next')}</span>
      )}
      {lower && (
        <IconButton
          size="small"
          label={t('hands.lower', { name })}
          icon={<X size={14} aria-hidden />}
          onClick={lower}
        />
      )}
    </li>
  )
}
