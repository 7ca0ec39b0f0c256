// "Open round 2" on a ballot widget, for facilitators.
import type { WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { roundsHeld } from './agendaState.ts'
import { useSessionCommand } from './useSessionCommand.ts'
import styles from './RunSheet.module.css'

type Props = { widget: WidgetId; variant?: 'primary' | 'normal'; className?: string | undefined }

export function OpenRoundButton({ widget, variant = 'normal', className }: Props) {
  const { board, t } = useBoard()
  const { send, isBusy, refusal } = useSessionCommand()
  const number = roundsHeld(board.rounds, widget) + 1
  const isVote = widget.endsWith('Vote')
  const key = !isVote ? 'facilitation.round.open' : number === 1 ? 'facilitation.vote.open' : 'facilitation.vote.again'
  return (
    <>
      <Button
        variant={variant}
        isBusy={isBusy}
        className={className}
        onClick={() => send({ command: 'openRound', widget })}
      >
        {t(key, { number })}
      </Button>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}
