// What the partners gave in one cell of a revealed round: their mean, each value beside its partner's sign, and how far they
// are apart.
import { printed } from '../../shared/charts/printed.ts'
import type { RoundCell } from '../../shared/findings/roundFindings.ts'
import { useBoard } from '../board/boardContext.ts'
import { DisagreementSign } from '../shapes/markets/DisagreementSign.tsx'
import { scoreText, usePartnerNames } from '../shapes/rounds/useCellWords.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './CellValues.module.css'

export function CellValues({ mean, cell }: { mean: number; cell: RoundCell }) {
  const { board, looks, t } = useBoard()
  const nameOf = usePartnerNames()
  const signOf = (partner: string) => {
    const look = looks[board.partners.findIndex(({ id }) => id === partner)]
    return look && <PartnerSign look={look} size={13} />
  }
  return (
    <div className={styles.cell}>
      <strong>{printed(mean, 1)}</strong>
      <span className={styles.label} data-label={cell.label}>
        <DisagreementSign label={cell.label} />
        {t(`rounds.label.${cell.label}`)}
      </span>
      <ul className={styles.values}>
        {cell.values.map(({ partner, value }) => (
          <li key={partner} title={nameOf(partner)}>
            {signOf(partner)}
            <span className="visually-hidden">{nameOf(partner)} </span>
            {scoreText(value)}
          </li>
        ))}
        {cell.missing.map((partner) => (
          <li key={partner} title={t('rounds.cell.missing', { partner: nameOf(partner) })}>
            {signOf(partner)}
            <span aria-hidden>–</span>
            <span className="visually-hidden">{t('rounds.cell.missing', { partner: nameOf(partner) })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
