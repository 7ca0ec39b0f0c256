// The vote on a statement: each partner's vote by sign, the count, and the rule it is measured by.
import { Check, EyeOff, X } from 'lucide-react'
import type { WidgetId } from '../../../shared/catalog.ts'
import type { StatementVote } from '../../../shared/widgets/statement.ts'
import { useBoard } from '../../board/boardContext.ts'
import { useDecided } from '../../decisions/useDecided.ts'
import { Badge } from '../../ui/Badge.tsx'
import { PartnerName } from '../../ui/PartnerName.tsx'
import { VoteSign } from './PartnerVoteView.tsx'
import styles from './Statement.module.css'

export function StatementBadge({ statement, vote }: { statement: WidgetId; vote: StatementVote }) {
  const { t } = useBoard()
  const { decided } = useDecided(statement)
  // Other words than those that were decided are a draft again.
  if (decided?.isReworded && vote.state !== 'voting') return <Badge>{t('widgets.statement.draft')}</Badge>
  switch (vote.state) {
    case 'adopted':
      return (
        <Badge tone="good" icon={<Check size={12} strokeWidth={2.5} aria-hidden />}>
          {t('widgets.statement.adopted')}
        </Badge>
      )
    case 'notAdopted':
      return (
        <Badge
          tone={vote.tally?.quorum === false ? 'discuss' : 'error'}
          icon={<X size={12} strokeWidth={2.5} aria-hidden />}
        >
          {t(vote.tally?.quorum === false ? 'widgets.votes.noQuorum' : 'widgets.statement.notAdopted')}
        </Badge>
      )
    case 'voting':
      return <Badge icon={<EyeOff size={12} aria-hidden />}>{t('widgets.statement.voting')}</Badge>
    case 'empty':
    case 'draft':
      return <Badge>{t('widgets.statement.draft')}</Badge>
  }
}

/** @param widget the statement that was voted on */
export function VoteResult({ vote, widget }: { vote: StatementVote; widget: WidgetId }) {
  const { board, looks, t } = useBoard()
  const { decided } = useDecided(widget)
  const rule = t('widgets.statement.rule', { quorum: vote.quorum, partners: board.partners.length })
  // A vote of an earlier wording would mislead while a new one runs.
  if (vote.tally === null || vote.state === 'voting') return <p className={styles.rule}>{rule}</p>
  const { approve, oppose, abstain } = vote.tally
  return (
    <>
      <ul className={styles.votes}>
        {vote.votes.map(({ partner, vote: cast }, place) => (
          <li key={partner}>
            <PartnerName look={looks[place]!} name={board.partners[place]?.name ?? partner} size={13} />
            <VoteSign vote={cast} />
          </li>
        ))}
      </ul>
      <p className={styles.rule}>
        {t('widgets.statement.count', { approve, oppose, abstain })} {decided === null && rule}
      </p>
    </>
  )
}
