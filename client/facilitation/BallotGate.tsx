// Brings a person to an open round: an invitation when one opens, and the ballot itself when it is wanted.
import { useEffect } from 'react'
import type { Round } from '../../shared/board/boardState.ts'
import { widgetName } from '../../shared/board/instances.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DecisionLog } from '../decisions/DecisionLog.tsx'
import { DissentGate } from '../decisions/DissentGate.tsx'
import { WritingGate } from '../writing/WritingGate.tsx'
import { BallotDialog } from './BallotDialog.tsx'
import { ballotRight } from './ballotRight.ts'
import { closeBallot, openBallot, useBallotChoices } from './ballotWindow.ts'

/** Everything that may want this person's own words or marks, and the log of what came of them. */
export function BallotGate() {
  return (
    <>
      <WritingGate />
      <Ballots />
      <DissentGate />
      <DecisionLog />
    </>
  )
}

function Ballots() {
  const { board, me, canFacilitate } = useBoard()
  const choices = useBallotChoices()
  const mayVote = (round: Round) => ballotRight(board, round.widget, me).state === 'voter'
  const wanted = board.rounds.find((round) => choices[round.id] === 'open')
  useEffect(() => {
    // A ballot left open before a reload is of no use when its round ended meanwhile.
    if (wanted && wanted.state !== 'open') closeBallot(wanted.id)
    // Only at the start: a round that ends before one's eyes says so in the ballot.
  }, []) // eslint-disable-line react-hooks/exhaustive-deps -- see above
  if (wanted && mayVote(wanted))
    return <BallotDialog key={wanted.id} round={wanted} onClose={() => closeBallot(wanted.id)} />
  const invited = canFacilitate
    ? undefined
    : board.rounds.findLast((round) => round.state === 'open' && choices[round.id] === undefined && mayVote(round))
  return invited ? <Invitation round={invited} /> : null
}

function Invitation({ round }: { round: Round }) {
  const { board, t } = useBoard()
  const kind = round.widget.endsWith('Vote') ? 'vote' : 'score'
  return (
    <Dialog
      isOpen
      size="small"
      onClose={() => closeBallot(round.id)}
      title={t(`facilitation.invitation.${kind}.title`, { number: round.number })}
      description={t(`facilitation.invitation.${kind}.text`, { name: widgetName(board, round.widget, t) })}
      footer={
        <>
          <Button onClick={() => closeBallot(round.id)}>{t('facilitation.invitation.later')}</Button>
          <Button variant="primary" autoFocus onClick={() => openBallot(round.id)}>
            {t(`facilitation.invitation.${kind}.now`)}
          </Button>
        </>
      }
    />
  )
}
