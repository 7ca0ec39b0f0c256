// Needs that too few partners scored to count (domain 4.T02.5: validated), with how many did.
import { useBoard } from '../../board/boardContext.ts'
import type { ViewProps } from '../viewProps.ts'
import { isShown, RoundPending } from './RoundPending.tsx'
import { useRound } from './useRound.ts'
import styles from './rounds.module.css'

export function NeedGaps({ template, panel }: ViewProps) {
  const { t, board, results } = useBoard()
  const round = useRound({ template, panel })
  if (!isShown(round)) return <RoundPending round={round} isSmall />
  const needs = results.T02?.needs ?? {}
  const gaps = round.rows.filter(({ id }) => needs[id] && !needs[id].validated)
  if (gaps.length === 0) return <p className={styles.line}>{t('rounds.needGaps.none')}</p>
  return (
    <ul className={styles.needGaps}>
      {gaps.map((row) => {
        const voters = needs[row.id]?.voters ?? 0
        return (
          <li key={row.id}>
            <span>
              {row.code && `${row.code} `}
              {row.label}
            </span>
            <span>
              {voters === 0
                ? t('rounds.needGaps.nobody')
                : t('rounds.needGaps.some', { voters, partners: board.partners.length })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

export function NeedGapsCaption({ template, panel }: ViewProps) {
  const { t, results } = useBoard()
  const quorum = results.T02?.quorum
  return isShown(useRound({ template, panel })) && quorum ? t('rounds.needGaps.caption', { count: quorum }) : null
}
