// The decision on target markets: the statement, its markets, how both stand to limit and shortlist, and the vote.
import { useState } from 'react'
import { listItems, openRound, singleField } from '../../../shared/board/boardState.ts'
import { enumerate, itemLabel } from '../../../shared/charts/boardTexts.ts'
import { numberSetting } from '../../../shared/widgets/canvas.ts'
import { isFilled } from '../../../shared/widgets/list.ts'
import { decisionMarkets, standsToShortlist } from '../../../shared/widgets/marketDecision.ts'
import { statementVote } from '../../../shared/widgets/statement.ts'
import { useBoard } from '../../board/boardContext.ts'
import { DecisionLine } from '../../decisions/DecisionLine.tsx'
import { RecordDecision } from '../../decisions/RecordDecision.tsx'
import { useDecided } from '../../decisions/useDecided.ts'
import { OpenRoundButton } from '../../facilitation/OpenRoundButton.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { OptionalField, StatementText } from '../generic/StatementView.tsx'
import { StatementBadge, VoteResult } from '../generic/VoteResult.tsx'
import fieldStyles from '../generic/FieldEditor.module.css'
import styles from '../generic/Statement.module.css'

const WIDGET = 'T04.decision'

export function MarketDecision() {
  const { board, results, canEdit, canFacilitate, t } = useBoard()
  const [isPicking, setPicking] = useState(false)
  const vote = statementVote(board, WIDGET, 'decision')
  const picked = decisionMarkets(board)
  const limit = numberSetting(board, 'T04.settings', 'maxTargets')
  const shortlist = results.T04?.shortlist ?? []
  const stands = standsToShortlist(picked, shortlist)
  const names = new Map(
    listItems(board, 'T04.markets', { archived: true }).map((item) => [item.id, itemLabel(item, t)]),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  const nameAll = (ids: readonly string[]) => enumerate(ids.map(nameOf), t)
  const isHere = new Set(listItems(board, 'T04.markets').map(({ id }) => id))
  const isWritten = isFilled(singleField(board, WIDGET, 'statement'))
  const { decided, isLocked } = useDecided(WIDGET)
  const mayPick = canEdit && !isLocked
  const mustPick = mayPick && (isPicking || picked.length === 0)
  return (
    <div className={styles.statement}>
      <div className={styles.badges}>
        <StatementBadge statement={WIDGET} vote={vote} />
        {picked.length > 0 &&
          (picked.length <= limit ? (
            <Badge tone="action">{t('markets.decision.within', { max: limit })}</Badge>
          ) : (
            <Badge tone="discuss">{t('markets.decision.over', { count: picked.length, max: limit })}</Badge>
          ))}
        {stands === 'departs' && <Badge tone="discuss">{t('markets.decision.departs')}</Badge>}
        {!mustPick &&
          picked.map((id) => (
            <Badge key={id}>{isHere.has(id) ? nameOf(id) : t('markets.decision.gone', { market: nameOf(id) })}</Badge>
          ))}
      </div>
      <StatementText widget={WIDGET} />
      {mustPick && <MarketPicks picked={picked} onDone={() => setPicking(false)} />}
      {stands === 'departs' && (
        <>
          <p className={styles.note}>{t('markets.decision.departsText', { markets: nameAll(shortlist) })}</p>
          <OptionalField widget={WIDGET} field="reason" isNeeded />
        </>
      )}
      <VoteResult vote={vote} widget={WIDGET} />
      <DecisionLine statement={WIDGET} />
      {picked.length === 0 && vote.state === 'adopted' && (
        <p className={styles.note}>{t('markets.decision.noMarkets')}</p>
      )}
      <div className={styles.actions}>
        <RecordDecision widget="T04.decisionVote" isLink />
        <OptionalField widget={WIDGET} field="minority" />
        {mayPick && !mustPick && (
          <button type="button" className={styles.add} onClick={() => setPicking(true)}>
            {t('markets.decision.change')}
          </button>
        )}
        {canFacilitate &&
          isWritten &&
          picked.length > 0 &&
          (vote.state === 'draft' || decided?.isReworded) &&
          !openRound(board, 'T04.decisionVote') && <OpenRoundButton widget="T04.decisionVote" />}
      </div>
    </div>
  )
}

/** Candidate markets as buttons that stay pressed. */
function MarketPicks({ picked, onDone }: { picked: readonly string[]; onDone: () => void }) {
  const { board, edit, t } = useBoard()
  const put = (next: string[]) => edit.setField(WIDGET, 'markets', next)
  return (
    <div className={styles.picks} role="group" aria-label={t('T04.field.decision.markets')}>
      {listItems(board, 'T04.markets').map((item) => {
        const isPicked = picked.includes(item.id)
        return (
          <button
            key={item.id}
            type="button"
            className={fieldStyles.pick}
            aria-pressed={isPicked}
            onClick={() => put(isPicked ? picked.filter((id) => id !== item.id) : [...picked, item.id])}
          >
            {itemLabel(item, t)}
          </button>
        )
      })}
      {picked.length > 0 && (
        <button type="button" className={styles.add} onClick={onDone}>
          {t('markets.decision.done')}
        </button>
      )}
    </div>
  )
}
