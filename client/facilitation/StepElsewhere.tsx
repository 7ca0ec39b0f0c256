// Shown on a page whose template is not the one at work: which step runs where, and a way there.
import type { RunningStep } from '../../shared/board/boardState.ts'
import { instanceName } from '../../shared/board/instances.ts'
import { instanceSeedOf, templateOf } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { TimerView } from './TimerView.tsx'
import styles from './RunSheet.module.css'

export function StepElsewhere({ step }: { step: RunningStep }) {
  const { board, t } = useBoard()
  const canvas = useCanvas()
  const agenda = instanceSeedOf(step.template)?.agenda ?? []
  const place = agenda.findIndex(({ id }) => id === step.step)
  const screen = agenda[place]?.screen
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>
        {t('facilitation.elsewhere', {
          number: place + 1,
          total: agenda.length,
          template: instanceName(board, step.template, t),
        })}
      </p>
      <h3>{t(`${templateOf(step.template)}.step.${step.step}.title`)}</h3>
      {board.timer && <TimerView timer={board.timer} />}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          className={styles.grow}
          onClick={() => {
            if (screen) canvas.goToScreen(step.template, screen)
            else canvas.setPage(step.template)
          }}
        >
          {t('facilitation.elsewhere.go')}
        </Button>
      </div>
    </section>
  )
}
