// A cell of a revealed round in words: every partner with its value, then the disagreement. For readers who do not see signs.
import { useCallback } from 'react'
import { enumerate } from '../../../shared/charts/boardTexts.ts'
import { printed } from '../../../shared/charts/printed.ts'
import type { PartnerId } from '../../../shared/board/boardState.ts'
import type { RoundCell } from '../../../shared/findings/roundFindings.ts'
import { useBoard } from '../../board/boardContext.ts'

export function useCellWords(): (cell: RoundCell) => string {
  const { t } = useBoard()
  const nameOf = usePartnerNames()
  return useCallback(
    (cell) => {
      const values = cell.values.map(({ partner, value }) => `${nameOf(partner)} ${scoreText(value)}`)
      const missing = cell.missing.map((partner) => t('rounds.cell.missing', { partner: nameOf(partner) }))
      return t('rounds.cell', { values: [...values, ...missing].join(', '), label: t(`rounds.label.${cell.label}`) })
    },
    [t, nameOf],
  )
}

/** A partner's name as people know it, its id when the partner has left. */
export function usePartnerNames(): (partner: PartnerId) => string {
  const { board } = useBoard()
  return useCallback((id) => board.partners.find((partner) => partner.id === id)?.name ?? id, [board.partners])
}

export function usePartnerList(): (partners: readonly PartnerId[]) => string {
  const { t } = useBoard()
  const nameOf = usePartnerNames()
  return useCallback((partners) => enumerate(partners.map(nameOf), t), [t, nameOf])
}

/** Whole scores without decimals, means of several people with one. */
export function scoreText(value: number): string {
  return printed(value, Number.isInteger(value) ? 0 : 1)
}
