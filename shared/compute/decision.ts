// The decision on target markets: which ones, adopted by whom, within the limit or not (domain 4.T04.9).
import type { PartnerId, RoundValues } from '../board/boardState.ts'
import type { MarketDecision } from './coreResults.ts'
import { tallyVotes } from './votes.ts'

/** Row of the partner vote. */
export const DECISION_ROW = 'decision'

export type DecisionInput = {
  statement: string
  /** In the order chosen; ids that are no candidates are left out. */
  markets: readonly string[]
  /** `decision` -> `vote`. */
  votes: RoundValues
}

/** The decision; its `markets` are D of domain 2, empty unless valid (domain 4.T04.9). */
export function computeDecision(
  input: DecisionInput,
  partners: readonly PartnerId[],
  candidates: readonly string[],
  shortlist: readonly string[],
  maxTargets: number,
): MarketDecision {
  const tally = tallyVotes(input.votes, partners, DECISION_ROW)
  const chosen = [...new Set(input.markets)].filter((market) => candidates.includes(market))
  const valid = tally.adopted && chosen.length > 0 && input.statement.trim() !== ''
  const markets = valid ? chosen : []
  return {
    ...tally,
    valid,
    markets,
    withinLimit: valid && markets.length <= maxTargets,
    departsFromShortlist:
      valid && (markets.length !== shortlist.length || markets.some((market) => !shortlist.includes(market))),
  }
}
