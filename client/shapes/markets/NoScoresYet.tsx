// What a panel of T04 results says while there is no revealed round: what is missing and what to do.
import { EyeOff } from 'lucide-react'
import { openRound } from '../../../shared/board/boardState.ts'
import { useBoard } from '../../board/boardContext.ts'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import styles from './MarketCharts.module.css'

export function NoScoresYet() {
  const { board, t } = useBoard()
  const open = openRound(board, 'T04.scores')
  return (
    <div className={styles.none}>
      {open ? (
        <p className={styles.hidden}>
          <EyeOff size={15} aria-hidden />
          {t('markets.matrix.open', { round: open.number })}
        </p>
      ) : (
        <EmptyBox title={t('markets.none.title')}>{t('markets.none.text')}</EmptyBox>
      )}
    </div>
  )
}
