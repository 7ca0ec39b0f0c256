// The left panel: where the workshop stands, what to do now, the timer and the step's tool. It stays in place in every step.
// Follows the page shown; a step running on another template is named with a way there.
import { ChevronDown, ChevronUp, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { TemplateId } from '../../shared/catalog.ts'
import { GroupsPanel } from '../attention/GroupsPanel.tsx'
import { HandButton } from '../attention/HandButton.tsx'
import { SpeakerQueue } from '../attention/SpeakerQueue.tsx'
import { SendIdeaButton } from '../attention/SendIdeaButton.tsx'
import { useHeldBy } from '../attention/useHeldBy.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { openDecisionLog } from '../decisions/decisionWindow.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { IdeasButton } from '../writing/IdeasButton.tsx'
import { WritingControls } from '../writing/WritingControls.tsx'
import { agendaState, roundWidgets, type Agenda } from './agendaState.ts'
import { BallotGate } from './BallotGate.tsx'
import { FollowChip } from './FollowChip.tsx'
import { LeadHead } from './LeadHead.tsx'
import { PartnerSummary } from './PartnerSummary.tsx'
import { RightsLine } from './RightsLine.tsx'
import { RoundControls } from './RoundControls.tsx'
import { SheetEditor } from './SheetEditor.tsx'
import { RunningStepCard, StartCard } from './StepCard.tsx'
import { NextSteps, StepList } from './StepList.tsx'
import { StepElsewhere } from './StepElsewhere.tsx'
import { StepTool } from './StepTool.tsx'
import { ToneSwitch } from './ToneSwitch.tsx'
import { useSteps } from './useSteps.ts'
import { hasOpenTool, useToolUsed } from './toolOf.ts'
import styles from './RunSheet.module.css'

export function RunSheet() {
  const { board, canLead, people, t } = useBoard()
  const { template: shown } = useCanvas()
  const [isUnfolded, setUnfolded] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const startedAt = board.step?.startedAt
  useEffect(() => {
    // A new step is read from its top.
    body.current?.scrollTo({ top: 0 })
  }, [startedAt])
  // A free page has no agenda: the running step's template speaks there, else the board's first.
  const template = shown ?? board.step?.template ?? board.templates[0] ?? ''
  const isOnBoard = board.templates.includes(template)
  return (
    <>
      <aside className={styles.sheet} aria-label={t('facilitation.title')} data-unfolded={isUnfolded || undefined}>
        <header className={styles.head}>
          <h2>{t(canLead ? 'facilitation.title' : 'facilitation.title.participant')}</h2>
          {canLead ? (
            <LeadHead template={isOnBoard ? template : null} />
          ) : (
            <>
              <Chip icon={<Users size={14} aria-hidden />}>
                {t('facilitation.here', { count: people.filter(({ isHere }) => isHere).length })}
              </Chip>
              <ToneSwitch />
            </>
          )}
          <IconButton
            className={styles.fold}
            label={t(isUnfolded ? 'facilitation.fold' : 'facilitation.unfold')}
            aria-expanded={isUnfolded}
            icon={isUnfolded ? <ChevronUp size={18} aria-hidden /> : <ChevronDown size={18} aria-hidden />}
            onClick={() => setUnfolded(!isUnfolded)}
          />
        </header>
        <div ref={body} className={styles.body}>
          {isOnBoard ? (
            <TemplateAgenda template={template} />
          ) : (
            <p className={styles.section}>{t('facilitation.noTemplate')}</p>
          )}
        </div>
        {canLead ? <LeadFoot /> : <ParticipantFoot />}
      </aside>
      <BallotGate />
      <SheetEditor />
    </>
  )
}

function TemplateAgenda({ template }: { template: TemplateId }) {
  const { board, canLead } = useBoard()
  const steps = useSteps()
  const agenda = agendaState(board, template)
  const { current } = agenda
  const isHeld = useHeldBy() !== null
  const isToolUsed = useToolUsed(current?.step ?? null)
  const isElsewhere = board.step !== null && board.step.template !== template
  return (
    <>
      {isElsewhere && board.step ? (
        <StepElsewhere step={board.step} />
      ) : current ? (
        <RunningStepCard
          template={template}
          agenda={agenda}
          current={current}
          steps={steps}
          isToolNext={!isToolUsed || hasOpenTool(board)}
        />
      ) : (
        <StartCard template={template} agenda={agenda} steps={steps} />
      )}
      {!canLead && !isHeld && <FollowChip />}
      <RightsLine />
      {canLead && current && <StepTool template={template} step={current.step} isUsed={isToolUsed} />}
      <GroupsPanel />
      <WritingControls />
      <Rounds template={template} agenda={agenda} />
      <SpeakerQueue isWanted={current?.step.method === 'M6'} />
      {canLead ? (
        <div className={styles.section}>
          <StepList
            template={template}
            agenda={agenda}
            start={(step) => steps.start(template, step)}
            isBusy={steps.isBusy}
            isCompact={roundWidgets(template, agenda, board.rounds).length > 0}
          />
        </div>
      ) : (
        <NextSteps template={template} agenda={agenda} />
      )}
      <div className={styles.foot}>
        <PartnerSummary template={template} agenda={agenda} />
      </div>
    </>
  )
}

function Rounds({ template, agenda }: { template: TemplateId; agenda: Agenda }) {
  const { board } = useBoard()
  const own = agenda.current?.step.rounds ?? []
  return roundWidgets(template, agenda, board.rounds).map((widget) => (
    <RoundControls key={widget} widget={widget} isOffered={!own.includes(widget)} />
  ))
}

/** What participants can do at any time, always in the same place. */
function ParticipantFoot() {
  const { me } = useBoard()
  if (me.role === 'viewer') return null
  return (
    <div className={styles.actions}>
      <HandButton className={styles.grow} />
      <SendIdeaButton className={styles.grow} />
    </div>
  )
}

/** What came in, and what was decided. */
function LeadFoot() {
  const { board, t } = useBoard()
  return (
    <div className={styles.actions}>
      <IdeasButton variant="normal" className={styles.grow} />
      {board.workshop.decisions.length > 0 && (
        <Button className={styles.grow} onClick={() => openDecisionLog()}>
          {t('sheet.decisions', { count: board.workshop.decisions.length })}
        </Button>
      )}
    </div>
  )
}
