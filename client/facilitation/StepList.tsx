// The agenda of a template with marks for done, running, skipped and still ahead. Facilitators start any step from here.
import { Check, ChevronDown, ChevronRight, Minus } from 'lucide-react'
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { classes } from '../ui/classes.ts'
import type { Agenda, MarkedStep } from './agendaState.ts'
import styles from './RunSheet.module.css'

/** Earlier steps beyond the last few fold into one line, so that the running step stays in sight. */
const EARLIER_SHOWN = 4
const NEXT_SHOWN = 3

type Props = {
  template: TemplateId
  agenda: Agenda
  minutes: number
  start: (step: MarkedStep) => void
  isBusy: boolean
}

export function StepList({ template, agenda, minutes, start, isBusy }: Props) {
  const { t } = useBoard()
  const [isUnfolded, setUnfolded] = useState(false)
  const passed = (agenda.current?.number ?? 1) - 1
  const foldable = passed > EARLIER_SHOWN + 1 ? passed - EARLIER_SHOWN : 0
  const folded = agenda.steps.slice(0, foldable)
  const Chevron = isUnfolded ? ChevronDown : ChevronRight
  return (
    <section className={styles.block}>
      <h3>
        {t('facilitation.steps')}
        <span>
          {agenda.current
            ? t('facilitation.steps.used', { used: agenda.minutesDone, minutes })
            : t('facilitation.steps.minutes', { minutes })}
        </span>
      </h3>
      {foldable > 0 && (
        <button
          type="button"
          className={styles.stepButton}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <Chevron size={16} aria-hidden className={styles.chevron} />
          <span className={styles.quiet}>{t('facilitation.steps.earlier', { count: foldable })}</span>
          <span className={styles.minutes}>{folded.reduce((sum, { step }) => sum + step.minutes, 0)}</span>
        </button>
      )}
      <ol className={styles.steps}>
        {(isUnfolded ? agenda.steps : agenda.steps.slice(foldable)).map((step) => (
          <li key={step.step.id}>
            <button
              type="button"
              className={classes(styles.stepButton, styles[step.mark])}
              aria-current={step.mark === 'now' ? 'step' : undefined}
              aria-label={t(`facilitation.step.label.${step.mark}`, {
                number: step.number,
                title: t(`${template}.step.${step.step.id}.title`),
                minutes: step.step.minutes,
              })}
              aria-disabled={isBusy || undefined}
              onClick={() => start(step)}
            >
              <StepLine template={template} step={step} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What comes next, for participants: read only. */
export function NextSteps({ template, agenda }: { template: TemplateId; agenda: Agenda }) {
  const { t } = useBoard()
  const next = agenda.steps.slice(agenda.current?.number ?? 0).slice(0, NEXT_SHOWN)
  if (next.length === 0) return null
  return (
    <section className={classes(styles.block, styles.section)}>
      <h3>{t('facilitation.next')}</h3>
      <ol className={styles.steps}>
        {next.map((step) => (
          <li key={step.step.id} className={styles.stepButton}>
            <StepLine template={template} step={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepLine({ template, step }: { template: TemplateId; step: MarkedStep }) {
  const { t } = useBoard()
  return (
    <>
      <span className={classes(styles.mark, styles[step.mark])} aria-hidden>
        {step.mark === 'done' ? (
          <Check size={11} strokeWidth={3} />
        ) : step.mark === 'skipped' ? (
          <Minus size={11} strokeWidth={2.5} />
        ) : (
          step.number
        )}
      </span>
      <span>{t(`${template}.step.${step.step.id}.title`)}</span>
      <span className={styles.minutes}>
        {step.mark === 'skipped' ? t('facilitation.step.skipped') : step.step.minutes}
      </span>
    </>
  )
}
