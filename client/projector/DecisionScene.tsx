// A decision that was recorded: its words, what came of the vote, and how each partner voted.
import type { Decision } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import styles from './scene.module.css'
import { SceneHead } from './SceneHead.tsx'
import { Statement } from './Statement.tsx'
import { VoteChips } from './VoteChips.tsx'

export function DecisionScene({ decision }: { decision: Decision }) {
  const { t } = useBoard()
  const { number, statement, votes, approve, oppose, abstain, adopted, quorum, dissents } = decision
  const outcome = adopted ? 'adopted' : quorum ? 'notAdopted' : 'noQuorum'
  return (
    <>
      <SceneHead title={t('projector.decision', { number })} />
      <Statement words={statement} />
      <p className={styles.outcome} data-outcome={outcome}>
        <b>{t(`projector.outcome.${outcome}`)}</b> {t('widgets.statement.count', { approve, oppose, abstain })}
      </p>
      <VoteChips votes={votes} />
      {dissents.length > 0 ? (
        <p className={styles.note}>{t('projector.dissents', { count: dissents.length })}</p>
      ) : null}
    </>
  )
}
