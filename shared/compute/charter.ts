// The charter of the consortium: is the method adopted, and does somebody speak for us in every month and market (domain 4.T01).
import { type ComputeContext, type Content, textField } from './content.ts'
import { isIsoDate } from './evidence.ts'
import type { VoteTally } from './coreResults.ts'
import { tallyVotes } from './votes.ts'

/** Fields of the method, in the order people read them; the starred ones of domain 4.T01 are required. */
export const METHOD_FIELDS = ['goal', 'commonSteps', 'decisionRule', 'dataSharing', 'budgetRule', 'language'] as const
const REQUIRED_FIELDS = ['goal', 'commonSteps', 'decisionRule', 'language'] as const
/** Scope of a representative who speaks for all markets, and of the only lane while no market is decided. */
export const ALL_MARKETS = 'all'

export type CharterResults = {
  /** Vote of the partners on the charter (domain 3.6). */
  vote: VoteTally
  /** Required fields of the method that are empty. */
  methodGaps: string[]
  /** The vote adopted a method in which nothing required is missing. */
  adopted: boolean
  /** Calendar months that overlap the strategy period, as `2026-03`; empty without a period. */
  months: string[]
  /** Markets of D; `all` alone while nothing is decided. */
  lanes: string[]
  /** Lane -> months in which nobody represents us there. */
  gaps: Record<string, string[]>
  /** Unfilled (month, lane) pairs ÷ all pairs, 0-1; null without a month. */
  gapShare: number | null
  /** Representatives whose term is complete and who count as evidence (domain 3.2). */
  representatives: string[]
}

type Term = { scope: string; start: string; end: string }

const monthNumber = (isoDate: string): number => Number(isoDate.slice(0, 4)) * 12 + Number(isoDate.slice(5, 7)) - 1
const monthName = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** Calendar months that overlap a period of ISO dates, both ends included; empty for a period that is none. */
export function monthsBetween(start: string | null, end: string | null): string[] {
  if (!isIsoDate(start) || !isIsoDate(end) || start > end) return []
  const first = monthNumber(start)
  return Array.from({ length: monthNumber(end) - first + 1 }, (_, i) => monthName(first + i))
}

/** Whether a term overlaps at least one day of a month: the months of its first and last day are inside it. */
function coversMonth(term: Term, month: string): boolean {
  return term.start.slice(0, 7) <= month && month <= term.end.slice(0, 7)
}

/** Representatives who count, with scope and term. */
export function representativeTerms(content: Content): (Term & { id: string })[] {
  return content
    .items('T01.representatives')
    .filter((item) => item.counts)
    .map(({ id, fields }) => ({
      id,
      scope: textField(fields.scope),
      start: textField(fields.start),
      end: textField(fields.end),
    }))
}

/** The whole of T01 (domain 4.T01, Compute). */
export function computeCharter(content: Content, context: ComputeContext): CharterResults {
  const vote = tallyVotes(content.values('T01.statementVote'), context.partners, 'statement')
  const methodGaps = REQUIRED_FIELDS.filter((field) => textField(content.field('T01.method', field)) === '')
  const terms = representativeTerms(content)
  const months = monthsBetween(context.strategyStart, context.strategyEnd)
  const lanes = context.decided.length > 0 ? [...context.decided] : [ALL_MARKETS]
  const gapsIn = (lane: string): string[] => {
    const speaking = terms.filter(({ scope }) => scope === lane || scope === ALL_MARKETS)
    return months.filter((month) => !speaking.some((term) => coversMonth(term, month)))
  }
  const gaps = lanes.map((lane): [string, string[]] => [lane, gapsIn(lane)])
  const unfilled = gaps.reduce((sum, [, missing]) => sum + missing.length, 0)
  return {
    vote,
    methodGaps,
    adopted: vote.adopted && methodGaps.length === 0,
    months,
    lanes,
    gaps: Object.fromEntries(gaps),
    gapShare: months.length === 0 ? null : unfilled / (months.length * lanes.length),
    representatives: terms.map(({ id }) => id),
  }
}
