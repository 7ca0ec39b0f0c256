// How each partner voted, by sign, name and word.
import { Check, Minus, X } from 'lucide-react'
import type { PartnerId } from '../../shared/board/boardState.ts'
import type { Vote } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import styles from './VoteChips.module.css'

const SIGNS = { approve: Check, oppose: X, abstain: Minus } as const

/** A partner without a vote abstained. */
export function VoteChips({ votes }: { votes: Readonly<Record<PartnerId, Vote>> }) {
  const { board, looks, t } = useBoard()
  return (
    <ul className={styles.votes} data-many={board.partners.length > 8 || undefined}>
      {board.partners.map((partner, place) => {
        const vote = votes[partner.id] ?? 'abstain'
        const Sign = SIGNS[vote]
        const look = looks[place]
        return (
          <li key={partner.id} data-vote={vote}>
            {look ? <PartnerSign look={look} /> : null}
            <span>{partner.name}</span>
            <span>{t(`widgets.vote.${vote}`)}</span>
            <Sign aria-hidden />
          </li>
        )
      })}
    </ul>
  )
}
