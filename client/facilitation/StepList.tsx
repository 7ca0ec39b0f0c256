// The agenda of a template with marks for done, running, skipped and still ahead. Facilitators start any step from here.
import { Check, ChevronRight, Minus } from 'lucide-react'
import { useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { stepTitle } from '../../shared/session/sheet.ts'
import type { SheetTimes } from '../../shared/session/sheetTimes.ts'
import type { SheetStep } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { formatTime } from '../ui/format.ts'
import { classes } from '../ui/classes.ts'
import type { Agenda, MarkedStep } from './agendaState.ts'
import { inMinutes, useSheetTimes } from './useSheetTimes.ts'
import styles from './StepList.module.css'
import sheet from './RunSheet.module.css'

/** Earlier steps beyond the last few fold into one line, so that the running step stays in sight. */
const EARLIER_SHOWN = 4
/** Beside a round the list shows only what is near. */
const LATER_SHOWN_COMPACT = 3
const NEXT_SHOWN = 3

type Props = {
  template: TemplateId
  agenda: Agenda
  start: (step: SheetStep) => void
  isBusy: boolean
  isCompact: boolean
}

export function StepList({ template, agenda, start, isBusy, isCompact }: Props) {
  const { t } = useBoard()
  const times = useSheetTimes(template)
  const [isUnfolded, setUnfolded] = useState(false)
  const { from, to } = isUnfolded ? { from: 0, to: agenda.steps.length } : stepsShown(agenda, isCompact)
  const fold = (kind: 'earlier' | 'later', steps: MarkedStep[]) =>
    steps.length > 0 && (
      <FoldedSteps
        label={t(`facilitation.steps.${kind}`, { count: steps.length })}
        minutes={steps.reduce((sum, { step }) => sum + step.minutes, 0)}
        unfold={() => setUnfolded(true)}
      />
    )
  return (
    <section className={sheet.block}>
      <h3>
        {t('facilitation.steps')}
        <span>{t('facilitation.steps.minutes', { minutes: agenda.minutes })}</span>
      </h3>
      {times.endsAt !== null && <Against times={times} endsAt={times.endsAt} />}
      {fold('earlier', agenda.steps.slice(0, from))}
      <ol>
        {agenda.steps.slice(from, to).map((step) => (
          <li key={step.step.id}>
            <button
              type="button"
              className={classes(styles.stepButton, styles[step.mark])}
              aria-current={step.mark === 'now' ? 'step' : undefined}
              aria-label={t(`facilitation.step.label.${step.mark}`, {
                number: step.number,
                title: stepTitle(template, step.step, t),
                minutes: step.step.minutes,
              })}
              aria-disabled={isBusy || undefined}
              onClick={() => start(step.step)}
            >
              <StepLine template={template} step={step} tookMs={times.steps[step.number - 1]?.actualMs ?? null} />
            </button>
          </li>
        ))}
      </ol>
      {fold('later', agenda.steps.slice(to))}
    </section>
  )
}

/** Where the workshop stands against its plan, once a whole minute apart from it. */
function Against({ times, endsAt }: { times: SheetTimes; endsAt: string }) {
  const { t } = useBoard()
  const over = inMinutes(times.overMs)
  const state = over > 0 ? 'over' : over < 0 ? 'ahead' : 'onTime'
  return (
    <p className={classes(styles.against, over > 0 && styles.late)}>
      {t(`sheet.against.${state}`, { minutes: Math.abs(over), time: formatTime(endsAt) })}
    </p>
  )
}

/** Which steps stand in the list; folding a single step would save nothing. */
function stepsShown(agenda: Agenda, isCompact: boolean): { from: number; to: number } {
  const total = agenda.steps.length
  const at = agenda.current ? agenda.current.number - 1 : 0
  const from = Math.max(0, at - (isCompact ? 0 : EARLIER_SHOWN))
  const to = isCompact ? Math.min(total, at + 1 + LATER_SHOWN_COMPACT) : total
  return { from: from <= 1 ? 0 : from, to: to >= total - 1 ? total : to }
}

function FoldedSteps({ label, minutes, unfold }: { label: string; minutes: number; unfold: () => void }) {
  return (
    <button type="button" className={styles.stepButton} aria-expanded={false} onClick={unfold}>
      <ChevronRight size={16} aria-hidden className={styles.chevron} />
      <span className={styles.quiet}>{label}</span>
      <span className={styles.minutes}>{minutes}</span>
    </button>
  )
}

/** What comes next, for participants: read only. */
export function NextSteps({ template, agenda }: { template: TemplateId; agenda: Agenda }) {
  const { t } = useBoard()
  const next = agenda.steps.slice(agenda.current?.number ?? 0).slice(0, NEXT_SHOWN)
  if (next.length === 0) return null
  return (
    <section className={classes(sheet.block, sheet.section)}>
      <h3>{t('facilitation.next')}</h3>
      <ol>
        {next.map((step) => (
          <li key={step.step.id} className={styles.stepButton}>
            <StepLine template={template} step={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type LineProps = { template: TemplateId; step: MarkedStep; tookMs?: number | null }

function StepLine({ template, step, tookMs = null }: LineProps) {
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
      <span>{stepTitle(template, step.step, t)}</span>
      <span className={styles.minutes}>
        {step.mark === 'skipped'
          ? t('facilitation.step.skipped')
          : step.mark === 'done' && tookMs !== null && inMinutes(tookMs) !== step.step.minutes
            ? t('sheet.took', { minutes: inMinutes(tookMs), planned: step.step.minutes })
            : step.step.minutes}
      </span>
    </>
  )
}
