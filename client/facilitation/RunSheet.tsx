// The left panel: where the workshop stands, what to do now, the timer and the rounds. It stays in place in every step.
// Follows the page shown; a step running on another template is named with a way there.
import { Bell, BellOff, ChevronDown, ChevronUp, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { instanceSeedOf } from '../../shared/catalog.ts'
import type { TemplateSeed } from '../../shared/templateSeed.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { agendaState, roundWidgets, type Agenda } from './agendaState.ts'
import { BallotGate } from './BallotGate.tsx'
import { isToneOn, keepTone } from './endTone.ts'
import { FollowChip } from './FollowChip.tsx'
import { PartnerSummary } from './PartnerSummary.tsx'
import { RoundControls } from './RoundControls.tsx'
import { RunningStepCard, StartCard } from './StepCard.tsx'
import { NextSteps, StepList } from './StepList.tsx'
import { StepElsewhere } from './StepElsewhere.tsx'
import { useSteps } from './useSteps.ts'
import styles from './RunSheet.module.css'

export function RunSheet() {
  const { board, canFacilitate, people, t } = useBoard()
  const { template: shown } = useCanvas()
  const [isUnfolded, setUnfolded] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const startedAt = board.step?.startedAt
  useEffect(() => {
    // A new step is read from its top.
    body.current?.scrollTo({ top: 0 })
  }, [startedAt])
  // A free page has no agenda: the running step's template speaks there, else the board's first.
  const template = instanceSeedOf(shown ?? board.step?.template ?? board.templates[0] ?? '')
  return (
    <>
      <aside className={styles.sheet} aria-label={t('facilitation.title')} data-unfolded={isUnfolded || undefined}>
        <header className={styles.head}>
          <h2>{t(canFacilitate ? 'facilitation.title' : 'facilitation.title.participant')}</h2>
          {!canFacilitate && (
            <Chip icon={<Users size={14} aria-hidden />}>
              {t('facilitation.here', { count: people.filter(({ isHere }) => isHere).length })}
            </Chip>
          )}
          <ToneSwitch />
          <IconButton
            className={styles.fold}
            label={t(isUnfolded ? 'facilitation.fold' : 'facilitation.unfold')}
            aria-expanded={isUnfolded}
            icon={isUnfolded ? <ChevronUp size={18} aria-hidden /> : <ChevronDown size={18} aria-hidden />}
            onClick={() => setUnfolded(!isUnfolded)}
          />
        </header>
        <div ref={body} className={styles.body}>
          {template && board.templates.includes(template.id) ? (
            <TemplateAgenda template={template} />
          ) : (
            <p className={styles.section}>{t('facilitation.noTemplate')}</p>
          )}
        </div>
      </aside>
      <BallotGate />
    </>
  )
}

function TemplateAgenda({ template }: { template: TemplateSeed }) {
  const { board, canFacilitate } = useBoard()
  const steps = useSteps()
  const agenda = agendaState(template, board.step, board.rounds)
  const isElsewhere = board.step !== null && board.step.template !== template.id
  return (
    <>
      {isElsewhere && board.step ? (
        <StepElsewhere step={board.step} />
      ) : agenda.current ? (
        <RunningStepCard template={template} agenda={agenda} current={agenda.current} steps={steps} />
      ) : (
        <StartCard template={template} steps={steps} />
      )}
      {!canFacilitate && <FollowChip />}
      <Rounds template={template} agenda={agenda} />
      {canFacilitate ? (
        <div className={styles.section}>
          <StepList
            template={template.id}
            agenda={agenda}
            minutes={template.minutes}
            start={(step) => steps.start(template.id, step)}
            isBusy={steps.isBusy}
            isCompact={roundWidgets(template, agenda, board.rounds).length > 0}
          />
        </div>
      ) : (
        <NextSteps template={template.id} agenda={agenda} />
      )}
      <div className={styles.foot}>
        <PartnerSummary template={template.id} agenda={agenda} />
      </div>
    </>
  )
}

function Rounds({ template, agenda }: { template: TemplateSeed; agenda: Agenda }) {
  const { board } = useBoard()
  const own = agenda.current?.step.rounds ?? []
  return roundWidgets(template, agenda, board.rounds).map((widget) => (
    <RoundControls key={widget} widget={widget} isOffered={!own.includes(widget)} />
  ))
}

function ToneSwitch() {
  const { canFacilitate, t } = useBoard()
  const [isOn, setOn] = useState(() => isToneOn(canFacilitate))
  return (
    <IconButton
      size="small"
      className={styles.tone}
      label={t(isOn ? 'facilitation.tone.off' : 'facilitation.tone.on')}
      aria-pressed={isOn}
      icon={isOn ? <Bell size={16} aria-hidden /> : <BellOff size={16} aria-hidden />}
      onClick={() => {
        keepTone(!isOn)
        setOn(!isOn)
      }}
    />
  )
}
