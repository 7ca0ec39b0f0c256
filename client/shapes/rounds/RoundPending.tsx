// What a panel of round results shows while there is nothing to see: no round yet, or one that is open and hidden.
import { EyeOff } from 'lucide-react'
import { useBoard } from '../../board/boardContext.ts'
import { OpenRoundButton } from '../../facilitation/OpenRoundButton.tsx'
import { PartnerProgressList } from '../../facilitation/PartnerProgressList.tsx'
import { EmptyBox } from '../../ui/EmptyBox.tsx'
import type { RoundView } from './useRound.ts'
import styles from './rounds.module.css'

type Props = {
  round: RoundView
  /** One line instead of a box, for panels without room. */
  isSmall?: boolean
  /** The page's other panel of the round has the button. */
  isSecond?: boolean
}

export function RoundPending({ round, isSmall = false, isSecond = false }: Props) {
  const { t, canFacilitate } = useBoard()
  if (round.open) {
    const title = t('rounds.hidden', { number: round.open.number })
    return (
      <div className={isSmall ? styles.line : styles.pending}>
        <p className={styles.hiddenTitle}>
          <EyeOff size={16} aria-hidden />
          {title}
        </p>
        {!isSmall && <PartnerProgressList round={round.open} />}
      </div>
    )
  }
  if (isSmall) return <p className={styles.line}>{t('rounds.none')}</p>
  return (
    <div className={styles.pending}>
      <EmptyBox
        title={t('rounds.none')}
        action={canFacilitate && !isSecond ? <OpenRoundButton widget={round.widget} variant="primary" /> : undefined}
      >
        {canFacilitate ? t('rounds.none.facilitator') : t('rounds.none.participant')}
      </EmptyBox>
    </div>
  )
}

/** Whether there is a revealed round to show and no newer one hidden. */
export const isShown = (round: RoundView): boolean => round.number !== null && round.open === null
