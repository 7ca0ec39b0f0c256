// Votes of the partners, one line for each thing voted on: who voted how, the count, and what came of it.
import { Check, Minus, X } from 'lucide-react'
import type { WidgetId } from '../../../shared/catalog.ts'
import { standingDecision } from '../../../shared/findings/decisionFindings.ts'
import type { PartnerVote } from '../../../shared/compute/votes.ts'
import { partnerVote, type VoteRow } from '../../../shared/widgets/partnerVote.ts'
import { useBoard } from '../../board/boardContext.ts'
import { openDecisionLog } from '../../decisions/decisionWindow.ts'
import { RecordDecision } from '../../decisions/RecordDecision.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import { PartnerSign } from '../../ui/PartnerSign.tsx'
import { widgetKey } from './fieldKey.ts'
import { ownText } from './ownText.ts'
import { panelWidget } from './panelWidget.ts'
import { RoundLine } from './RoundLine.tsx'
import type { ViewProps } from '../viewProps.ts'
import styles from './PartnerVote.module.css'

export function PartnerVoteView(props: ViewProps) {
  return <PartnerVotePanel widget={panelWidget(props)} />
}

export function PartnerVotePanel({ widget }: { widget: WidgetId }) {
  const { board, looks, t } = useBoard()
  const vote = partnerVote(board, widget, t)
  if (vote.rows.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyBox title={ownText(t, 'widgets.none', widget)}>{ownText(t, 'widgets.noneText', widget)}</EmptyBox>
      </div>
    )
  }
  const isShown = vote.round !== null && vote.open === null
  return (
    <div className={styles.vote}>
      <RoundLine widget={widget} />
      <table className={styles.table} aria-label={t(widgetKey(widget))}>
        <thead>
          <tr>
            <th scope="col">{t('widgets.votes.about')}</th>
            {board.partners.map((partner, place) => (
              <th key={partner.id} scope="col" className={styles.partner} title={partner.name}>
                {looks[place] && <PartnerSign look={looks[place]} size={13} label={partner.name} />}
              </th>
            ))}
            <th scope="col">{t('widgets.votes.result')}</th>
          </tr>
        </thead>
        <tbody>
          {vote.rows.map((row) => (
            <tr key={row.row.id} data-left={row.row.isLeft || undefined}>
              <th scope="row">{row.row.label}</th>
              {board.partners.map((partner) => (
                <td key={partner.id} className={styles.partner}>
                  {isShown && (
                    <VoteSign vote={row.votes.find((one) => one.partner === partner.id)?.vote ?? 'abstain'} />
                  )}
                </td>
              ))}
              <td>{isShown ? <Outcome row={row} widget={widget} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.rule}>
        {t('widgets.statement.rule', { quorum: vote.quorum, partners: board.partners.length })}
      </p>
    </div>
  )
}

function Outcome({ row, widget }: { row: VoteRow; widget: WidgetId }) {
  const { board, t } = useBoard()
  const decision = standingDecision(board, widget, row.row.id)
  if (!row.tally) return null
  const { approve, oppose, adopted, quorum } = row.tally
  return (
    <span className={styles.outcome}>
      <span className={styles.count}>{t('brand.votes.count', { approve, oppose })}</span>
      <Badge
        tone={adopted ? 'good' : 'neutral'}
        {...(adopted ? { icon: <Check size={12} strokeWidth={2.5} aria-hidden /> } : {})}
      >
        {t(adopted ? 'widgets.statement.adopted' : quorum ? 'widgets.statement.notAdopted' : 'widgets.votes.noQuorum')}
      </Badge>
      {decision && (
        <button type="button" className={styles.decision} onClick={() => openDecisionLog(decision.id)}>
          {t('decisions.number', { number: decision.number })}
        </button>
      )}
      <RecordDecision widget={widget} row={row.row.id} size="small" />
    </span>
  )
}

/** A vote as a sign that names itself. */
export function VoteSign({ vote }: { vote: PartnerVote }) {
  const { t } = useBoard()
  const shared = { size: 12, strokeWidth: 3, role: 'img', 'aria-label': t(`widgets.vote.${vote}`) }
  switch (vote) {
    case 'approve':
      return <Check {...shared} className={styles.approve} />
    case 'oppose':
      return <X {...shared} className={styles.oppose} />
    case 'abstain':
      return <Minus {...shared} className={styles.abstain} />
  }
}
