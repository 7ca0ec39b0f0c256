// How many partners have voted against how many must (domain 3.6: six tenths of all). Counts partners, never votes.
import { quorumOf } from '../../shared/widgets/statement.ts'
import { useBoard } from '../board/boardContext.ts'
import styles from './Rounds.module.css'

export function QuorumMeter({ voted }: { voted: number }) {
  const { board, t } = useBoard()
  const partners = board.partners.length
  const needed = quorumOf(partners)
  const isReached = voted >= needed
  const words = t(isReached ? 'rounds.quorum.reached' : 'rounds.quorum.missing', { voted, partners, needed })
  const share = (count: number) => `${partners === 0 ? 0 : (100 * count) / partners}%`
  return (
    <div className={styles.quorum}>
      <div
        className={styles.quorumBar}
        role="meter"
        aria-label={t('rounds.quorum')}
        aria-valuemin={0}
        aria-valuemax={partners}
        aria-valuenow={voted}
        aria-valuetext={words}
      >
        <i style={{ width: share(voted) }} data-reached={isReached || undefined} />
        <b style={{ left: share(needed) }} />
      </div>
      <p>{words}</p>
    </div>
  )
}
