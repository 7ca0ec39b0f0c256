// One entry of the decision log.
import { CalendarClock, MapPin } from 'lucide-react'
import { useState } from 'react'
import { printed } from '../../shared/charts/printed.ts'
import {
  decisionOf,
  decisionPanel,
  isInForce,
  isOverdue,
  voteLines,
  type VoteLine,
} from '../../shared/findings/decisionFindings.ts'
import type { Decision } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { VoteSign } from '../shapes/generic/PartnerVoteView.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { formatDate } from '../ui/format.ts'
import { PartnerName } from '../ui/PartnerName.tsx'
import { closeDecisionLog } from './decisionWindow.ts'
import { DissentButton } from './DissentButton.tsx'
import { OwnerForm } from './OwnerForm.tsx'
import { StateBadge } from './StateBadge.tsx'
import styles from './Decisions.module.css'

export function DecisionEntry({ decision, onShow }: { decision: Decision; onShow: (id: string) => void }) {
  const { board, today, canLead, t } = useBoard()
  const canvas = useCanvas()
  const [isEditing, setEditing] = useState(false)
  const after = decisionOf(board, decision.supersededBy)
  const before = decisionOf(board, decision.supersedes)
  const lines = voteLines(board, decision)
  const dissents = lines.filter(({ dissent }) => dissent !== null)
  const place = decisionPanel(decision.widget)
  const hasTask = isInForce(decision)
  return (
    <li className={styles.entry} data-decision={decision.id} tabIndex={-1}>
      <div className={styles.entryHead}>
        <span className={styles.number}>{t('decisions.number', { number: decision.number })}</span>
        <StateBadge decision={decision} />
        {isOverdue(decision, today) && (
          <Badge tone="discuss" icon={<CalendarClock size={12} aria-hidden />}>
            {t('decisions.state.overdue')}
          </Badge>
        )}
        <time dateTime={decision.decidedAt}>{t('decisions.decidedOn', { date: formatDate(decision.decidedAt) })}</time>
      </div>
      <p className={classes(styles.statement, after !== null && styles.replaced)}>
        {decision.statement || t('decisions.noStatement')}
      </p>
      <Votes lines={lines} />
      <p className={styles.figures}>{figures(decision, t)}</p>
      {dissents.map(({ partner, place: at, dissent }) => (
        <DissentText key={partner.id} place={at} text={dissent?.text ?? ''} />
      ))}
      {hasTask && !isEditing && <Task decision={decision} />}
      {isEditing && <OwnerForm decision={decision} onDone={() => setEditing(false)} />}
      <div className={styles.entryButtons}>
        {after && (
          <button type="button" className={styles.link} onClick={() => onShow(after.id)}>
            {t('decisions.state.superseded', { number: after.number })}
          </button>
        )}
        {before && (
          <button type="button" className={styles.link} onClick={() => onShow(before.id)}>
            {t('decisions.supersedes', { number: before.number })}
          </button>
        )}
        {hasTask && canLead && !isEditing && (
          <button type="button" className={styles.link} onClick={() => setEditing(true)}>
            {t('decisions.edit')}
          </button>
        )}
        <DissentButton decision={decision} className={styles.link} />
        {place && board.templates.includes(place.instance) && (
          <Button
            size="small"
            variant="quiet"
            icon={<MapPin size={14} aria-hidden />}
            onClick={() => {
              closeDecisionLog()
              canvas.goToShape(`shape:${place.instance}.${place.panel}`)
            }}
          >
            {t('decisions.place')}
          </Button>
        )}
      </div>
    </li>
  )
}

function figures(decision: Decision, t: (key: string, values?: Record<string, string | number>) => string): string {
  const { approve, oppose, abstain, participation, approvalShare } = decision
  const share = approvalShare === null ? '' : printed(100 * approvalShare, 1)
  return `${t('decisions.count.votes', { approve, oppose, abstain })} ${t(
    approvalShare === null ? 'decisions.figures.none' : 'decisions.figures',
    { participation: printed(100 * participation, 1), share },
  )}`
}

function Votes({ lines }: { lines: readonly VoteLine[] }) {
  const { looks } = useBoard()
  return (
    <ul className={styles.votes}>
      {lines.map(({ partner, place, vote }) => (
        <li key={partner.id}>
          {looks[place] && <PartnerName look={looks[place]} name={partner.name} size={13} />}
          <VoteSign vote={vote} />
        </li>
      ))}
    </ul>
  )
}

function DissentText({ place, text }: { place: number; text: string }) {
  const { board, looks, t } = useBoard()
  const look = looks[place]
  return (
    <blockquote className={styles.dissent}>
      <b>
        {t('decisions.dissents')}{' '}
        {look && <PartnerName look={look} name={board.partners[place]?.name ?? ''} size={13} />}
      </b>
      <p>{text}</p>
    </blockquote>
  )
}

function Task({ decision: { owner, due } }: { decision: Decision }) {
  const { t } = useBoard()
  return (
    <dl className={styles.task}>
      <div>
        <dt>{t('decisions.owner')}</dt>
        <dd>{owner.trim() || t('decisions.owner.none')}</dd>
      </div>
      <div>
        <dt>{t('decisions.due')}</dt>
        <dd>{due === null ? t('decisions.due.none') : formatDate(due)}</dd>
      </div>
    </dl>
  )
}
