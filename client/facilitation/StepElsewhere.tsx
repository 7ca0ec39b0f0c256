// Shown on a page whose template is not the one at work: which step runs where, and a way there.
import type { RunningStep } from '../../shared/board/boardState.ts'
import { instanceName } from '../../shared/board/instances.ts'
import { sheetOf, stepTitle } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { TimerView } from './TimerView.tsx'
import styles from './RunSheet.module.css'

export function StepElsewhere({ step }: { step: RunningStep }) {
  const { board, t } = useBoard()
  const canvas = useCanvas()
  const sheet = sheetOf(board, step.template)
  const place = sheet.findIndex(({ id }) => id === step.step)
  const running = sheet[place]
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>
        {t('facilitation.elsewhere', {
          number: place + 1,
          total: sheet.length,
          template: instanceName(board, step.template, t),
        })}
      </p>
      {running && <h3>{stepTitle(step.template, running, t)}</h3>}
      {board.timer && <TimerView timer={board.timer} />}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          className={styles.grow}
          onClick={() => {
            if (running) canvas.goToScreen(step.template, running.screen)
            else canvas.setPage(step.template)
          }}
        >
          {t('facilitation.elsewhere.go')}
        </Button>
      </div>
    </section>
  )
}
