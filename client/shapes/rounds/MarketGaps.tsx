// Who did not score what, in sentences.
import { useMemo } from 'react'
import { roundGaps } from '../../../shared/findings/roundFindings.ts'
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { isShown, RoundPending } from './RoundPending.tsx'
import { usePartnerList } from './useCellWords.ts'
import { cellKey, useRound } from './useRound.ts'
import styles from './rounds.module.css'

export function MarketGaps({ template, panel }: ViewProps) {
  const { t, board } = useBoard()
  const round = useRound({ template, panel })
  const partnerList = usePartnerList()
  const gaps = useMemo(
    () => roundGaps(round.cells, round.values, board.partners),
    [round.cells, round.values, board.partners],
  )
  if (!isShown(round)) return <RoundPending round={round} isSmall />
  const nameOf = ({ row, column }: { row: string; column: string }) =>
    t('rounds.talk.cell', {
      column: round.columns.find(({ id }) => id === column)?.label ?? column,
      row: round.rows.find(({ id }) => id === row)?.label ?? row,
    })
  if (gaps.absent.length + gaps.empty.length + gaps.partial.length === 0) {
    return <p className={styles.line}>{t('rounds.gaps.none')}</p>
  }
  return (
    <ul className={styles.gaps}>
      {gaps.absent.length > 0 && (
        <li>{t('rounds.gaps.absent', { count: gaps.absent.length, partners: partnerList(gaps.absent) })}</li>
      )}
      {gaps.empty.map((cell) => (
        <li key={cellKey(cell)}>
          <strong>{nameOf(cell)}.</strong> {t('rounds.gaps.nobody')}
        </li>
      ))}
      {gaps.partial.map((cell) => (
        <li key={cellKey(cell)}>
          <strong>{nameOf(cell)}.</strong>{' '}
          {t('rounds.gaps.some', { count: cell.missing.length, partners: partnerList(cell.missing) })}
        </li>
      ))}
    </ul>
  )
}
