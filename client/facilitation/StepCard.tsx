// The running step with its timer, or the calm start before any step runs.
import { Pause, Play } from 'lucide-react'
import { instanceName } from '../../shared/board/instances.ts'
import type { TemplateId } from '../../shared/catalog.ts'
import { stepText, stepTitle } from '../../shared/session/sheet.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import type { Agenda, MarkedStep } from './agendaState.ts'
import { StepMenu } from './StepMenu.tsx'
import { TimerView } from './TimerView.tsx'
import type { Steps } from './useSteps.ts'
import { inMinutes, useSheetTimes } from './useSheetTimes.ts'
import styles from './RunSheet.module.css'

type Props = {
  template: TemplateId
  agenda: Agenda
  current: MarkedStep
  steps: Steps
  /** The step's own tool has not been used: it comes before going on. */
  isToolNext?: boolean
  /** False where another part of the page shows it already: it also sounds at its end. */
  hasTimer?: boolean
}

export function RunningStepCard({ template, agenda, current, steps, isToolNext = false, hasTimer = true }: Props) {
  const { board, canLead, t } = useBoard()
  const { step, number } = current
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>
        {t('facilitation.step.kicker', {
          number,
          total: agenda.steps.length,
          mode: t(`facilitation.mode.${step.mode}`),
        })}
      </p>
      {canLead && <StepMenu template={template} agenda={agenda} current={current} steps={steps} />}
      <h3>{stepTitle(template, step, t)}</h3>
      <p className={styles.text}>{stepText(template, step, t)}</p>
      {hasTimer && board.timer && <TimerView timer={board.timer} />}
      {canLead && (
        <div className={styles.buttons}>
          <TimerButtons minutes={step.minutes} steps={steps} />
          <Button
            variant={isToolNext ? 'normal' : 'primary'}
            className={styles.last}
            isBusy={steps.isBusy}
            onClick={() => steps.next(template, step)}
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

function TimerButtons({ minutes, steps }: { minutes: number; steps: Steps }) {
  const { board, t } = useBoard()
  const { timer } = board
  if (!timer) {
    return (
      <Button
        icon={<Play size={14} aria-hidden />}
        onClick={() => steps.send({ command: 'startTimer', seconds: minutes * 60 })}
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

/** Before the first step, in a break, and after the last. */
export function StartCard({ template, agenda, steps }: { template: TemplateId; agenda: Agenda; steps: Steps }) {
  const { board, canLead, t } = useBoard()
  const times = useSheetTimes(template)
  const hasRun = times.actualMs > 0
  const next = agenda.steps.find(({ mark }) => mark === 'ahead')
  const first = next ?? agenda.steps[0]
  const who = canLead ? 'facilitator' : 'participant'
  return (
    <section className={styles.step}>
      <p className={styles.kicker}>
        {t('facilitation.start.kicker', { count: agenda.steps.length, minutes: agenda.minutes })}
      </p>
      <h3>{instanceName(board, template, t)}</h3>
      {hasRun && (
        <p className={styles.text}>
          {t('sheet.summary', { used: inMinutes(times.actualMs), minutes: agenda.minutes })}{' '}
          {times.lastMs !== null && t('sheet.summary.last', { minutes: inMinutes(times.lastMs) })}
        </p>
      )}
      <p className={styles.text}>
        {t(!hasRun ? `facilitation.start.${who}` : next ? `sheet.break.${who}` : `sheet.over.${who}`)}
      </p>
      {canLead && first && (
        <div className={styles.buttons}>
          <Button
            variant={hasRun && !next ? 'normal' : 'primary'}
            className={styles.grow}
            isBusy={steps.isBusy}
            onClick={() => steps.start(template, first.step)}
          >
            {first.number === 1
              ? t(hasRun ? 'sheet.startAgain' : 'facilitation.start.button')
              : t('sheet.continue', { number: first.number })}
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
