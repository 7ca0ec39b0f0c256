// Under a statement that was decided: when, as which decision, who does it, and what can still be done about it.
import type { WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { formatDate } from '../ui/format.ts'
import { openDecisionLog, prepareWording } from './decisionWindow.ts'
import { DissentButton } from './DissentButton.tsx'
import { useDecided } from './useDecided.ts'
import styles from './Decisions.module.css'

export function DecisionLine({ statement }: { statement: WidgetId }) {
  const { canEdit, canLead, t } = useBoard()
  const { decided, isLocked } = useDecided(statement)
  if (!decided) return null
  const { decision } = decided
  const { number, owner, due } = decision
  const date = due === null ? '' : formatDate(due)
  const who =
    owner.trim() === ''
      ? due === null
        ? ''
        : t('decisions.line.due', { date })
      : t(due === null ? 'decisions.line.owner' : 'decisions.line.ownerDue', { owner, date })
  return (
    <div className={styles.line}>
      {decided.isReworded ? (
        <p className={styles.reworded}>{t('decisions.line.reworded', { number })}</p>
      ) : (
        <p>
          {t('decisions.line', { number, date: formatDate(decision.decidedAt) })} {who}
        </p>
      )}
      <div className={styles.lineButtons}>
        <button type="button" className={styles.link} onClick={() => openDecisionLog(decision.id)}>
          {t('decisions.show')}
        </button>
        <DissentButton decision={decision} className={styles.link} />
        {canLead && canEdit && isLocked && (
          <button type="button" className={styles.link} onClick={() => prepareWording(statement)}>
            {t('decisions.reword')}
          </button>
        )}
      </div>
    </div>
  )
}
