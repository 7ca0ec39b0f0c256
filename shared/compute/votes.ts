// Votes of partners (domain 3.6) and blind dots (domain 3.7). Takes the partners' values, never ballots.
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import { mean, reaches, standardRank } from './numbers.ts'
import { ownEntry } from './ownEntry.ts'
import type { VoteTally } from './coreResults.ts'

export type PartnerVote = 'approve' | 'oppose' | 'abstain'

/** A partner's vote on a row; anything unset is an abstention (domain 3.6). */
export function voteOf(values: RoundValues, partner: PartnerId, row: string): PartnerVote {
  const vote = ownEntry(ownEntry(values, partner)?.cells, row)?.['vote']
  return vote === 'approve' || vote === 'oppose' ? vote : 'abstain'
}

/** Tally of one subject over all partners of the consortium (domain 3.6). */
export function tallyVotes(values: RoundValues, partners: readonly PartnerId[], row: string): VoteTally {
  let approve = 0
  let oppose = 0
  for (const partner of partners) {
    const vote = voteOf(values, partner, row)
    if (vote === 'approve') approve += 1
    if (vote === 'oppose') oppose += 1
  }
  const cast = approve + oppose
  const participation = partners.length === 0 ? 0 : cast / partners.length
  const quorum = reaches(participation, 0.6)
  const approvalShare = cast === 0 ? null : approve / cast
  return {
    approve,
    oppose,
    abstain: partners.length - cast,
    participation,
    quorum,
    approvalShare,
    adopted: quorum && approvalShare !== null && reaches(approvalShare, 2 / 3),
  }
}

export type DotResult = { share: number | null; rank: number | null }

/** Dots each person may place on K options (domain 3.7). */
export function dotBudget(options: number): number {
  return Math.max(3, Math.ceil(options / 4))
}

/**
 * Shares 0-1 and ranks of a blind dot vote, column `dots` holding each partner's sum (domain 3.7). A partner without a dot
 * is left out; with no dots at all every share is null.
 */
export function dotShares(
  values: RoundValues,
  partners: readonly PartnerId[],
  options: readonly string[],
): Record<string, DotResult> {
  const shares = partners.map((partner) => {
    const dots = options.map((option) => {
      const cast = ownEntry(ownEntry(values, partner)?.cells, option)?.['dots']
      return typeof cast === 'number' && cast > 0 ? cast : 0
    })
    const total = dots.reduce((sum, cast) => sum + cast, 0)
    return total === 0 ? null : dots.map((cast) => cast / total)
  })
  const means = options.map((_, k) => mean(shares.map((share) => share?.[k] ?? null)))
  const ranks = standardRank(means)
  return Object.fromEntries(options.map((option, k) => [option, { share: means[k]!, rank: ranks[k]! }]))
}
