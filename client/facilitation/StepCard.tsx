// The running step with its timer, or the calm start before any step runs.
import { Pause, Play } from 'lucide-react'
import { instanceName } from '../../shared/board/instances.ts'
import { templateOf } from '../../shared/catalog.ts'
import type { AgendaStep, TemplateSeed } from '../../shared/templateSeed.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import type { Agenda, MarkedStep } from './agendaState.ts'
import { TimerView } from './TimerView.tsx'
import type { Steps } from './useSteps.ts'
import styles from './RunSheet.module.css'

type Props = { template: TemplateSeed; agenda: Agenda; current: MarkedStep; steps: Steps }

export function RunningStepCard({ template, agenda, current, steps }: Props) {
  const { board, canFacilitate, t } = useBoard()
  const { step, number } = current
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>{stepKicker(t, number, template.agenda.length, step)}</p>
      <h3>{t(`${templateOf(template.id)}.step.${step.id}.title`)}</h3>
      <p className={styles.text}>{t(`${templateOf(template.id)}.step.${step.id}.text`)}</p>
      {board.timer && <TimerView timer={board.timer} />}
      {canFacilitate && (
        <div className={styles.buttons}>
          <TimerButtons step={step} steps={steps} />
          <Button
            variant="primary"
            className={styles.last}
            isBusy={steps.isBusy}
            onClick={() => steps.next(template.id, current)}
          >
            {t(number === agenda.steps.length ? 'facilitation.step.close' : 'facilitation.step.next')}
          </Button>
        </div>
      )}
      {steps.refusal && (
        <p className={styles.refusal} role="alert">
          {steps.refusal}
        </p>
      )}
    </section>
  )
}

function TimerButtons({ step, steps }: { step: AgendaStep; steps: Steps }) {
  const { board, t } = useBoard()
  const { timer } = board
  if (!timer) {
    return (
      <Button
        icon={<Play size={14} aria-hidden />}
        onClick={() => steps.send({ command: 'startTimer', seconds: step.minutes * 60 })}
      >
        {t('facilitation.timer.start')}
      </Button>
    )
  }
  return (
    <>
      {timer.endsAt === null ? (
        <Button icon={<Play size={14} aria-hidden />} onClick={() => steps.send({ command: 'resumeTimer' })}>
          {t('facilitation.timer.resume')}
        </Button>
      ) : (
        <Button icon={<Pause size={14} aria-hidden />} onClick={() => steps.send({ command: 'pauseTimer' })}>
          {t('facilitation.timer.pause')}
        </Button>
      )}
      <Button
        aria-label={t('facilitation.timer.addLabel')}
        onClick={() => steps.send({ command: 'addTime', seconds: 60 })}
      >
        {t('facilitation.timer.add')}
      </Button>
    </>
  )
}

/** Before the first step, and after the last. */
export function StartCard({ template, steps }: { template: TemplateSeed; steps: Steps }) {
  const { board, canFacilitate, t } = useBoard()
  const first = template.agenda[0]
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>
        {t('facilitation.start.kicker', { count: template.agenda.length, minutes: template.minutes })}
      </p>
      <h3>{instanceName(board, template.id, t)}</h3>
      <p className={styles.text}>
        {t(canFacilitate ? 'facilitation.start.facilitator' : 'facilitation.start.participant')}
      </p>
      {canFacilitate && first && (
        <div className={styles.buttons}>
          <Button
            variant="primary"
            className={styles.grow}
            isBusy={steps.isBusy}
            onClick={() => steps.start(template.id, { step: first, number: 1, mark: 'ahead' })}
          >
            {t('facilitation.start.button')}
          </Button>
        </div>
      )}
      {steps.refusal && (
        <p className={styles.refusal} role="alert">
          {steps.refusal}
        </p>
      )}
    </section>
  )
}

function stepKicker(
  t: (key: string, values?: Record<string, string | number>) => string,
  number: number,
  total: number,
  step: AgendaStep,
): string {
  return t('facilitation.step.kicker', { number, total, mode: t(`facilitation.mode.${step.mode}`) })
}
