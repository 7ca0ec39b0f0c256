// Who has finished in an open round, by partner. Never a value, a mean or a count of marks.
import { Check } from 'lucide-react'
import type { Round } from '../../shared/board/boardState.ts'
import { useBoard } from '../board/boardContext.ts'
import { Badge } from '../ui/Badge.tsx'
import { PartnerName } from '../ui/PartnerName.tsx'
import { QuorumMeter } from './QuorumMeter.tsx'
import { partnerProgress, type PartnerProgress } from './agendaState.ts'
import styles from './PartnerLines.module.css'
import sheet from './RunSheet.module.css'

export function PartnerProgressList({ round }: { round: Round }) {
  const { board, looks, me, t } = useBoard()
  const state = board.partners.map(({ id }) => partnerProgress(round, id))
  const isVote = round.widget.endsWith('Vote')
  const verb = isVote ? 'voted' : 'finished'
  const finished = state.filter((progress) => progress === 'finished').length
  // One finished ballot is enough for the partner's vote to count.
  const voted = board.partners.filter(({ id }) => (round.progress[id]?.finished ?? 0) > 0).length
  const proxies = Object.values(round.progress).reduce((sum, counts) => sum + (counts.proxies ?? 0), 0)
  return (
    <section className={sheet.block} aria-live="polite">
      <h3>
        {t(`facilitation.who.${verb}`)}
        <span>
          {t('facilitation.who.count', { finished: isVote ? voted : finished, partners: board.partners.length })}
        </span>
      </h3>
      <ul className={styles.partners}>
        {board.partners.map((partner, place) => (
          <li key={partner.id}>
            {looks[place] && <PartnerName look={looks[place]} name={partner.name} size={14} />}
            <ProgressBadge
              progress={state[place]!}
              counts={round.progress[partner.id]}
              isOwn={partner.id === me.partnerId}
              isVote={isVote}
            />
          </li>
        ))}
      </ul>
      {isVote && <QuorumMeter voted={voted} />}
      {proxies > 0 && <p className={sheet.small}>{t('rounds.proxies', { count: proxies })}</p>}
      <p className={sheet.small}>{t('facilitation.who.note')}</p>
    </section>
  )
}

type BadgeProps = {
  progress: PartnerProgress
  counts: { scoring: number; finished: number } | undefined
  isOwn: boolean
  isVote: boolean
}

function ProgressBadge({ progress, counts, isOwn, isVote }: BadgeProps) {
  const { t } = useBoard()
  const own = isOwn ? ` ${t('facilitation.you')}` : ''
  switch (progress) {
    case 'finished':
      return (
        <Badge tone="good" icon={<Check size={11} strokeWidth={2.6} aria-hidden />}>
          {t(isVote ? 'facilitation.progress.voted' : 'facilitation.progress.finished')}
          {own}
        </Badge>
      )
    case 'scoring':
      return (
        <Badge>
          {counts && counts.finished > 0
            ? t(isVote ? 'facilitation.progress.partlyVoted' : 'facilitation.progress.partly', {
                finished: counts.finished,
                people: counts.finished + counts.scoring,
              })
            : t(isVote ? 'facilitation.progress.voting' : 'facilitation.progress.scoring')}
          {own}
        </Badge>
      )
    case 'notStarted':
      return (
        <span className={styles.notStarted}>
          {t('facilitation.progress.notStarted')}
          {own}
        </span>
      )
  }
}
