// Where the rounds of a ballot widget stand, in one line over its results, with what this person can do about it.
import { EyeOff } from 'lucide-react'
import { latestValues, openRound } from '../../../shared/board/boardState.ts'
import { partnersVoting } from '../../../shared/findings/roundFindings.ts'
import { roundName } from '../../../shared/findings/roundName.ts'
import type { WidgetId } from '../../../shared/catalog.ts'
import { useBoard } from '../../board/boardContext.ts'
import { partnerProgress } from '../../facilitation/agendaState.ts'
import { ballotRight } from '../../facilitation/ballotRight.ts'
import { openBallot } from '../../facilitation/ballotWindow.ts'
import { OpenRoundButton } from '../../facilitation/OpenRoundButton.tsx'
import { useSessionCommand } from '../../facilitation/useSessionCommand.ts'
import { Button } from '../../ui/Button.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import styles from './RoundLine.module.css'

export function RoundLine({ widget }: { widget: WidgetId }) {
  const { board, looks, me, canFacilitate, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const open = openRound(board, widget)
  const latest = latestValues(board, widget)
  if (open) {
    const finished = board.partners.filter(({ id }) => partnerProgress(open, id) === 'finished').length
    const mayVote = ballotRight(board, widget, me).state === 'voter'
    return (
      <div className={styles.line}>
        <span className={styles.words}>
          <EyeOff size={13} aria-hidden />
          {t('widgets.round.open', { round: open.number, finished, partners: board.partners.length })}
        </span>
        <span className={styles.actions}>
          {mayVote && (
            <Button size="small" variant={canFacilitate ? 'normal' : 'primary'} onClick={() => openBallot(open.id)}>
              {t('widgets.round.score')}
            </Button>
          )}
          {canFacilitate && finished === board.partners.length && (
            <Button
              size="small"
              variant="primary"
              isBusy={isBusy}
              onClick={() => send({ command: 'revealRound', roundId: open.id })}
            >
              {t('widgets.round.reveal')}
            </Button>
          )}
        </span>
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal}
          </p>
        )}
      </div>
    )
  }
  const voting = latest ? partnersOf(widget) : []
  const isNobody = latest !== null && voting.length === 0
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        {latest === null
          ? t('widgets.round.none')
          : isNobody
            ? t('widgets.round.nobody', { round: latest.number })
            : t('widgets.round.shown', { round: roundName(board, widget, latest.number, t) })}
        {voting.map((partner) => {
          const place = board.partners.findIndex(({ id }) => id === partner)
          const look = looks[place]
          return look ? (
            <PartnerSign key={partner} look={look} size={13} label={board.partners[place]?.name ?? partner} />
          ) : null
        })}
        {latest && !isNobody && t('widgets.round.voting', { voting: voting.length, partners: board.partners.length })}
      </span>
      {canFacilitate && (
        <span className={styles.actions}>
          <OpenRoundButton widget={widget} />
        </span>
      )}
    </div>
  )

  /** Partners with anything in the revealed round: numbers of a score, or a vote. */
  function partnersOf(id: WidgetId): string[] {
    const values = latestValues(board, id)?.values ?? {}
    const scored = partnersVoting(values, board.partners)
    if (scored.length > 0) return scored
    return board.partners
      .filter((partner) =>
        Object.values(values[partner.id]?.cells ?? {}).some((row) =>
          Object.values(row).some((value) => value !== null),
        ),
      )
      .map((partner) => partner.id)
  }
}
